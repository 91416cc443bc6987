import { expect, test } from "vitest";
import { type Metric } from "../src/definition.ts";
import { markdownOf } from "../src/markdown.ts";
import { benchReportSchema, missedBars, rowsOf } from "../src/report.ts";
import { type CaseResult } from "../src/run-case.ts";

const spread = (median: number) => ({ median, p10: median / 2, p90: median * 2 });

function resultOf(metric: Metric, ours: number, ...peers: readonly number[]): CaseResult {
  const standing = (name: string, value: number) => ({ name, spreads: { cpu: spread(value) } });
  const contender = { name: "ours", round: () => ({}) };
  return {
    case: { name: "cold start", corpus: "40 files", rounds: 9, metrics: { cpu: metric }, ours: contender },
    ours: standing("ours", ours),
    peers: peers.map((value, index) => standing(`peer ${index + 1}`, value)),
  };
}

test("a row stands for each peer, with the ratio ours divided by theirs", () => {
  const metric: Metric = { unit: "ms", bar: { of: "ratio", atMost: 0.5 } };
  const common = { metric: "cpu", value: 50, unit: "ms", n: 9, corpus: "40 files", bar: "ratio <= 0.5" };
  expect(rowsOf(resultOf(metric, 50, 100, 80))).toEqual([
    { ...common, peer: "peer 1", peerValue: 100, ratio: 0.5 },
    { ...common, peer: "peer 2", peerValue: 80, ratio: 0.625 },
  ]);
});

test("a metric without peers is one row without a ratio", () => {
  expect(rowsOf(resultOf({ unit: "%" }, 97))).toEqual([
    { metric: "cpu", value: 97, unit: "%", n: 9, corpus: "40 files" },
  ]);
});

test.each([
  [{ of: "ratio", atMost: 0.5 } as const, 1],
  [{ of: "ratio", atMost: 0.7 } as const, 0],
  [{ of: "value", atMost: 49 } as const, 2],
  [{ of: "value", atLeast: 50, atMost: 50 } as const, 0],
  [{ of: "value", atLeast: 51 } as const, 2],
])("bar %j is missed %i times", (bar, count) => {
  expect(missedBars(resultOf({ unit: "ms", bar }, 50, 100, 80))).toHaveLength(count);
});

test("a missed bar says which number missed what", () => {
  const metric: Metric = { unit: "ms", bar: { of: "ratio", atMost: 0.5 } };
  expect(missedBars(resultOf(metric, 50, 80))).toEqual(["cpu against peer 1 is 0.625, the bar is ratio <= 0.5"]);
});

test("the report for people shows the same numbers", () => {
  const result = resultOf({ unit: "ms", bar: { of: "ratio", atMost: 0.7 } }, 50, 80);
  const machine = { cpu: "a cpu", cores: 2, memoryGb: 8, os: "Linux 6", node: "24.21.0" };
  const report = benchReportSchema.parse({ bench: "start", commit: "abc", machine, rows: rowsOf(result) });
  const markdown = markdownOf("How fast?", report, [result]);
  expect(markdown).toContain("| cpu (ms) | ours | 50 | 25 to 100 |  | ratio <= 0.7 |");
  expect(markdown).toContain("| cpu (ms) | peer 1 | 80 | 40 to 160 | 0.625 |  |");
});

test.each([[{ rows: [] }], [{ commit: "" }], [{ extra: 1 }]])("a report with %j is no report", (change) => {
  const machine = { cpu: "a cpu", cores: 2, memoryGb: 8, os: "Linux 6", node: "24.21.0" };
  const whole = { bench: "start", commit: "abc", machine, rows: rowsOf(resultOf({ unit: "ms" }, 1)) };
  expect(benchReportSchema.safeParse(whole).success).toBe(true);
  expect(benchReportSchema.safeParse({ ...whole, ...change }).success).toBe(false);
});
