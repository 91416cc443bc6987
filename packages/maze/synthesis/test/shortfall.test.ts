import { describe, expect, it } from "vitest";
import { fill, steppingClock, type HoleCase } from "./support/fill.ts";

/** Two examples are upper case; no rule gives the third. */
const halfway: HoleCase = {
  name: "odd",
  signature: "(text: string): string",
  examples: [
    ['"a"', '"A"'],
    ['"b"', '"B"'],
    ['"c"', '"q7x"'],
  ],
};

describe("a hole that stays open says what ended the search", () => {
  it("at the engine's time limit, however near it came", async () => {
    const { summary } = await fill({ ...halfway, config: { timeMs: 100 }, timeMs: 60_000, now: steppingClock(5) });
    expect([summary.end, summary.reasons.map(({ code }) => code)]).toEqual(["budget", ["time-limit"]]);
    expect(summary.reasons[0]?.message).toMatch(
      /^no expression of type string that gives every expected result was found in the 100 ms of synthesis\.timeMs: searched \d+ different terms .*; the nearest matched 2 of 3 examples$/,
    );
  });

  it("at the time that its task has left, of which a slow start still leaves some", async () => {
    const { summary } = await fill({ ...halfway, timeMs: 1, now: steppingClock(5) });
    expect(summary.reasons[0]?.code).toBe("time-limit");
    expect(summary.reasons[0]?.message).toContain("300 ms of the task's time budget");
  });

  it("says that nothing is there only where all was tried", async () => {
    const ends: string[] = [];
    for (let maxCost = 1; maxCost <= 6; maxCost++) {
      const whole = await fill({ ...halfway, config: { maxCost }, now: () => 0 });
      expect([whole.summary.end, whole.summary.reasons[0]?.code]).toEqual(["exhausted", "not-found"]);
      // The clock is read a few times at each level, so one of these limits is met in the midst of the last one.
      for (let timeMs = 10; timeMs <= 200; timeMs += 10) {
        const { summary } = await fill({ ...halfway, config: { maxCost, timeMs }, now: steppingClock(10) });
        const [reason] = summary.reasons;
        const hasTriedAll = ["evaluations", "maxCost"].every(
          (name) => summary.statistics[name] === whole.summary.statistics[name],
        );
        expect([summary.end, reason?.code]).toEqual(
          hasTriedAll ? ["exhausted", "not-found"] : ["budget", "time-limit"],
        );
        ends.push(summary.end);
      }
    }
    expect(new Set(ends)).toEqual(new Set(["exhausted", "budget"]));
  });

  it("ends by its budget where the task wants no more candidates", async () => {
    const open = { ...halfway, examples: [['"a"', '"A"'] as const], now: () => 0 };
    const { candidates, summary } = await fill({ ...open, candidates: 1 });
    expect([candidates.length, summary.end, summary.reasons]).toEqual([1, "budget", []]);
  });
});
