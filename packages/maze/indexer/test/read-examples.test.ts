import type { Example } from "@maze/core";
import { describe, expect, test } from "vitest";
import { readExamples } from "../src/index.ts";

const shown = ({ args, expected }: Example): string =>
  `(${args.join(" | ")}) ${"value" in expected ? `=> ${expected.value}` : `throws ${expected.throws}`}`;
const examples = (text: string, name = "f"): string[] => readExamples(text, name).examples.map(shown);

describe("notations of a result", () => {
  test.each([
    ["f(1, 2) // => 3", "(1 | 2) => 3"],
    ['f(x()); // => "a"', undefined],
    ['f(1); // => "a";', '(1) => "a"'],
    ["f(1)\n//=> [1, 2]", "(1) => [1, 2]"],
    ["f(1)\n  // => { a: 1 }", "(1) => { a: 1 }"],
    ["f(1) // -> 2", "(1) => 2"],
    ["f(1) // → 2", "(1) => 2"],
    ["f(1) // returns 2", "(1) => 2"],
    ["f(1) /* => 2 */", "(1) => 2"],
    ["f(1) // 2", "(1) => 2"],
    ["f(1) // two", undefined],
    ["f(1)\n// 2", undefined],
    ["f(1)\n\n// => 2", undefined],
    ["const result = f(1) // => 2", "(1) => 2"],
    ["const result = f(1)\n//=> 2", "(1) => 2"],
    ["const result = f(1);\nresult; // => 2", "(1) => 2"],
    ["const x = 4;\nlet y = 5;\nf(x, y) // => 9", "(4 | 5) => 9"],
    ["const x = 4;\nf(x) // => x", undefined],
    ["let y = 5;\ny = 6;\nf(y) // => 9", undefined],
    ["console.log(f(1)); // => 2", "(1) => 2"],
    ["dates.f(1) // => 2", "(1) => 2"],
    ["f(1) === 2", "(1) => 2"],
    ["2 == f(1);", "(1) => 2"],
    ["f(1) === 2 // => true", "(1) => 2"],
    ["f(1) === 2 // => false", undefined],
    ["expect(f(1)).toBe(2)", "(1) => 2"],
    ["expect(f(1)).toEqual({ a: [1] });", "(1) => { a: [1] }"],
    ["expect(f(1)).toBeNull()", "(1) => null"],
    ["expect(f(1)).to.deep.equal([1])", "(1) => [1]"],
    ["expect(f(1)).to.be.true", "(1) => true"],
    ["expect(f(1)).not.toBe(2)", undefined],
    ["expect(f(1)).toBeCloseTo(2)", undefined],
    ["assert.deepEqual(f(1), [1])", "(1) => [1]"],
    ["assert(f(1) === 2)", "(1) => 2"],
    ["f(-1) // => throws RangeError", "(-1) throws RangeError"],
    ["f(-1) // throws", "(-1) throws "],
    ["f(-1) // throws a RangeError if it is negative", "(-1) throws RangeError"],
    ["f(-1); // Throws: TypeError", "(-1) throws TypeError"],
    ['f(-1) // throws "must be positive"', "(-1) throws must be positive"],
    ['f(-1) // throws new Error("too small")', "(-1) throws too small"],
    ["expect(() => f(-1)).toThrow(RangeError)", "(-1) throws RangeError"],
    ['expect(() => { f(-1); }).toThrow("small")', "(-1) throws small"],
    ["expect(() => f(-1)).toThrow(/too small/)", "(-1) throws too small"],
    ["expect(() => f(-1)).toThrow(/a.*b/)", "(-1) throws "],
    ["assert.throws(() => f(-1), RangeError)", "(-1) throws RangeError"],
    ["await f(1) // => 2", undefined],
  ])("%j", (text, expected) => {
    expect(examples(text)).toEqual(expected === undefined ? [] : [expected]);
  });

  test("results over several lines", () => {
    expect(examples("f(1)\n// => {\n//   a: 1,\n//   b: [2],\n// }\nf(2) // => 3")).toEqual([
      "(1) => {\n   a: 1,\n   b: [2],\n }",
      "(2) => 3",
    ]);
    expect(examples("f(1) // => 1\n// and this is a remark\nf(2) // => 2")).toEqual(["(1) => 1", "(2) => 2"]);
  });

  test("calls over several lines, with brackets in strings, templates and regular expressions", () => {
    const text = `f(
  "a ) // => b",
  \`\${[1, 2].map((n) => \`<\${n}>\`).join(")")}\`, // a remark => 1
  /[)"'/]/gu,
  { key: (1 + 2) * 3, nested: [[")"]] },
); // => "it's".length`;
    expect(examples(text)).toEqual([
      `("a ) // => b" | \`\${[1, 2].map((n) => \`<\${n}>\`).join(")")}\` | /[)"'/]/gu | { key: (1 + 2) * 3, nested: [[")"]] }) => "it's".length`,
    ]);
  });

  test("fenced text, captions and prose around the code", () => {
    expect(examples("<caption>Two calls</caption>\n```ts\nf(1) // => 2\n```\nand\n~~~\nf(2) // => 3\n~~~")).toEqual([
      "(1) => 2",
      "(2) => 3",
    ]);
    expect(
      examples("Adds one, as you'd expect:\n  f(1) // => 2\nand with a list (of one):\n  f([1])\n  // => [2]"),
    ).toEqual(["(1) => 2", "([1]) => [2]"]);
  });
});

