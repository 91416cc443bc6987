import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readCurricula, type CourseModule } from "./curricula.ts";
import { mutantsOf } from "./mutants.ts";
import { inWorkspace, runTests } from "./workspace.ts";

// How many small changes of each reference the tests of its module notice. Arguments: `--most=N` mutants of a module,
// spread evenly (40), and ids of modules. Survivors are listed: each is a weak test or a change without effect.
const words = process.argv.slice(2);
const most = Number(words.find((word) => word.startsWith("--most="))?.slice(7) ?? 40);
const only = new Set(words.filter((word) => !word.startsWith("--")));
const modules = readCurricula(join(import.meta.dirname, "../../../../curricula"));
let weak = 0;
for (const module of modules.filter(({ id, type }) => type !== "justify_only" && (only.size === 0 || only.has(id)))) {
  const { score, total, survivors } = await inWorkspace(module, modules, ["reference"], (folder) =>
    scored(module, folder),
  );
  if (score < 0.8) weak += 1;
  process.stdout.write(`${module.curriculum}/${module.id}: ${(100 * score).toFixed(0)} % of ${total}\n`);
  for (const survivor of survivors) process.stdout.write(`  ${survivor}\n`);
}
process.exitCode = weak === 0 ? 0 : 1;

async function scored(module: CourseModule, folder: string) {
  const survivors: string[] = [];
  const baseline = await runTests(module, folder);
  let total = 0;
  for (const name of module.files) {
    const file = join(folder, name);
    const source = readFileSync(file, "utf8");
    const all = mutantsOf(source);
    const step = Math.max(1, all.length / most);
    for (let at = 0; at < all.length; at += step) {
      const mutant = all[Math.floor(at)];
      if (!mutant) continue;
      total += 1;
      writeFileSync(file, mutant.text);
      // Tests that do not end have noticed the change too.
      const { passed } = await runTests(module, folder, 8_000);
      if (passed.length === baseline.passed.length) survivors.push(`${name}:${mutant.line} ${mutant.change}`);
    }
    writeFileSync(file, source);
  }
  return { score: total === 0 ? 1 : 1 - survivors.length / total, total, survivors };
}
