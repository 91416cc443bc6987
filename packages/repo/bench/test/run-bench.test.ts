import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { defineBench } from "../src/definition.ts";
import { runBench } from "../src/run-bench.ts";
import { cacheFolder } from "../src/surroundings.ts";

test("a bench prepares in its cache, runs its cases and tells which bars it missed", async () => {
  const cache = join(mkdtempSync(join(tmpdir(), "bench-")), "deep");
  onTestFinished(() => rmSync(join(cache, ".."), { recursive: true }));
  const said: string[] = [];
  const machine = { cpu: "a cpu", cores: 2, memoryGb: 8, os: "Linux 6", node: "24.21.0" };
  const definition = defineBench({
    question: "Is it right?",
    prepare: (context) => {
      context.say(`preparing in ${context.cache === cache ? "the cache" : "another place"}`);
      const metrics = { right: { unit: "%", bar: { of: "value", atLeast: 90 } as const } };
      return [
        { name: "answers", corpus: "one", metrics, rounds: 3, ours: { name: "us", round: () => ({ right: 80 }) } },
      ];
    },
  });
  const outcome = await runBench("right", definition, {
    cache,
    commit: "abc",
    machine,
    say: (line) => said.push(line),
  });
  expect(said).toEqual(["preparing in the cache", "measuring answers"]);
  expect(outcome.missed).toEqual(["right is 80.0, the bar is value >= 90"]);
  expect(outcome.report.rows).toEqual([
    { metric: "right", value: 80, unit: "%", n: 3, corpus: "one", bar: "value >= 90" },
  ]);
});

test("a bench whose cases share an id is refused", async () => {
  const machine = { cpu: "a cpu", cores: 2, memoryGb: 8, os: "Linux 6", node: "24.21.0" };
  const one = {
    corpus: "one",
    metrics: { right: { unit: "%" } },
    rounds: 1,
    ours: { name: "us", round: () => ({ right: 1 }) },
  };
  const definition = defineBench({
    question: "?",
    prepare: () => [
      { ...one, name: "a" },
      { ...one, name: "b" },
    ],
  });
  const surroundings = { cache: tmpdir(), commit: "abc", machine, say: () => undefined };
  await expect(runBench("twice", definition, surroundings)).rejects.toThrow('two cases measure "right"');
});

test("the cache lies where MAZE_BENCH_CACHE says, else in the home folder", () => {
  expect(cacheFolder("start", { MAZE_BENCH_CACHE: join("a", "b") })).toBe(join("a", "b", "start"));
  expect(cacheFolder("start", {})).toMatch(/maze-bench[\\/]start$/);
});
