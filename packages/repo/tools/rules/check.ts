import { join } from "node:path";
import { allRules } from "./all-rules.ts";
import { readWorkspace } from "./workspace.ts";

// Checks the whole repository against its rules; part of `npm test`.
const workspace = readWorkspace(join(import.meta.dirname, "../../../.."));
let count = 0;
for (const [name, rule] of Object.entries(allRules)) {
  for (const { at, message } of await rule(workspace)) {
    process.stdout.write(`${at}  ${message}  (${name})\n`);
    count += 1;
  }
}
process.stdout.write(
  `${Object.keys(allRules).length} rules, ${workspace.packages.length} packages, ${count} findings\n`,
);
process.exitCode = count === 0 ? 0 : 1;
