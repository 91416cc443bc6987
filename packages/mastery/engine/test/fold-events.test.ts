import { expect, test } from "vitest";
import { foldEvents, progressOf, type EventBody, type MasteryEvent } from "../src/index.ts";

const numbered = (...bodies: readonly EventBody[]): readonly MasteryEvent[] =>
  bodies.map((body, at) => ({ ...body, v: 1, seq: at + 1, at: "2026-01-01T00:00:00.000Z" }));

const object = { curriculum: "demo", module: "a" } as const;
const build = { ...object, stage: "build" } as const;
const passed: EventBody = { verb: "passed", object: build, result: { testMs: 5 } };
const failed: EventBody = { verb: "failed", object: build, result: { reason: "no" } };
const challenge = { bug: "b", origin: "i", seed: 1, file: "f", copy: "c", text: "t", failing: [] };

test("attempts, hints, answers and challenges are counted for each module", () => {
  const answer = (response: string, success: boolean): EventBody => ({
    verb: "answered",
    object: { ...object, id: "q" },
    result: { response, success, by: "code", feedback: ["f"] },
  });
  const events = numbered(
    { verb: "initialized", object: { curriculum: "demo" } },
    failed,
    passed,
    { verb: "hinted", object: build, result: { level: 2 } },
    answer("x", false),
    answer("y", true),
    { verb: "injected", object, result: challenge },
  );
  const progress = foldEvents(events);
  expect([progress.initialized, progressOf(progress, "other").passed.size]).toEqual([true, 0]);
  const module = progressOf(progress, "a");
  expect([[...module.passed], module.attempts, module.hints.build, module.testMs]).toEqual([
    ["build"],
    { build: 2, justify: 0, harden: 0 },
    2,
    5,
  ]);
  expect(module.answers.get("q")).toMatchObject({ response: "y", success: true, tries: 2 });
  expect(module.challenge).toEqual(challenge);
});

test("a mended bug ends its challenge", () => {
  const mended = foldEvents(
    numbered(
      { verb: "injected", object, result: challenge },
      { verb: "passed", object: { ...object, stage: "harden" }, result: {} },
    ),
  );
  expect(progressOf(mended, "a")).toMatchObject({ mended: ["b"] });
  expect(progressOf(mended, "a")).not.toHaveProperty("challenge");
});

test("what is undone did not happen, a reset included", () => {
  const undone = (seq: number): EventBody => ({ verb: "undone", object: { curriculum: "demo" }, result: { seq } });
  expect(progressOf(foldEvents(numbered(passed, undone(1))), "a").passed.size).toBe(0);
  const reset: EventBody = { verb: "reset", object: { curriculum: "demo" } };
  expect(progressOf(foldEvents(numbered(passed, reset)), "a").passed.size).toBe(0);
  expect(progressOf(foldEvents(numbered(passed, reset, undone(2))), "a").passed.size).toBe(1);
});
