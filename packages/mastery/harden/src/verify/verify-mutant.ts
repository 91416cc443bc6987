import { throwIfAborted, type OperationContext } from "@maze/core";
import type { SourceLanguage } from "../bug-pattern.ts";
import type { CodeChecker, CodeProblem, TestOutcome, TestRun, TestRunner } from "../test-runner.ts";
import { judgeRun, outcomeKey, type Expectation, type RunRefusal } from "./judge-run.ts";
import { textRefusal } from "./same-code.ts";

export type Refusal = RunRefusal | "syntax" | "same" | "types" | "flaky";

/** Each gate that a shown bug has passed; the types are skipped where there is no checker, and that is said. */
export interface Verification {
  readonly parses: true;
  readonly differs: true;
  readonly types: "checked" | "no checker was given";
  readonly baselineRuns: number;
  readonly mutantRuns: number;
}

export type MutantVerdict =
  | { readonly verified: true; readonly failures: readonly TestOutcome[]; readonly verification: Verification }
  | { readonly verified: false; readonly refusal: Refusal; readonly detail: string };

/** The correct code and what is known of it. */
export interface Baseline {
  readonly files: Readonly<Record<string, string>>;
  readonly language: SourceLanguage;
  readonly run: TestRun;
  readonly problems: readonly CodeProblem[] | undefined;
}

export interface Judges {
  readonly runner: TestRunner;
  readonly checker: CodeChecker | undefined;
}

/** Takes changed files through every gate, the cheap ones first. */
export async function verifyMutant(
  changed: Readonly<Record<string, string>>,
  baseline: Baseline,
  expectation: Expectation,
  { runner, checker }: Judges,
  context: OperationContext,
): Promise<MutantVerdict> {
  throwIfAborted(context.signal);
  for (const [path, text] of Object.entries(changed)) {
    const refusal = textRefusal(baseline.files[path] ?? "", text, baseline.language, path);
    if (refusal !== undefined) return refused(refusal, refusalText[refusal]);
  }
  const files = { ...baseline.files, ...changed };
  const problem = await newProblem(files, baseline, checker, context);
  if (problem !== undefined) return refused("types", `${problem.file}: ${problem.message}`);

  const timeoutMs = timeLimit(baseline.run, expectation.oracle.timeout_s);
  const first = await runner.run({ files, timeoutMs }, context);
  const judgement = judgeRun(first, baseline.run, expectation);
  if (!judgement.red) return refused(judgement.refusal, judgement.detail);
  const second = await runner.run({ files, timeoutMs }, context);
  if (outcomeKey(first) !== outcomeKey(second)) return refused("flaky", "two runs of the same code end differently");
  const again = await runner.run({ files: baseline.files, timeoutMs }, context);
  if (outcomeKey(again) !== outcomeKey(baseline.run)) return refused("flaky", "the correct code failed when run again");
  return {
    verified: true,
    failures: judgement.failures,
    verification: {
      parses: true,
      differs: true,
      types: checker === undefined ? "no checker was given" : "checked",
      baselineRuns: 2,
      mutantRuns: 2,
    },
  };
}

const refusalText = { syntax: "the changed code does not parse", same: "the changed code is the same code" };

function refused(refusal: Refusal, detail: string): MutantVerdict {
  return { verified: false, refusal, detail };
}

async function newProblem(
  files: Readonly<Record<string, string>>,
  { problems = [] }: Baseline,
  checker: CodeChecker | undefined,
  context: OperationContext,
): Promise<CodeProblem | undefined> {
  if (checker === undefined) return undefined;
  const known = new Set(problems.map(problemKey));
  return (await checker.check(files, context)).find((problem) => !known.has(problemKey(problem)));
}

function problemKey({ file, message }: CodeProblem): string {
  return `${file}\t${message}`;
}

/** A mutant that loops for ever is given up after ten times what the correct code took, and never before 3 s. */
function timeLimit({ durationMs }: TestRun, limitSeconds: number): number {
  return Math.min(limitSeconds * 1000, Math.max(3000, 10 * durationMs));
}
