import { createTextIndex, type Diagnostic, type RepairRequest, type StageResult } from "@maze/core";
import {
  createFakeGenerator,
  createFakeTypeOracle,
  describeRepairStrategyConformance,
  sampleCandidate,
  sampleConstraints,
  sampleIndex,
  sampleTask,
  spanIn,
} from "@maze/core/testing";
import { constraintStrategies, createEditStrategy, failingRegion, regenerateRegion } from "@maze/repair";
import { describe, expect, test } from "vitest";

const text = "const twice = x + x;\nreturn twise;";
const finding: Diagnostic = {
  source: "typescript",
  severity: "error",
  code: "TS2304",
  message: "Cannot find name 'twise'.",
  file: "src/double.ts",
  span: spanIn(text, "twise"),
};
const unfit: Diagnostic = { ...finding, code: "TS2322", message: "Type 'string' is not assignable to type 'number'." };
const stage: StageResult = { stage: "types", status: "failed", diagnostics: [finding, unfit], durationMs: 1 };
const request = (): RepairRequest => ({
  task: sampleTask(),
  candidate: { ...sampleCandidate(), text },
  constraints: { ...sampleConstraints(), constraints: [] },
  stages: [stage],
});

for (const strategy of constraintStrategies) {
  describe(strategy.id, () => {
    describeRepairStrategyConformance(() => ({ strategy, request: request() }));
  });
}

describe("type-directed-edits", () => {
  const broken = "const total = 0;\ntotal += 1;\n";
  const oracle = {
    ...createFakeTypeOracle(),
    diagnostics: (texts: readonly { text: string }[]) =>
      Promise.resolve(
        texts.map(({ text: asked }) =>
          asked.startsWith("const")
            ? [
                {
                  ...finding,
                  code: "TS2588",
                  message: "Cannot assign to 'total'.",
                  span: createTextIndex(broken).spanOf(17, 22),
                },
              ]
            : [],
        ),
      ),
  };
  const edits = [{ file: "src/sum.ts", newText: broken, baseHash: null }];
  describeRepairStrategyConformance(() => ({
    strategy: createEditStrategy({ oracle, now: () => 0 }),
    request: { ...request(), candidate: { ...sampleCandidate(), edits } },
  }));
});

test("the five strategies demand what their names say", async () => {
  const added = await Promise.all(
    constraintStrategies.map(async (strategy) => {
      const [proposal] = await strategy.propose(request(), {});
      return [
        strategy.id,
        proposal?.kind === "constraints" ? proposal.constraints.constraints.map(({ rule }) => rule.rule) : [],
      ];
    }),
  );
  expect(added).toEqual([
    ["constraint-tightening", ["custom", "custom"]],
    ["type-narrowing", ["result-type"]],
    ["example-based", ["example"]],
    ["template-fallback", ["grammar"]],
    ["simplify", ["custom"]],
  ]);
});

test("an engine is asked again for the failing body, and its answer that failed before is passed over", async () => {
  const file = { file: "src/double.ts", text: `export function double(x: number): number {\n${text}\n}\n` };
  const span = spanIn(file.text, "twise");
  const asked: unknown[] = [];
  const generator = createFakeGenerator({
    candidates: ({ task }) => {
      asked.push(task);
      return [
        { text, cost: 0 },
        { text: "return twise;", cost: 1 },
        { text: "return x + x;", cost: 2 },
      ];
    },
  });
  const answers = [];
  const failed = { ...stage, diagnostics: [{ ...finding, span }] };
  const options = { generator, index: sampleIndex(), budget: { timeMs: 100, candidates: 3 }, failing: file };
  for await (const answer of regenerateRegion({ ...request(), stages: [failed] }, options)) {
    answers.push([answer.strategy, answer.candidate.text]);
    break;
  }
  expect(answers).toEqual([["constraint-tightening", "return x + x;"]]);
  const start = file.text.indexOf("{") + 1;
  expect(asked).toMatchObject([{ kind: "edit", file: "src/double.ts", start, end: file.text.lastIndexOf("}") }]);
});

test("the failing region is the whole text where findings lie in two functions", () => {
  const both = "const a = () => { one; };\nconst b = () => { two; };\n";
  const at = (part: string): Diagnostic => ({ ...finding, span: spanIn(both, part) });
  expect(failingRegion("a.ts", both, [at("one")])).toEqual({ start: 17, end: 23 });
  expect(failingRegion("a.ts", both, [at("one"), at("two")])).toEqual({ start: 0, end: both.length });
});
