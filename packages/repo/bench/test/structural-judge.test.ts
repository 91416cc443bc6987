import { describe, expect, test } from "vitest";
import { judgeStructure } from "../src/repair/structural-judge.ts";

const before = `function top(xs: number[]): number {
  const seen = {};
  for (const x of xs) {
    if (x > 3) {
      seen[x] = String(x);
    }
  }
  return xs[0] + seen.length;
}
`;
const objectionsTo = (after: string): readonly string[] => judgeStructure(before, after).objections;

describe("what counts as repaired", () => {
  test.each([
    ["an annotation of a variable", before.replace("seen = {}", "seen: Record<number, string> = {}")],
    ["a conversion", before.replace("return xs[0] +", "return Number(xs[0]) +")],
    ["a guard", before.replace("  return xs", "  if (xs.length === 0) return 0;\n  return xs")],
    ["a declaration", before.replace("  const seen", "  let found = 0;\n  const seen")],
  ])("%s is fine", (_what, after) => {
    expect(after).not.toBe(before);
    expect(judgeStructure(before, after)).toEqual({ objections: [], escapes: false });
  });
});

describe("what does not", () => {
  test.each([
    ["a deleted statement", before.replace("      seen[x] = String(x);\n", ""), "gone or replaced"],
    ["a replaced statement", before.replace("return xs[0] + seen.length", "return 1"), "gone or replaced"],
    ["an emptied body", before.replace(/\{\n {2}const[\s\S]*\n\}/, "{}"), "gone or replaced"],
    ["an added throw", before.replace("  return xs", "  throw new Error();\n  return xs"), "a throw was added"],
    ["an added call", before.replace("  return xs", "  xs.sort();\n  return xs"), "added"],
    ["a suppression", before.replace("  return xs", "  // @ts-ignore\n  return xs"), "a suppression was added"],
    ["a looser result", before.replace("): number", "): number | undefined"), "signature changed"],
    ["a looser parameter", before.replace("xs: number[]", "xs: unknown[]"), "signature changed"],
    ["an optional parameter", before.replace("xs: number[]", "xs?: number[]"), "signature changed"],
    ["statements in another order", swapped(), "gone or replaced"],
  ])("%s", (_what, after, objection) => {
    expect(after).not.toBe(before);
    expect(objectionsTo(after).join("\n")).toContain(objection);
  });
});

function swapped(): string {
  const declared = "  const seen = {};\n";
  return before.replace(declared, "").replace("  return xs", `${declared}  return xs`);
}

test.each([
  ["any", "seen: any = {}"],
  ["an assertion", "seen = {} as Record<number, string>"],
  ["!", "seen = {}!"],
  ["a definite assignment", "seen!: object"],
])("a way around the checker is seen: %s", (_what, declared) => {
  expect(judgeStructure(before, before.replace("seen = {}", declared)).escapes).toBe(true);
  expect(judgeStructure(before.replace("seen = {}", declared), before.replace("seen = {}", declared)).escapes).toBe(
    false,
  );
});

test("a text that does not parse keeps all but a few of its tokens", () => {
  const open = before.trimEnd().slice(0, -1);
  expect(judgeStructure(open, before).objections).toEqual([]);
  expect(judgeStructure(open, "function top() {}").objections.join("\n")).toContain("tokens gone");
});
