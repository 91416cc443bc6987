import { appendFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { createTypeOracle } from "@maze/type-oracle";
import { repairText } from "@maze/repair";
import { type BenchCase, type BenchContext, type Metric, type Sample, defineBench } from "../src/definition.ts";
import { type BrokenProgram, type RepairData, halves, readRepairData } from "../src/repair/broken-programs.ts";
import { createCompileJudge } from "../src/repair/compile-judge.ts";
import { type Judged, type Judges, judgeRepair } from "../src/repair/measure-repair.ts";
import { createProcessRunner, createWarmRunner } from "../src/repair/test-runner.ts";

/** How much of what does not compile is mended, what that keeps, and what it costs. */
export default defineBench({
  question: "How many programs that do not compile are mended without a model, and what of them is kept?",
  prepare: (context) => {
    const data = readRepairData(context.data);
    const { even, odd } = halves(data.broken);
    return [
      repairCase("even", even, context),
      repairCase("odd", odd, context),
      repairCase("", data.broken, context),
      cleanCase(data, context),
    ];
  },
});

const atLeast = (bound: number): Metric => ({ unit: "%", bar: { of: "value", atLeast: bound } });

function repairCase(half: string, programs: readonly BrokenProgram[], context: BenchContext): BenchCase {
  const id = (name: string): string => (half === "" ? name : `${name}.${half}`);
  return {
    name: half === "" ? "repair, all tasks" : `repair, tasks with ${half} numbers`,
    corpus: `${String(programs.length)} programs of repair-dev.jsonl; those that TypeScript 7.0.2 accepts left out (stderr says how many)`,
    metrics: {
      [id("repair-compile-percent")]: atLeast(90),
      [id("repair-anyfree-percent")]: atLeast(55),
      [id("repair-tests-percent")]: atLeast(35),
      [id("repair-preserved-percent")]: atLeast(98),
      [id("repair-ms")]: { unit: "ms, p50", bar: { of: "value", atMost: 150 } },
      [id("repair-attempts")]: { unit: "p50", bar: { of: "value", atMost: 2.9 } },
      [id("repair-left-out")]: { unit: "programs" },
    },
    ours: { name: "@maze/repair", round: () => measure(id, programs, context) },
    rounds: 1,
    warmUps: 0,
  };
}

async function measure(
  id: (name: string) => string,
  programs: readonly BrokenProgram[],
  context: BenchContext,
): Promise<Sample> {
  const [byDefault, withAny] = await withJudges(async (judges) => [
    await judgeAll(programs, false, judges, join(context.cache, id("default.jsonl"))),
    await judgeAll(programs, true, judges, join(context.cache, id("allow-any.jsonl"))),
  ]);
  const share = (all: readonly Judged[], is: (one: Judged) => boolean): number =>
    (100 * all.filter(is).length) / all.length;
  const passed = byDefault.judged.filter(({ passedBefore }) => passedBefore);
  const refused = [...byDefault.judged, ...withAny.judged].filter(({ objections }) => objections.length > 0);
  for (const { id: name, objections } of refused) context.say(`not counted: ${name}: ${objections.join("; ")}`);
  context.say(`judged in detail: ${join(context.cache, id("default.jsonl"))} and ${id("allow-any.jsonl")} beside it`);
  return {
    [id("repair-compile-percent")]: share(withAny.judged, ({ repaired }) => repaired),
    [id("repair-anyfree-percent")]: share(byDefault.judged, ({ anyFree }) => anyFree),
    [id("repair-tests-percent")]: share(byDefault.judged, ({ repaired, passes }) => repaired && passes),
    [id("repair-preserved-percent")]: share(passed, ({ passes }) => passes),
    [id("repair-ms")]: median(byDefault.judged.map(({ ms }) => ms)),
    [id("repair-attempts")]: median(byDefault.judged.map(({ attempts }) => attempts)),
    [id("repair-left-out")]: byDefault.leftOut,
  };
}

async function withJudges<Result>(work: (judges: Judges) => Promise<Result>): Promise<Result> {
  const compile = createCompileJudge();
  const warm = createWarmRunner();
  const runner = createProcessRunner();
  const oracle = await createTypeOracle({ directory: compile.directory });
  try {
    return await work({ oracle, compile, warm, runner });
  } finally {
    await oracle.close();
    for (const one of [compile, warm, runner]) one.close();
  }
}

async function judgeAll(
  programs: readonly BrokenProgram[],
  allowAny: boolean,
  judges: Judges,
  log: string,
): Promise<{ judged: Judged[]; leftOut: number }> {
  rmSync(log, { force: true });
  const all: Judged[] = [];
  for (const program of programs) {
    const judged = await judgeRepair(program, allowAny, judges);
    appendFileSync(log, `${JSON.stringify(judged)}\n`);
    all.push(judged);
  }
  const judged = all.filter(({ clean }) => !clean);
  return { judged, leftOut: all.length - judged.length };
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

function cleanCase({ clean }: RepairData, context: BenchContext): BenchCase {
  return {
    name: "clean programs kept",
    corpus: `${String(clean.length)} programs of clean-programs-dev.jsonl`,
    metrics: { "clean-kept-percent": atLeast(100) },
    ours: {
      name: "@maze/repair",
      round: () =>
        withJudges(async ({ oracle, compile }) => {
          let kept = 0;
          let compiling = 0;
          for (const { id, program } of clean) {
            const { after } = await repairText("program.ts", program, {
              oracle,
              allowAny: true,
              now: () => performance.now(),
            });
            if (after !== program && !(await compile.compiles(program))) {
              context.say(`not counted, since TypeScript 7.0.2 does not accept it: ${id}`);
              continue;
            }
            compiling++;
            if (after === program) kept++;
          }
          return { "clean-kept-percent": (100 * kept) / compiling };
        }),
    },
    rounds: 1,
    warmUps: 0,
  };
}
