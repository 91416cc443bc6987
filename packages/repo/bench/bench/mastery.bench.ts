import { appendFileSync, globSync, rmSync } from "node:fs";
import { join } from "node:path";
import { loadCurriculum, type Curriculum } from "@mastery/curriculum";
import { defineBench, type BenchCase, type BenchContext, type Metric } from "../src/definition.ts";
import { hardenVariants, type HardenTrial } from "../src/mastery/measure-harden.ts";

const CURRICULA = join(import.meta.dirname, "../../../../curricula");

/** Whether the teacher keeps its promises on code that it was not made for. */
export default defineBench({
  question: "Does every learner get a bug that is proved, in their own code?",
  async prepare(context) {
    const folders = globSync("*/curriculum.yaml", { cwd: CURRICULA }).map((file) => join(CURRICULA, file, ".."));
    const all = await Promise.all(folders.sort().map((directory) => loadCurriculum({ directory })));
    return [
      hardenCase(
        all.filter(({ manifest }) => manifest.language === "typescript"),
        context,
      ),
    ];
  },
});

const percent = (atLeast: number): Metric => ({ unit: "%", bar: { of: "value", atLeast } });
const SEED = 20261128;

function hardenCase(curricula: readonly Curriculum[], context: BenchContext): BenchCase {
  return {
    name: "harden: every bug in every variant",
    corpus: `the variants (correct implementations unlike the reference) of ${curricula.map(({ id }) => id).join(", ")}; n is harden-trials`,
    metrics: {
      "harden-verified-percent": percent(99),
      "harden-intent-percent": percent(95),
      "unverified-shown": { unit: "bugs", bar: { of: "value", atMost: 0 } },
      "harden-p95-s": { unit: "s", bar: { of: "value", atMost: 5 } },
      "harden-trials": { unit: "bugs in implementations" },
    },
    rounds: 1,
    warmUps: 0,
    ours: {
      name: "@mastery/harden",
      async round() {
        const trials: HardenTrial[] = [];
        const log = join(context.cache, "harden.jsonl");
        rmSync(log, { force: true });
        for (const curriculum of curricula) {
          for await (const trial of hardenVariants(curriculum, SEED)) {
            trials.push(trial);
            appendFileSync(log, `${JSON.stringify({ curriculum: curriculum.id, ...trial })}\n`);
            const name = `${curriculum.id}/${trial.module}/${trial.variant} ${trial.bug}`;
            if (trial.found !== "intent") context.say(`${trial.found}: ${name}`);
            if (trial.unverified !== undefined) context.say(`UNVERIFIED: ${name}: ${trial.unverified}`);
          }
        }
        context.say(`every trial: ${log}`);
        return numbersOf(trials);
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
