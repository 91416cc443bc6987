import type { BugDefinition, BugIntent } from "@mastery/harden";

/** Correct code as a learner may write it: comments, a Unicode name, Windows line ends. */
export const softmaxText = [
  "// π: the probabilities of a row 😀",
  "export function softmax(xs: readonly number[]): number[] {",
  "  /* the largest */ const m = Math.max(...xs);",
  "  const πs = xs.map((x) => Math.exp(x /* shifted */ - m)); // stable",
  "  let sum = 0;",
  "  for (let i = 0; i < πs.length; i++) sum += πs[i]!;",
  "  return πs.map((p) => p / sum);",
  "}",
  "",
].join("\r\n");

export const softmaxTests = `
import assert from "node:assert/strict";
import { test } from "node:test";
import { softmax } from "../src/softmax.ts";
test("sums to one", () => {
  assert.ok(Math.abs(softmax([1, 2, 3]).reduce((a, b) => a + b, 0) - 1) < 1e-9);
});
test("large scores do not overflow", () => {
  assert.deepEqual(softmax([1000, 1000]), [0.5, 0.5]);
});
test("orders as the scores do", () => {
  const [low, high] = softmax([1, 2]);
  assert.ok(low! < high!);
});
`;

export const naiveExponential: BugIntent = {
  id: "naive-exponential",
  teaches: "Exponentials of large scores overflow.",
  hints: ["Which score is large?", "What is exp(1000)?"],
  apply: "first",
  rules: [{ rule: { pattern: "Math.exp($X - $M)" }, fix: "Math.exp($X)" }],
};

export const dropMax: BugDefinition = {
  id: "drop-max",
  title: "The maximum is not subtracted",
  target: { file: "src/softmax.ts", symbol: "softmax" },
  intents: [naiveExponential],
  fallback: { mutators: ["drop-operand", "comparison", "number"], max_tries: 40 },
  oracle: {
    must_fail: ["large scores do not overflow"],
    must_pass: ["orders as the scores do"],
    forbid_crash: true,
    timeout_s: 20,
  },
};
