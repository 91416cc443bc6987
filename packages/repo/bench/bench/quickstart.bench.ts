import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { generationReportSchema, type GenerationReport } from "@maze/pipeline";
import { defineBench, type BenchContext, type Sample } from "../src/definition.ts";
import { buildCommand } from "../src/foundation/build-command.ts";
import { installPackages } from "../src/install-packages.ts";
import { measureProcess } from "../src/measure-process.ts";
import { startInClone } from "../src/quickstart/start-in-clone.ts";
import { judgeHidden, writeDocumentedProject, type DocumentedProject } from "../src/quickstart/documented-project.ts";

const quickstart = join(import.meta.dirname, "../../../../examples/quickstart");
const drawn = { packageName: "date-fns", count: 20, seed: 20_261_121 };

/** Runs the built command on a project and answers its report. */
async function generate(
  command: string,
  directory: string,
  args: readonly string[],
): Promise<{ report: GenerationReport; wall: number; memory: number }> {
  const { exitCode, stdout, stderr, wall, memory } = await measureProcess({
    command: process.execPath,
    args: [command, "generate", "--all", "--json", "--cwd", directory, ...args],
  });
  if (exitCode !== 0) throw new Error(`maze generate ended with ${String(exitCode)}\n${stderr}`);
  const { report } = JSON.parse(stdout) as { report: unknown };
  return { report: generationReportSchema.parse(report), wall, memory };
}

function copyQuickstart({ cache }: BenchContext): string {
  const directory = join(cache, "quickstart");
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(directory, { recursive: true });
  for (const name of ["package.json", "tsconfig.json", "src", "test"])
    cpSync(join(quickstart, name), join(directory, name), { recursive: true });
  symlinkSync(join(quickstart, "node_modules"), join(directory, "node_modules"));
  return directory;
}

const verified = ({ tasks }: GenerationReport): number =>
  tasks.filter(({ chosen, outcome }) => chosen !== undefined && outcome.status === "verified").length;

/** One round on the drawn holes: generate, write, and let the rows that were never shown judge. */
async function solveDrawn(command: string, project: DocumentedProject, say: BenchContext["say"]): Promise<Sample> {
  const file = join(project.directory, "src/holes.ts");
  const before = readFileSync(file);
  const { report, wall } = await generate(command, project.directory, ["--write"]);
  const solved = await judgeHidden(file, project.holes);
  writeFileSync(file, before);
  for (const hole of project.holes) {
    const task = report.tasks.find((entry) => entry.hole.name === hole.name);
    const text = task?.chosen?.text ?? `unfilled: ${task?.outcome.reasons[0]?.message ?? ""}`;
    say(
      `${solved.get(hole.name) === true ? "solved  " : "unsolved"} ${hole.functionName} ${hole.signature}: ${text.replaceAll("\n", " ")}`,
    );
  }
  return { "documented-solved": [...solved.values()].filter(Boolean).length, "documented-generate-s": wall / 1000 };
}

/** How much of the quickstart, and of holes nobody chose, the engine without a model fills, and how long that takes. */
export default defineBench({
  question:
    "How many holes does the engine without a model fill, on the quickstart and on twenty drawn at random, and how fast?",
  prepare: async (context) => {
    const command = buildCommand(context);
    const copy = copyQuickstart(context);
    const installed = installPackages(context, { "date-fns": "4.4.0", typescript: "7.0.2" });
    const project = await writeDocumentedProject({ ...drawn, installed, directory: join(context.cache, "documented") });
    context.say(
      `${String(project.read)} documented examples of ${drawn.packageName} were read, ${String(project.holes.length)} drawn with seed ${String(drawn.seed)}`,
    );
    return [
      {
        name: "the first command",
        corpus:
          "`npm start` in a clone of the commit, with an empty home and the system's own Node and npm, then once more",
        metrics: {
          "start-fresh-s": { unit: "s", bar: { of: "value", atMost: 120 } },
          "start-warm-s": { unit: "s", bar: { of: "value", atMost: 6 } },
        },
        rounds: 1,
        warmUps: 0,
        ours: {
          name: "npm start",
          round: async () => {
            const { fresh, warm } = await startInClone(process.env);
            return { "start-fresh-s": fresh, "start-warm-s": warm };
          },
        },
      },
      {
        name: "the quickstart",
        corpus: "examples/quickstart, eight holes, cold process, without the project's own test runs",
        metrics: {
          "quickstart-generate-s": { unit: "s", bar: { of: "value", atMost: 3 } },
          "quickstart-memory-mb": { unit: "MB" },
        },
        rounds: 5,
        ours: {
          name: "maze generate --all",
          round: async () => {
            const { wall, memory } = await generate(command, copy, ["--set", "validation.tests=false"]);
            return { "quickstart-generate-s": wall / 1000, "quickstart-memory-mb": memory };
          },
        },
      },
      {
        name: "the quickstart with its tests",
        corpus: "examples/quickstart, eight holes, one of them beyond the engine",
        metrics: {
          "quickstart-verified": { unit: "of 8", bar: { of: "value", atLeast: 7 } },
          "quickstart-total-s": { unit: "s" },
        },
        rounds: 3,
        warmUps: 0,
        ours: {
          name: "maze generate --all",
          round: async () => {
            const { report, wall } = await generate(command, copy, []);
            return { "quickstart-verified": verified(report), "quickstart-total-s": wall / 1000 };
          },
        },
      },
      {
        name: "twenty holes nobody chose",
        corpus: `documented examples of date-fns 4.4.0 (${String(project.usable)} of ${String(project.read)} usable), seed ${String(drawn.seed)}; three rows shown, five hidden rows judge`,
        metrics: { "documented-solved": { unit: "of 20" }, "documented-generate-s": { unit: "s" } },
        rounds: 1,
        warmUps: 0,
        ours: { name: "maze generate --all", round: () => solveDrawn(command, project, context.say) },
      },
    ];
  },
});
