// Ours: a process that watches would do this at each save. Prints the median of its processor time in milliseconds.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createDeclarationReader, defaultAdapters, openProjectStore } from "@maze/indexer";

const [root, file, edits] = process.argv.slice(2);
const store = await openProjectStore({ root, reader: createDeclarationReader(defaultAdapters()) });
await store.refresh();
const text = readFileSync(join(root, file), "utf8");
const times = [];
for (let edit = 0; edit < Number(edits); edit++) {
  writeFileSync(join(root, file), `${text}export const edit${edit} = ${edit};\n`);
  const before = process.cpuUsage();
  const report = await store.refreshFiles([file]);
  const { user, system } = process.cpuUsage(before);
  if (report?.changed.length !== 1) throw new Error(`the edit ${edit} was not seen`);
  times.push((user + system) / 1000);
}
writeFileSync(join(root, file), text);
store.close();
times.sort((a, b) => a - b);
console.log(JSON.stringify({ ms: times[Math.floor(times.length / 2)] }));
