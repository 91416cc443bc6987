import { globSync, writeFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { type BenchDefinition } from "./definition.ts";
import { runBench } from "./run-bench.ts";
import { cacheFolder, currentCommit, dataFolder, thisMachine } from "./surroundings.ts";

// npm run bench NAME [-- --json FILE] [--case TEXT] [--data DIR]: --case runs only the cases whose name holds the text
const folder = join(import.meta.dirname, "../bench");
const names = globSync("*.bench.ts", { cwd: folder }).map((file) => basename(file, ".bench.ts"));
const { values, positionals } = parseArgs({
  options: { json: { type: "string" }, case: { type: "string" }, data: { type: "string" } },
  allowPositionals: true,
});
const [name = ""] = positionals;
if (!names.includes(name)) {
  process.stderr.write(
    `usage: npm run bench NAME [-- --json FILE] [--case TEXT] [--data DIR]\nNAME is one of: ${names.sort().join(", ")}\n`,
  );
  process.exitCode = 2;
} else {
  const { default: definition } = (await import(join(folder, `${name}.bench.ts`))) as { default: BenchDefinition };
  const chosenCases: BenchDefinition["prepare"] = async (context) => {
    const all = await definition.prepare(context);
    const chosen = all.filter((one) => one.name.includes(values.case ?? ""));
    if (chosen.length > 0) return chosen;
    throw new Error(
      `no case of ${name} is named with ${JSON.stringify(values.case)}; there are ${all.map((one) => one.name).join(", ")}`,
    );
  };
  const { report, markdown, missed } = await runBench(
    name,
    { ...definition, prepare: chosenCases },
    {
      cache: cacheFolder(name, process.env),
      data: dataFolder(values.data, process.env),
      commit: currentCommit(folder),
      machine: thisMachine(),
      say: (line) => process.stderr.write(`${line}\n`),
    },
  );
  process.stdout.write(markdown);
  if (values.json !== undefined) {
    const file = resolve(process.env["INIT_CWD"] ?? process.cwd(), values.json);
    writeFileSync(file, `${JSON.stringify(report, null, 2)}\n`);
  }
  for (const line of missed) process.stderr.write(`missed: ${line}\n`);
  process.exitCode = missed.length === 0 ? 0 : 1;
}