describe("arguments and results stand alone", () => {
  test("type syntax is dropped, constants are put in their place", () => {
    const text = `
const base = [1, 2] as const;
const options = { base, deep: { n: -1 } } satisfies Options;
f(<number>(base.length as number)!, options, new Map<string, number>([["a", 1]]), (x: number, y?: string): string => x + y!) // => ({} as Result)
`;
    expect(examples(text)).toEqual([
      '(([1, 2].length) | { base: [1, 2], deep: { n: -1 } } | new Map([["a", 1]]) | (x, y) => x + y) => ({})',
    ]);
  });

  test.each([
    ["f(unknown) // => 1", "f(unknown): it needs unknown"],
    ["f(new Date()) // => 1", "f(new Date()): it depends on the clock"],
    ["f(Date.now()) // => 1", "f(Date.now()): Date.now is another value each time"],
    ["f(Math.random()) // => 1", "f(Math.random()): Math.random is another value each time"],
    ["f(...[1]) // => 1", "f(...[1]): its arguments are spread"],
    ["f(this.x) // => 1", "f(this.x): it contains this"],
    ["f(await g) // => 1", "f(await g): it contains await g"],
    ["f(class {}) // => 1", "f(class {}): it contains class {}"],
    ["import { g } from 'g';\nf(g(1)) // => 1", "f(g(1)): it needs g, whose value only a run can tell"],
    [
      "f(1) // => Thu Sep 11 2014",
      'f(1): its result "Thu Sep 11 2014" is no expression that stands alone (it does not parse)',
    ],
    [
      "f(1) // => Date",
      'f(1): its result "Date" is no expression that stands alone (Date is a type here, not a value)',
    ],
    ["f(1) // => 1, 2", 'f(1): its result "1, 2" is no expression that stands alone (it is more than one expression)'],
    ["f(1) // => other", 'f(1): its result "other" is no expression that stands alone (it needs other)'],
    ["f(1)", "f(1): it gives no result"],
    ["await f(1) // => 2", "await f(1): results that arrive later are not compared"],
    ["nothing of use", "it shows no call of f with a result"],
    ["", "it shows no call of f with a result"],
  ])("%j says why it is no example", (text, reason) => {
    expect(readExamples(text, "f")).toEqual({ examples: [], unreadable: [reason] });
  });

  test("functions may use their own names and the globals of the language", () => {
    const text =
      "f([1, 2], (all, { n = all.length, ...rest }) => { const half = n / 2; for (const x of all) rest[x] = Math.max(half, x); return rest; }) // => 1";
    expect(examples(text)).toHaveLength(1);
    expect(examples("f(function loop(n) { return n > 0 ? loop(n - 1) : undefined }) // => NaN")).toEqual([
      "(function loop(n) { return n > 0 ? loop(n - 1) : undefined }) => NaN",
    ]);
    expect(examples("f((n) => n + other) // => 1")).toEqual([]);
  });
});

test("methods are called on their class or alone, never on an object whose state is unknown", () => {
  expect(examples("Calc.add(1, 2) // => 3", "Calc.add")).toEqual(["(1 | 2) => 3"]);
  expect(examples("add(1, 2) // => 3", "Calc.add")).toEqual(["(1 | 2) => 3"]);
  expect(examples("calc.add(1, 2) // => 3", "Calc.add")).toEqual([]);
  expect(examples("new Calc().add(1, 2) // => 3", "Calc.add")).toEqual([]);
});

test("text of any kind is read in bounded time", () => {
  const started = performance.now();
  for (const text of [
    "(".repeat(19_000),
    "f(".repeat(6_000),
    "f(1) // => [\n//".repeat(1_000),
    "Some (prose.\n".repeat(1_400),
    "a".repeat(200_000),
  ]) {
    expect(readExamples(text, "f").examples).toEqual([]);
  }
  expect(performance.now() - started).toBeLessThan(5_000);
});
