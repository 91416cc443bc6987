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
    return [repairCase(data.broken, context), cleanCase(data, context)];
  },
});

const atLeast = (bound: number): Metric => ({ unit: "%", bar: { of: "value", atLeast: bound } });

/** Each number of all programs, and of the halves: rules were made while looking at the tasks with even numbers. */
const HALVES = ["", ".even", ".odd"] as const;

const numbers: Readonly<Record<string, Metric>> = {
  "repair-compile-percent": atLeast(90),
  "repair-anyfree-percent": atLeast(55),
  "repair-tests-percent": atLeast(35),
  "repair-tests-percent.default": { unit: "%" },
  "repair-preserved-percent": atLeast(98),
  "repair-preserved-percent.allow-any": atLeast(98),
  "repair-ms": { unit: "ms, p50", bar: { of: "value", atMost: 150 } },
  "repair-attempts": { unit: "p50", bar: { of: "value", atMost: 2.9 } },
  "repair-programs": { unit: "programs" },
};

function repairCase(programs: readonly BrokenProgram[], context: BenchContext): BenchCase {
  const metrics = HALVES.flatMap((half) => Object.entries(numbers).map(([name, metric]) => [`${name}${half}`, metric]));
  return {
    name: "repair",
    corpus: `${String(programs.length)} programs of repair-dev.jsonl; those that TypeScript 7.0.2 accepts are left out, so n is repair-programs`,
    metrics: Object.fromEntries(metrics) as Record<string, Metric>,
    ours: { name: "@maze/repair", round: () => measure(programs, context) },
    rounds: 1,
    warmUps: 0,
  };
}

async function measure(programs: readonly BrokenProgram[], context: BenchContext): Promise<Sample> {
  const [byDefault, withAny] = await withJudges(async (judges) => [
    await judgeAll(programs, false, judges, join(context.cache, "default.jsonl")),
    await judgeAll(programs, true, judges, join(context.cache, "allow-any.jsonl")),
  ]);
  context.say(`${String(programs.length - byDefault.length)} programs left out, which TypeScript 7.0.2 accepts`);
  for (const { id, objections } of [...byDefault, ...withAny].filter((one) => one.objections.length > 0)) {
    context.say(`not counted: ${id}: ${objections.join("; ")}`);
  }
  context.say(`judged in detail: default.jsonl and allow-any.jsonl in ${context.cache}`);
  const { even, odd } = halves(programs);
  const ids = { "": programs, ".even": even, ".odd": odd };
  const samples = HALVES.map((half) => {
    const known = new Set(ids[half].map(({ program }) => program));
    const part = (all: readonly Judged[]): Judged[] => all.filter(({ before }) => known.has(before));
    return Object.entries(numbersOf(part(byDefault), part(withAny))).map(([name, value]) => [`${name}${half}`, value]);
  });
  return Object.fromEntries(samples.flat()) as Sample;
}

function numbersOf(byDefault: readonly Judged[], withAny: readonly Judged[]): Sample {
  const share = (all: readonly Judged[], is: (one: Judged) => boolean): number =>
    (100 * all.filter(is).length) / all.length;
  const passed = (all: readonly Judged[]): Judged[] => all.filter(({ passedBefore }) => passedBefore);
  return {
    "repair-compile-percent": share(withAny, ({ repaired }) => repaired),
    "repair-anyfree-percent": share(byDefault, ({ anyFree }) => anyFree),
    "repair-tests-percent": share(withAny, ({ repaired, passes }) => repaired && passes),
    "repair-tests-percent.default": share(byDefault, ({ repaired, passes }) => repaired && passes),
    "repair-preserved-percent": share(passed(byDefault), ({ passes }) => passes),
    "repair-preserved-percent.allow-any": share(passed(withAny), ({ passes }) => passes),
    "repair-ms": median(byDefault.map(({ ms }) => ms)),
    "repair-attempts": median(byDefault.map(({ attempts }) => attempts)),
    "repair-programs": byDefault.length,
  };
}

async function withJudges<Result>(work: (judges: Judges) => Promise<Result>): Promise<Result> {
  const compile = await createCompileJudge();
  const warm = createWarmRunner();
  const runner = createProcessRunner();
  const oracle = await createTypeOracle({ directory: compile.directory });
  try {
    return await work({ oracle, compile, warm, runner });
  } finally {
    await Promise.all([oracle.close(), compile.close()]);
    for (const one of [warm, runner]) one.close();
  }
}

async function judgeAll(
  programs: readonly BrokenProgram[],
  allowAny: boolean,
  judges: Judges,
  log: string,
): Promise<Judged[]> {
  rmSync(log, { force: true });
  const all: Judged[] = [];
  for (const program of programs) {
    const judged = await judgeRepair(program, allowAny, judges);
    appendFileSync(log, `${JSON.stringify(judged)}\n`);
    all.push(judged);
  }
  return all.filter(({ clean }) => !clean);
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
