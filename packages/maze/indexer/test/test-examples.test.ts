import type { Example } from "@maze/core";
import { describe, expect, test } from "vitest";
import { createIndexer } from "../src/index.ts";
import { temporaryProject } from "./support/temporary-project.ts";

const hole =
  "export declare function f(...args: unknown[]): unknown;\nexport declare function g(x: unknown): number;\n";

const shown = ({ args, expected }: Example): string =>
  `(${args.join(" | ")}) ${"value" in expected ? `=> ${expected.value}` : `throws ${expected.throws}`}`;

/** Examples of `f` that a project with one test file gives. */
async function examplesOf(body: string, more: Readonly<Record<string, string>> = {}): Promise<string[]> {
  const text = body.includes("import ") ? body : `import { f, g } from "../src/f.ts";\n${body}`;
  const root = await temporaryProject({ "src/f.ts": hole, "test/f.test.ts": text, ...more });
  const index = await createIndexer().index({ root });
  const { examples } = index.holes.find(({ name }) => name === "f") ?? { examples: [] };
  expect(examples.every(({ source }) => source === "test")).toBe(true);
  return examples.map(shown);
}

const inTest = (body: string): string => `test("it", () => {\n${body}\n});\n`;

describe("assertions", () => {
  test.each([
    ["expect(f(1)).toBe(2);", "(1) => 2"],
    ["expect(f({ a: 1 })).toStrictEqual({ b: [1] });", "({ a: 1 }) => { b: [1] }"],
    ["expect(f()).toBeUndefined();", "() => undefined"],
    ["expect(() => f(-1)).toThrow(RangeError);", "(-1) throws RangeError"],
    ["expect(() => f(-1)).toThrow();", "(-1) throws "],
    ["assert.strictEqual(f(1), 2);", "(1) => 2"],
    ["assert.throws(() => f(1), /too small/);", "(1) throws too small"],
    [
      "expect(f(new Date(2026, 0, 1))).toEqual(new Date(2026, 0, 2));",
      "(new Date(2026, 0, 1)) => new Date(2026, 0, 2)",
    ],
    ["const result = f(1);\nexpect(result).toBe(2);", "(1) => 2"],
    [
      "const day = new Date(2026, 0, 1);\nexpect(f(day, [day])).toBe(day);",
      "(new Date(2026, 0, 1) | [new Date(2026, 0, 1)]) => new Date(2026, 0, 1)",
    ],
    ["const { a, b: [c] } = { a: 1, b: [2] };\nexpect(f(a, c)).toBe(3);", "(1 | 2) => 3"],
    ["if (f) { const x = 1; { expect(f(x)).toBe(2); } }", "(1) => 2"],
  ])("%j", async (body, expected) => {
    expect(await examplesOf(inTest(body))).toEqual([expected]);
  });

  test.each([
    "expect(f(1)).not.toBe(2);",
    "expect(f(1)).toBeGreaterThan(2);",
    "expect(f(1) === 2).toBe(false);",
    "expect(f(1).length).toBe(2);",
    "expect(await f(1)).toBe(2);",
    "await expect(f(1)).resolves.toBe(2);",
    "expect(f(1)).toEqual(expect.any(Number));",
    "let x = 1;\nexpect(f(x)).toBe(2);",
    "const x = g(1);\nexpect(f(x)).toBe(2);",
    "expect(f(context.x)).toBe(2);",
    "const list = [1];\nlist.push(2);\nexpect(f(list)).toBe(2);",
    "const box = { a: 1 };\nbox.a = 2;\nexpect(f(box)).toBe(2);",
    "const box = { a: 1 };\nchange(box);\nexpect(f(box)).toBe(2);",
    "const day = new Date(0);\nday.setDate(3);\nexpect(f(day)).toBe(2);",
  ])("%j gives none", async (body) => {
    expect(await examplesOf(`test("it", async (context) => {\n${body}\n});\n`)).toEqual([]);
  });

  test("what only reads a constant, or comes after the assertion, does not matter", async () => {
    const body =
      "const list = [3, 1];\nexpect(list.map(String)).toHaveLength(2);\nexpect(g(list)).toBe(1);\nexpect(f(list)).toBe(2);\nlist.sort();\n";
    expect(await examplesOf(inTest(body))).toEqual(["([3, 1]) => 2"]);
  });

  test("constants of the suite and the file, and parameters that hide them", async () => {
    const body = `
const base = 10;
describe("a suite", () => {
  const inner = [base];
  ${inTest("expect(f(inner, base)).toBe(1);")}
  test("hidden", (base) => { expect(f(base)).toBe(2); });
});
`;
    expect(await examplesOf(body)).toEqual(["([10] | 10) => 1"]);
  });

  test("an example is not repeated", async () => {
    expect(await examplesOf(inTest("expect(f(1)).toBe(2);\nexpect(f(1)).toBe(2);"))).toEqual(["(1) => 2"]);
  });
});

