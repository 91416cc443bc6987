import { isolatedResultSchema, type IsolatedCommand, type IsolatedResult, type Isolation } from "../../index.ts";
import { cancelledBeforeStart, implementationChecks } from "../common-checks.ts";
import {
  describeConformance,
  type ConformanceCheck,
  type ConformanceOptions,
  type ConformanceSubject,
  type MakeSubject,
} from "../conformance.ts";
import { ensure, ensureAborts, ensureEqual, ensureFits, ensureRejects, soon } from "../ensure.ts";
import type { IsolationPrograms } from "./isolation-programs.ts";

/** What the suite of `Isolation` examines. */
export interface IsolationSubject extends ConformanceSubject {
  readonly isolation: Isolation;
  /** `nodeIsolationPrograms` for an isolation that runs real programs. */
  readonly programs: IsolationPrograms;
}

async function run(isolation: Isolation, command: IsolatedCommand): Promise<IsolatedResult> {
  const result = await soon(isolation.run(command), "the run", 60_000);
  ensureFits(isolatedResultSchema, result, "the result");
  return result;
}

/** The rules of `Isolation`, each with its check. */
export const isolationConformance: readonly ConformanceCheck<IsolationSubject>[] = [
  ...implementationChecks<IsolationSubject>(({ isolation }) => isolation),
  {
    name: "says its level, what it covers, and what it does not, each only once",
    check: ({ isolation: { level, covers, doesNotCover } }) => {
      ensure(level !== "", "the level has no name");
      const all = [...covers, ...doesNotCover];
      ensure(all.length > 0, "it says neither what it covers nor what it does not");
      ensureEqual(new Set(all).size, all.length, "the number of distinct things that it covers or does not");
    },
  },
  {
    name: "gives exit code, stdout and stderr of a program that ends",
    check: async ({ isolation, programs }) => {
      const { exitCode, signal, stdout, stderr, truncated, limitHit } = await run(isolation, programs.exitThree);
      ensureEqual(
        { exitCode, signal, stdout, stderr },
        { exitCode: 3, signal: null, stdout: "out", stderr: "err" },
        "the result",
      );
      ensureEqual({ truncated, limitHit }, { truncated: false, limitHit: undefined }, "the limits of the result");
    },
  },
  {
    name: "hands over stdin as UTF-8, and ends it",
    check: async ({ isolation, programs }) => {
      for (const stdin of ["zwölf 🦊\n", "", "x".repeat(200_000)]) {
        ensureEqual((await run(isolation, { ...programs.echo, stdin })).stdout === stdin, true, "stdin came back");
      }
      ensureEqual((await run(isolation, programs.echo)).stdout, "", "the echo of no stdin");
    },
  },
  {
    name: "gives the program exactly the environment of the command",
    check: async ({ isolation, programs }) => {
      for (const env of [{}, { MAZE_PROBE: "a b=c\nd" }]) {
        const { stdout } = await run(isolation, { ...programs.printEnvironment, env });
        ensureEqual(JSON.parse(stdout), env, "the environment of the program");
      }
    },
  },
  {
    name: "drops output past its limit, whole characters only, and says so",
    check: async ({ isolation, programs }) => {
      const command = { ...programs.noisy, limits: { ...programs.noisy.limits, outputBytes: 101 } };
      const { stdout, truncated } = await run(isolation, command);
      ensureEqual(
        { stdout, truncated },
        { stdout: "é".repeat(50), truncated: true },
        "output of 101 bytes at the most",
      );
      const whole = await run(isolation, programs.noisy);
      ensureEqual([whole.stdout.length, whole.truncated], [100_000, false], "the output without a limit");
    },
  },
  {
    name: "ends a program that runs over its time, and says so",
    check: async ({ isolation, programs }) => {
      const limits = { ...programs.endless.limits, wallMs: 300 };
      const result = await run(isolation, { ...programs.endless, limits });
      ensureEqual(
        { exitCode: result.exitCode, limitHit: result.limitHit },
        { exitCode: null, limitHit: "wall" },
        "the end",
      );
      ensure(result.signal !== null, "a program that was killed should have the signal that did it");
      ensure(result.wallMs >= 290, `it reports ${String(result.wallMs)} ms of 300`);
    },
  },
  {
    name: "rejects with a MazeError for a program that does not exist",
    check: async ({ isolation, programs }) => {
      await ensureRejects(() => isolation.run(programs.missing), "a missing program");
    },
  },
  {
    name: "keeps the output of programs apart that run at once",
    check: async ({ isolation, programs }) => {
      const texts = ["a", "b", "c"];
      const results = await Promise.all(texts.map((stdin) => run(isolation, { ...programs.echo, stdin })));
      ensureEqual(
        results.map(({ stdout }) => stdout),
        texts,
        "the outputs of programs at once",
      );
    },
  },
  cancelledBeforeStart("a cancelled run", ({ isolation, programs }, context) =>
    isolation.run(programs.exitThree, context),
  ),
  {
    name: "rejects soon with MAZE_CORE_ABORTED when it is cancelled while a program runs",
    check: async ({ isolation, programs }) => {
      const controller = new AbortController();
      const timer = setTimeout(() => {
        controller.abort();
      }, 100);
      const act = (): Promise<IsolatedResult> => isolation.run(programs.endless, { signal: controller.signal });
      await ensureAborts(act, "a run that is cancelled while it works").finally(() => {
        clearTimeout(timer);
      });
    },
  },
];

/** Declares the tests of `isolationConformance` for an isolation. */
export function describeIsolationConformance(
  makeSubject: MakeSubject<IsolationSubject>,
  options?: ConformanceOptions,
): void {
  describeConformance("Isolation", isolationConformance, makeSubject, options);
}
