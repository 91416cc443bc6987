import { expect, test } from "vitest";
import { fixtureFiles, makeCurricula, sumSource } from "./fixture-curriculum.ts";
import { makeLearner } from "./run-cli.ts";

interface CheckDocument {
  readonly passed: boolean;
  readonly curricula: readonly {
    readonly problems: readonly string[];
    readonly findings: readonly {
      readonly module: string;
      readonly check: string;
      readonly status: string;
      readonly detail: string;
    }[];
  }[];
}

async function checkSum(
  changes: Readonly<Record<string, string>>,
): Promise<{ readonly passed: boolean; readonly bad: readonly string[] }> {
  const learner = makeLearner({ curricula: makeCurricula(changes) });
  const document = (await learner.json(
    "curriculum",
    "check",
    "fixture",
    "--module",
    "sum",
  )) as unknown as CheckDocument;
  const findings = document.curricula.flatMap((curriculum) => curriculum.findings);
  return {
    passed: document.passed,
    bad: findings.filter(({ status }) => status !== "good").map(({ check, detail }) => `${check}: ${detail}`),
  };
}

/** Each proves every bug on every variant. */
const TIMEOUT_MS = 180_000;

test("a module that can be completed passes", { timeout: TIMEOUT_MS }, async () => {
  expect(await checkSum({})).toEqual({ passed: true, bad: [] });
});

const sum = "modules/sum";
const file = (path: string): string => fixtureFiles()[`${sum}/${path}`] ?? "";

test.each<[string, Record<string, string>, string]>([
  [
    "a starter that passes",
    { [`${sum}/starter/src/sum.ts`]: sumSource },
    "starter: the starter passes, so there is nothing to build",
  ],
  [
    "a reference that fails",
    { [`${sum}/reference/src/sum.ts`]: sumSource.replace("= 0", "= 5") },
    "reference: 2 of 2 tests fail.; 2 of 2 tests fail.",
  ],
  [
    "a variant that fails",
    { [`${sum}/variants/two/src/sum.ts`]: sumSource.replace("= 0", "= 5") },
    "variants: two: 2 of 2 tests fail.",
  ],
  [
    "a bug that fits one way to write it only",
    {
      [`${sum}/variants/two/src/sum.ts`]:
        "export const sum = (list: readonly number[]): number => list.reduce((a, b) => a + b, 0);\n",
    },
    "bugs: minus on the variant two: no bug found: 1 no-match; start on the variant two: no bug found: 1 no-match",
  ],
  [
    "a bug that no test catches",
    {
      [`${sum}/tests/tests/sum.test.ts`]: file("tests/tests/sum.test.ts")
        .replace("sum([1, 2, 3]), 6", "sum([0, 0]), 0")
        .replace("sum([]), 0", "sum([]) < 9, true"),
    },
    "bugs: minus on the reference: ",
  ],
  [
    "a dead link",
    { [`${sum}/build.md`]: "[see](./gone.md) and [that](https://example.org)" },
    "links: build.md leads to ./gone.md, which is not there",
  ],
  [
    "a model answer that is stopped",
    {
      [`${sum}/justify.yaml`]: file("justify.yaml").replace(
        "model_answers: [It starts at zero because adding zero changes nothing.]",
        "model_answers: [It works because that is how it is done.]",
      ),
    },
    "filter: start: model answer 1 is stopped (failure_mode, does not mention reason)",
  ],
  [
    "a shallow answer that is let through",
    {
      [`${sum}/justify.yaml`]: file("justify.yaml").replace(
        "shallow_answers: [Because",
        "shallow_answers: [Because of the zero",
      ),
    },
    "filter: start: shallow answer 1 is let through",
  ],
  [
    "an item whose right answer is wrong",
    { [`${sum}/justify.yaml`]: file("justify.yaml").replace('right: ["3"]', 'right: ["5"]') },
    'items: predict: "5" counts as wrong (It was run, and line 1 is another one.)',
  ],
])("%s is found", { timeout: TIMEOUT_MS }, async (_, changes, expected) => {
  const { passed, bad } = await checkSum(changes);
  expect(passed).toBe(false);
  expect(bad.join("\n")).toContain(expected);
});