describe("tables", () => {
  test.each([
    [
      'test.each([[1, 2, 3], [4, 5, 9]])("%i + %i", (a, b, sum) => { expect(f(a, b)).toBe(sum); });',
      ["(1 | 2) => 3", "(4 | 5) => 9"],
    ],
    [
      'it.each([{ a: 1, sum: 2 }, { a: 3, sum: 4 }] as const)("$a", ({ a, sum }) => { expect(f(a)).toBe(sum); });',
      ["(1) => 2", "(3) => 4"],
    ],
    ['test.for([[1, 2]])("", ([a, b]) => { expect(f(a)).toBe(b); });', ["(1) => 2"]],
    ['const cases = [["x", 1]];\ntest.each(cases)("", (a, b) => { expect(f(a)).toBe(b); });', ['("x") => 1']],
    [
      "for (const [a, b] of [[1, 2], [3, 4]]) {\n  test(`${a}`, () => { expect(f(a)).toBe(b); });\n}",
      ["(1) => 2", "(3) => 4"],
    ],
    ['[1, 2].forEach((a) => { test("", () => { expect(f(a)).toBe(a); }); });', ["(1) => 1", "(2) => 2"]],
    ['test.each([1, unknown()])("", (a) => { expect(f(a)).toBe(1); });', ["(1) => 1"]],
    ['test.each(rows())("", (a) => { expect(f(a)).toBe(1); });', []],
    ['test.each([[1, ...more]])("", (a, b) => { expect(f(b)).toBe(1); });', []],
  ])("%s", async (body, expected) => {
    expect(await examplesOf(body)).toEqual(expected);
  });
});

describe("which function a test means", () => {
  const call = inTest("expect(called(1)).toBe(2);");
  test.each([
    ['import { f as called } from "../src/f.js";\n', ["(1) => 2"]],
    ['import { f as called } from "../src/f";\n', ["(1) => 2"]],
    ['import * as all from "../src/f.ts";\nconst { f: other } = all;\n', []],
    ['const { f: called } = await import("../src/f.ts");\nimport {} from "x";\n', ["(1) => 2"]],
    ['const { f: called } = require("../src/f.ts");\n//import \n', ["(1) => 2"]],
    ['import { renamed as called } from "../src/index.ts";\n', ["(1) => 2"]],
    ['import { f as called } from "../src";\n', ["(1) => 2"]],
    ['import type { f as called } from "../src/f.ts";\n', []],
    ['import { f as called } from "some-package";\n', []],
    ['import { f as called } from "../src/other.ts";\n', []],
    ['import called from "../src/f.ts";\n', []],
  ])("%s", async (head, expected) => {
    const more = {
      "src/index.ts": 'export * from "./barrel/index.ts";\nexport { f as renamed } from "./f.ts";\n',
      "src/barrel/index.ts": 'import { f } from "../f.ts";\nexport { f };\nexport * from "../index.ts";\n',
      "src/other.ts": "export const f = 1;\n",
    };
    expect(await examplesOf(`${head}${call}`, more)).toEqual(expected);
  });

  test("namespaces, static methods, and tests beside the code", async () => {
    expect(await examplesOf('import * as all from "../src/f.ts";\nexpect(all.f(1)).toBe(2);\n')).toEqual(["(1) => 2"]);
    const root = await temporaryProject({
      "calc.ts": `export class Calc { static add(a: number): number { throw new Error("todo"); } sub(a: number): number { throw new Error("todo"); } }
export function own(a: number): number { throw new Error("todo"); }
if (import.meta.vitest) { const { test, expect } = import.meta.vitest; test("x", () => { expect(own(1)).toBe(2); }); }
import { test as t } from "vitest";
t("own", () => { expect(own(1)).toBe(2); });`,
      "calc.test.ts":
        'import { Calc as C } from "./calc.ts";\ntest("x", () => { expect(C.add(1)).toBe(2); expect(new C().sub(1)).toBe(0); });',
    });
    const { holes } = await createIndexer().index({ root });
    expect(holes.map(({ name, examples }) => [name, examples.map(shown)])).toEqual([
      ["Calc.add", ["(1) => 2"]],
      ["Calc.sub", []],
      ["own", ["(1) => 2"]],
    ]);
  });
});

test("doc and test examples that cannot both hold are reported", async () => {
  const root = await temporaryProject({
    "f.ts":
      "/** @example f(1) // => 'a'\n * @example f(2) // => [1] */\nexport declare function f(x: number): unknown;\n",
    "f.test.ts":
      'import { f } from "./f.ts";\ntest("x", () => { expect(f(1)).toBe("b"); expect(f(2)).toEqual([ 1 ]); expect(f(1)).toBe("a"); });',
  });
  const { holes, diagnostics } = await createIndexer().index({ root });
  expect(holes[0]?.examples.map((example) => [example.source, shown(example)])).toEqual([
    ["doc", "(1) => 'a'"],
    ["doc", "(2) => [1]"],
    ["test", '(1) => "b"'],
    ["test", "(2) => [ 1 ]"],
    ["test", '(1) => "a"'],
  ]);
  expect(diagnostics.map(({ code, message }) => [code, message])).toEqual([
    ["MAZE_INDEX_EXAMPLES_CONTRADICT", "the examples of f(1) give different results"],
  ]);
});
