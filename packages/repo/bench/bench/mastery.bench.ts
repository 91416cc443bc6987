import { appendFileSync, globSync, rmSync } from "node:fs";
import { join } from "node:path";
import { loadCurriculum } from "@mastery/curriculum";
import { defineBench, type BenchCase, type BenchContext, type Metric } from "../src/definition.ts";
import { unlikeOf, variantsOf, type Implementation } from "../src/mastery/implementations.ts";
import { hardenImplementation, type HardenTrial } from "../src/mastery/measure-harden.ts";

const CURRICULA = join(import.meta.dirname, "../../../../curricula");

/** Whether the teacher keeps its promises on code that it was not made for. */
export default defineBench({
  question: "Does every learner get a bug that is proved, in their own code?",
  async prepare(context) {
    const folders = globSync("*/curriculum.yaml", { cwd: CURRICULA }).map((file) => join(CURRICULA, file, ".."));
    const all = await Promise.all(folders.sort().map((directory) => loadCurriculum({ directory })));
    const curricula = all.filter(({ manifest }) => manifest.language === "typescript");
    const ids = curricula.map(({ id }) => id).join(", ");
    const [variants, unlike] = [variantsOf(curricula), unlikeOf(curricula)];
    return [
      hardenCase("variants", `the variants of ${ids}, which the rules were seen to hit`, variants, context),
      hardenCase("unlike", `solutions of ${ids} by another hand, after the rules were frozen`, unlike, context),
      hardenCase("fallback", `the solutions of "unlike", with the mutators alone`, unlike, context),
    ];
  },
});

const percent = (atLeast: number): Metric => ({ unit: "%", bar: { of: "value", atLeast } });
const SEED = 20261128;

function hardenCase(
  name: "variants" | "unlike" | "fallback",
  corpus: string,
  implementations: readonly Implementation[],
  context: BenchContext,
): BenchCase {
  const id = (metric: string): string => `${metric}.${name}`;
  return {
    name: `harden: ${name}`,
    corpus: `${corpus}; one trial is one bug in one implementation, and their number is ${id("harden-trials")}`,
    metrics: {
      [id("harden-verified-percent")]: percent(99),
      ...(name !== "fallback" && { [id("harden-intent-percent")]: percent(95) }),
      [id("unverified-shown")]: { unit: "bugs", bar: { of: "value", atMost: 0 } },
      [id("harden-p95-s")]: { unit: "s", bar: { of: "value", atMost: 5 } },
      [id("harden-trials")]: { unit: "trials" },
    },
    rounds: 1,
    warmUps: 0,
    ours: {
      name: "@mastery/harden",
      async round() {
        const trials: HardenTrial[] = [];
        const log = join(context.cache, `harden-${name}.jsonl`);
        rmSync(log, { force: true });
        for (const implementation of implementations) {
          for await (const trial of hardenImplementation(implementation, {
            seed: SEED,
            withIntents: name !== "fallback",
          })) {
            trials.push(trial);
            appendFileSync(log, `${JSON.stringify(trial)}\n`);
            if (trial.found === "none" || trial.unverified !== undefined) {
              context.say(`${trial.found}: ${trial.name} ${trial.unverified ?? ""}`);
            }
          }
        }
        context.say(`every trial: ${log}`);
        const numbers = Object.entries(numbersOf(trials)).map(([metric, value]) => [id(metric), value]);
        return Object.fromEntries(numbers) as Readonly<Record<string, number>>;
      },
    },
  };
}

function numbersOf(trials: readonly HardenTrial[]): Readonly<Record<string, number>> {
  const share = (is: (trial: HardenTrial) => boolean): number => (100 * trials.filter(is).length) / trials.length;
  const seconds = trials.map((trial) => trial.seconds).sort((a, b) => a - b);
  return {
    "harden-verified-percent": share(({ found, unverified }) => found !== "none" && unverified === undefined),
    "harden-intent-percent": share(({ found }) => found === "intent"),
    "unverified-shown": trials.filter(({ unverified }) => unverified !== undefined).length,
    "harden-p95-s": seconds[Math.ceil(0.95 * seconds.length) - 1] ?? Number.NaN,
    "harden-trials": trials.length,
  };
}
