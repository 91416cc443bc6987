import { repairText } from "@maze/repair";
import type { TypeOracle } from "@maze/core";
import type { BrokenProgram } from "./broken-programs.ts";
import type { CompileJudge } from "./compile-judge.ts";
import { judgeStructure } from "./structural-judge.ts";
import type { ProgramRunner } from "./test-runner.ts";

export interface Judges {
  readonly oracle: TypeOracle;
  readonly compile: CompileJudge;
  /** Chooses between candidates. */
  readonly warm: ProgramRunner;
  /** Has the last word. */
  readonly runner: ProgramRunner;
}

/** What became of one program. */
export interface Judged {
  readonly id: string;
  /** Left out: the judging compiler accepts the program as it is. */
  readonly clean: boolean;
  /** Compiles, and neither statements nor signatures were given up. */
  readonly repaired: boolean;
  readonly anyFree: boolean;
  readonly passes: boolean;
  readonly passedBefore: boolean;
  readonly ms: number;
  readonly attempts: number;
  readonly checks: number;
  readonly codes: readonly string[];
  readonly objections: readonly string[];
  readonly steps: readonly string[];
  readonly before: string;
  readonly after: string;
}

/** Repairs a program and lets the judges look at what came of it. */
export async function judgeRepair(
  { id, program, tests }: BrokenProgram,
  allowAny: boolean,
  { oracle, compile, warm, runner }: Judges,
): Promise<Judged> {
  const began = performance.now();
  const repair = await repairText("program.ts", program, {
    oracle,
    allowAny,
    tests: (_file, text) => warm.run(text, tests),
    now: () => performance.now(),
  });
  const ms = performance.now() - began;
  const { after } = repair;
  const { objections, escapes } = judgeStructure(program, after);
  const [compiles, passedBefore, passesAfter] = await Promise.all([
    repair.status === "clean" || repair.status === "repaired" ? compile.compiles(after) : false,
    runner.run(program, tests),
    after === program ? undefined : runner.run(after, tests),
  ]);
  const clean = repair.status === "clean" && compiles;
  const repaired = repair.status === "repaired" && compiles && objections.length === 0;
  return {
    id,
    clean,
    repaired,
    anyFree: repaired && !escapes,
    passes: passesAfter ?? passedBefore,
    passedBefore,
    ms,
    attempts: repair.attempts,
    checks: repair.checks,
    codes: [...new Set(repair.found.map(({ code }) => code))],
    objections,
    steps: repair.steps.map(({ rule, explanation }) => `${rule}: ${explanation}`),
    before: program,
    after,
  };
}
