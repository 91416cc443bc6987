import { createRequire, stripTypeScriptTypes } from "node:module";
import { createInterface } from "node:readline";
import { runInThisContext } from "node:vm";

// One program with its tests a line, as a JSON string; one answer a line: true where it ran to its end.
const require = createRequire(import.meta.url);
const answer = process.stdout.write.bind(process.stdout);
let failed = false;
process.on("unhandledRejection", () => (failed = true));
process.on("uncaughtException", () => (failed = true));
for (const method of ["log", "error", "warn", "info", "debug", "table", "dir", "trace"] as const) {
  console[method] = () => undefined;
}

for await (const line of createInterface({ input: process.stdin })) {
  failed = false;
  try {
    const source = stripTypeScriptTypes(JSON.parse(line) as string);
    const wrapped = `(function (require, module, exports) {${source}\n})`;
    Object.assign(globalThis, { __given: [require, { exports: {} }, {}] });
    runInThisContext(`${wrapped}(...globalThis.__given)`, { timeout: 1_000, filename: "program.js" });
    await new Promise((resolve) => setTimeout(resolve, 0));
  } catch {
    failed = true;
  }
  answer(`${String(!failed)}\n`);
}
