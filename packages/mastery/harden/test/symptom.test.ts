import { createHardener, type TestFailure } from "@mastery/harden";
import { createFakeTestRunner } from "@mastery/harden/testing";
import { expect, it } from "vitest";

const file = "half.ts";
const text = "export const half = (value: number) => value / 2;\n";

async function symptom(failure: TestFailure) {
  const runner = createFakeTestRunner({ halves: ({ [file]: code }) => (code === text ? undefined : failure) });
  const result = await createHardener({ runner }).harden({
    files: { [file]: text },
    language: "typescript",
    bugs: [
      {
        id: "half",
        title: "Not halved",
        target: { file },
        intents: [{ id: "whole", hints: [], apply: "first", rules: [{ rule: { pattern: "$X / 2" }, fix: "$X * 2" }] }],
        oracle: { must_fail: ["halves"], must_pass: [], forbid_crash: true, timeout_s: 10 },
      },
    ],
    seed: 1,
  });
  return result.kind === "found" ? result.challenge.symptom : undefined;
}

it("says what the failing assertion said", async () => {
  expect(await symptom({ kind: "assertion", message: "halves 4", expected: "2", actual: "8" })).toEqual({
    test: "halves",
    message: "halves 4",
    expected: "2",
    actual: "8",
    alsoFailing: [],
  });
});

it("leaves out the lines that show the changed code, and stacks", async () => {
  const message = [
    "8 is not 2",
    "    >   export const half = (value: number) => value * 2;",
    "    at half (file:///half.ts:1:20)",
    '  File "half.py", line 3, in half',
    "near the middle",
  ].join("\n");
  expect((await symptom({ kind: "assertion", message }))?.message).toBe("8 is not 2\nnear the middle");
});
