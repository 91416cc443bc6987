import { expect, test } from "vitest";
import { type BenchCase } from "../src/definition.ts";
import { runCase } from "../src/run-case.ts";

/** A contender that notes its turns and measures the given numbers one after the other. */
function scripted(name: string, log: string[], values: readonly number[]) {
  let turn = 0;
  return {
    name,
    round: () => {
      log.push(name);
      return { time: values[turn++] ?? Number.NaN };
    },
  };
}

const caseOf = (change: Partial<BenchCase>): BenchCase => ({
  name: "sort",
  corpus: "ten numbers",
  metrics: { time: { unit: "ms" } },
  ours: { name: "ours", round: () => ({ time: 1 }) },
  rounds: 2,
  ...change,
});

test("contenders take turns, who begins changes, and warm-ups do not count", async () => {
  const log: string[] = [];
  const ours = scripted("ours", log, [1000, 1, 3]);
  const peer = scripted("peer", log, [2000, 10, 30]);
  const result = await runCase(caseOf({ ours, peers: [peer], warmUps: 1 }));
  expect(log).toEqual(["ours", "peer", "peer", "ours", "ours", "peer"]);
  expect(result.ours.spreads["time"]?.median).toBe(2);
  expect(result.peers[0]?.spreads["time"]?.median).toBe(20);
});

test("a metric that a contender does not measure is an error, not a hole in the table", async () => {
  const ours = { name: "ours", round: () => ({ other: 1 }) };
  await expect(runCase(caseOf({ ours }))).rejects.toThrow('ours measured no "time" in a round of "sort"');
});
