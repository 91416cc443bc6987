import { spawnSync } from "node:child_process";
import { createHardener, type BugDefinition } from "@mastery/harden";
import { describe, expect, it } from "vitest";
import { createPythonRunner } from "./support/run-in-folder.ts";

const hasPython = spawnSync("python3", ["--version"]).status === 0;

const text = `"""Softmax of a row, ünïcode 😀."""
import math


def softmax(row):
    top = row[0]
    for value in row[1:]:
        if value > top:  # the largest so far
            top = value
    powers = [math.exp(value - top) for value in row]
    total = sum(powers)
    return [power / total for power in powers]
`;
const tests = `
import unittest
from softmax import softmax


class Softmax(unittest.TestCase):
    def test_sums_to_one(self):
        self.assertAlmostEqual(sum(softmax([1.0, 2.0])), 1.0)

    def test_is_stable(self):
        self.assertAlmostEqual(softmax([-800.0, -800.0, 0.0])[2], 1.0)

    def test_order(self):
        low, high = softmax([1.0, 2.0])
        self.assertLess(low, high)
`;
const bug: BugDefinition = {
  id: "wrong-shift",
  title: "The wrong value is subtracted",
  target: { file: "softmax.py", symbol: "softmax" },
  intents: [
    {
      id: "unshifted",
      hints: [],
      apply: "first",
      rules: [{ rule: { pattern: "math.exp($X - $M)" }, fix: "math.exp($X)" }],
    },
    {
      id: "smallest-for-largest",
      hints: [],
      apply: "first",
      rules: [
        {
          rule: { all: [{ pattern: "$V > $TOP" }, { inside: { kind: "if_statement" } }] },
          constraints: { TOP: { regex: "^(top|m|highest)$" } },
          fix: "$V < $TOP",
        },
      ],
    },
  ],
  fallback: { mutators: ["drop-operand", "swap-branches", "number"], max_tries: 40 },
  oracle: { must_fail: ["Softmax.test_is_stable"], must_pass: [], forbid_crash: true, timeout_s: 20 },
};

describe.skipIf(!hasPython)("Python (skipped where there is no python3)", () => {
  const runner = () => createPythonRunner("test_softmax", tests);
  const request = { files: { "softmax.py": text }, language: "python", seed: 4 } as const;

  it("puts a bug into Python code and proves it with unittest", async () => {
    const result = await createHardener({ runner: runner() }).harden({ ...request, bugs: [bug] });
    expect(result.state.attempts.map(({ pattern, outcome }) => `${pattern} ${outcome}`)).toEqual([
      "unshifted survived",
      // The row is shifted by its smallest value: exp(800) raises an OverflowError, which is no assertion.
      "smallest-for-largest crash",
      ...result.state.attempts.slice(2).map(({ pattern, outcome }) => `${pattern} ${outcome}`),
    ]);
    expect(result.kind).toBe("found");
    if (result.kind !== "found") return;
    expect(result.challenge.bugs[0]?.origin).toBe("fallback");
    expect(result.challenge.files["softmax.py"]).toContain("# the largest so far");
    expect(result.challenge.symptom.test).toMatch(/^test_softmax\.Softmax\.test_/);
  });
});
