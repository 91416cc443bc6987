import { join } from "node:path";
import { answerFindings } from "./answers.ts";
import { readCurricula, type CourseModule } from "./curricula.ts";
import { itemFindings } from "./items.ts";
import { inWorkspace, runTests } from "./workspace.ts";

// Every stub fails every test, every reference passes twice, every variant passes, and the authored answers are judged
// as their authors say. Arguments: ids of the modules to check; none checks all.
const modules = readCurricula(join(import.meta.dirname, "../../../../curricula"));
const only = new Set(process.argv.slice(2));
let count = 0;
for (const module of modules.filter(({ id }) => only.size === 0 || only.has(id))) {
  const findings = [
    ...(await programFindings(module)),
    ...module.questions.flatMap(answerFindings),
    ...(await inWorkspace(module, modules, ["reference"], (folder) =>
      Promise.resolve(module.items.flatMap((item) => itemFindings(item, folder))),
    )),
  ];
  if (module.questions.length < 3) findings.push(`only ${module.questions.length} questions`);
  process.stdout.write(`${module.curriculum}/${module.id}: ${findings.length === 0 ? "ok" : ""}\n`);
  for (const finding of findings) process.stdout.write(`  ${finding}\n`);
  count += findings.length;
}
process.exitCode = count === 0 ? 0 : 1;

async function programFindings(module: CourseModule): Promise<readonly string[]> {
  if (module.type === "justify_only") return [];
  const run = (...overlays: readonly string[]) =>
    inWorkspace(module, modules, overlays, (folder) => runTests(module, folder));
  const findings: string[] = [];
  const stub = await run("starter");
  if (stub.crashed) findings.push(`the stub cannot be loaded: ${stub.output.slice(0, 1500)}`);
  for (const name of stub.passed) findings.push(`the stub passes "${name}"`);
  for (const tree of ["reference", "reference", ...module.variants]) {
    const { crashed, failed, passed, output } = await run(tree);
    if (crashed || failed.length > 0 || passed.length === 0) {
      findings.push(`${tree} fails ${failed.join(", ")}: ${output.slice(0, 400)}`);
    }
  }
  if (module.variants.length < 3) findings.push(`only ${module.variants.length} variants`);
  return findings;
}
