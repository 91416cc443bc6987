import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readCurricula, type Bug, type CourseModule } from "./curricula.ts";
import { injections } from "./inject.ts";
import { inWorkspace, runTests } from "./workspace.ts";

// Injects every bug into the reference and into every variant and runs the tests: a test that the oracle names must
// fail, those that must pass do, and nothing crashes. Says which intent did it.
const modules = readCurricula(join(import.meta.dirname, "../../../../curricula"));
const only = new Set(process.argv.slice(2));
let missed = 0;
for (const module of modules.filter(({ id }) => only.size === 0 || only.has(id))) {
  for (const bug of module.bugs) {
    const results: string[] = [];
    for (const tree of ["reference", ...module.variants]) {
      const result = await inWorkspace(module, modules, ["reference", tree], (folder) => verified(module, bug, folder));
      if (result.startsWith("NONE")) missed += 1;
      results.push(`${tree.replace("variants/", "")}: ${result}`);
    }
    process.stdout.write(`${module.id}/${bug.id}  ${results.join("  ")}\n`);
  }
}
process.exitCode = missed === 0 ? 0 : 1;

async function verified(module: CourseModule, bug: Bug, folder: string): Promise<string> {
  const file = join(folder, bug.target.file);
  const source = readFileSync(file, "utf8");
  const notes: string[] = [];
  for (const intent of bug.intents) {
    for (const mutant of injections(source, intent)) {
      if (mutant === source) continue;
      writeFileSync(file, mutant);
      const { crashed, failed, passed, thrown } = await runTests(module, folder, (bug.oracle.timeout_s ?? 30) * 1000);
      const hit = !crashed && thrown.length === 0 && bug.oracle.must_fail.some((name) => failed.includes(name));
      const kept = (bug.oracle.must_pass ?? []).every((name) => passed.includes(name));
      if (hit && kept) return `${intent.id} (${failed.length})`;
      notes.push(
        `${intent.id} ${crashed || thrown.length > 0 ? "crashed" : hit ? `broke ${failed.join(", ")}` : "survived"}`,
      );
    }
  }
  return `NONE [${notes.join("; ")}]`;
}
