import { expect, test } from "vitest";
import { keepsShape, shapeOf } from "../src/search/kept-shape.ts";
import { parseProgram } from "../src/syntax/program.ts";

const before =
  "interface Box { width: number }\nfunction f(a: number, b): Box {\n  const c = b;\n  return { width: a };\n}\n";
const keeps = (after: string): boolean =>
  keepsShape(shapeOf(parseProgram("a.ts", before)), shapeOf(parseProgram("a.ts", after)));

test.each([
  ["a type where none was", before.replace("b)", "b: string)")],
  ["a variable's type", before.replace("c =", "c: unknown =")],
  ["another value", before.replace("width: a", "width: Number(a)")],
  ["a statement more", before.replace("  return", "  let d = 1;\n  return")],
])("%s keeps the shape", (_what, after) => {
  expect(after).not.toBe(before);
  expect(keeps(after)).toBe(true);
});

test.each([
  ["a looser parameter", before.replace("a: number", "a: number | string")],
  ["an optional parameter", before.replace("a: number", "a?: number")],
  ["a looser result", before.replace("): Box", "): Box | undefined")],
  ["another declared type", before.replace("width: number }", "width: number; height: number }")],
  ["a statement less", before.replace("  const c = b;\n", "")],
  ["a throw", before.replace("  return", "  throw new Error();\n  return")],
])("%s does not", (_what, after) => {
  expect(after).not.toBe(before);
  expect(keeps(after)).toBe(false);
});
