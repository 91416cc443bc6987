import fc from "fast-check";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { scanStatements } from "../src/prefix/scan-statements.ts";

const folder = fileURLToPath(new URL("../src/", import.meta.url));
const sources = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts"))
  .sort()
  .map((file) => readFileSync(folder + file, "utf8"));

/** The texts between boundaries. */
const pieces = (text: string): string[] => {
  const offsets = scanStatements(text).boundaries.map(({ offset }) => offset);
  return offsets.map((offset, index) => text.slice(offsets[index - 1] ?? 0, offset).trim());
};

describe("the ends of statements", () => {
  it("are semicolons, braces of blocks, and lines that cannot go on", () => {
    expect(
      pieces("const a = f({ b: 1 })\nlet c = a\n  .d;\nif (c) { e() } else return\nfunction g(): void {\n  h"),
    ).toEqual([
      "const a = f({ b: 1 })",
      "let c = a\n  .d;",
      "if (c) {",
      "e() }",
      "else return",
      "function g(): void {",
    ]);
  });

  it("are not told inside of expressions, and not before a word is complete", () => {
    expect(pieces("const a = b.map((c) => { const d = 1; return d; }).e")).toEqual([]);
    expect(pieces("const a = b\nin")).toEqual([]);
    expect(pieces("const a = b\nin c;")).toEqual(["const a = b\nin c;"]);
    expect(pieces("for (let i = 0; i < 3; i++)\n  f(i)\ng")).toEqual([]);
    expect(pieces("const a = `x${ {} };`;\n/;/.test(b);")).toEqual(["const a = `x${ {} };`;", "/;/.test(b);"]);
  });

  it("name the blocks that are open: bodies with and without a type, classes, others", () => {
    const text = "class A<T> {\n  m(x: { y: T }): { z: T } {\n    for (;;) {\n      n();";
    const [last] = scanStatements(text).boundaries.slice(-1);
    expect(last?.open.map(({ kind, isAnnotated }) => `${kind} ${isAnnotated}`)).toEqual([
      "class false",
      "function true",
      "control false",
    ]);
  });

  it("are the same when the text arrives in pieces", () => {
    fc.assert(
      fc.property(fc.constantFrom(...sources), fc.array(fc.nat(), { minLength: 1, maxLength: 8 }), (source, cuts) => {
        const text = source.slice(0, 6000);
        let scan = scanStatements("");
        for (const cut of cuts.map((at) => at % (text.length + 1)).sort((a, b) => a - b)) {
          scan = scanStatements(text.slice(0, cut), scan);
        }
        expect(scanStatements(text, scan)).toEqual(scanStatements(text));
      }),
      { seed: 7, numRuns: 60 },
    );
  });
});
