import { type IsolatedResult, MazeError } from "@maze/core";
import { workspaceErrorCodes } from "../errors.ts";
import { parseJunit } from "../report/parse-junit.ts";
import { parsePytest } from "../report/parse-pytest.ts";
import { parseTap } from "../report/parse-tap.ts";
import { parseVitest } from "../report/parse-vitest.ts";
import type { ParseReport, TestResult } from "../report/test-report.ts";
import type { RunPlace } from "./run-place.ts";
import { runProgram } from "./run-program.ts";

const parsers = {
  tap: parseTap,
  vitest: parseVitest,
  pytest: parsePytest,
  junit: parseJunit,
} as const satisfies Record<string, ParseReport>;

/** A validator as a module declares it. */
export interface Validator {
  readonly argv: readonly string[];
  readonly report: keyof typeof parsers;
  readonly timeout_s: number;
}

/** What a validator's run showed. */
export interface ValidatorRun {
  /** All tests passed and the program said so by its exit code. */
  readonly green: boolean;
  readonly tests: readonly TestResult[];
  readonly timedOut: boolean;
  /** It ended without a report: no test can be told. */
  readonly crashed: boolean;
  readonly exitCode: number | null;
  readonly limitHit?: IsolatedResult["limitHit"];
  readonly stdout: string;
  readonly stderr: string;
  readonly truncated: boolean;
  readonly wallMs: number;
  readonly cpuMs?: number;
}

/** Runs a validator in a workspace and reads its report. */
export async function runValidator(validator: Validator, place: RunPlace): Promise<ValidatorRun> {
  const [word = "", ...args] = validator.argv;
  const ended = await runProgram({ word, args, timeoutS: validator.timeout_s }, place);
  const timedOut = ended.limitHit === "wall" || ended.limitHit === "cpu";
  const tests = parsers[validator.report](ended.stdout);
  if (tests === undefined && ended.exitCode === 0) throw noReport(validator, ended);
  const found = tests ?? [];
  const failing = found.some(({ status }) => status === "failed" || status === "crashed");
  return {
    green: ended.exitCode === 0 && !timedOut && !failing && found.some(({ status }) => status === "passed"),
    tests: found,
    timedOut,
    crashed: tests === undefined && !timedOut,
    exitCode: ended.exitCode,
    ...(ended.limitHit === undefined ? {} : { limitHit: ended.limitHit }),
    stdout: ended.stdout,
    stderr: ended.stderr,
    truncated: ended.truncated,
    wallMs: ended.wallMs,
    ...(ended.usage?.cpuMs === undefined ? {} : { cpuMs: ended.usage.cpuMs }),
  };
}

function noReport({ report, argv }: Validator, { stdout }: IsolatedResult): MazeError {
  return new MazeError({
    code: "MASTERY_WORKSPACE_REPORT",
    message: `${argv.join(" ")} ended well but printed no ${report} report; it printed: ${stdout.slice(0, 500).trim() || "nothing"}`,
    hint: workspaceErrorCodes.MASTERY_WORKSPACE_REPORT.hint,
    details: { argv, report },
  });
}
