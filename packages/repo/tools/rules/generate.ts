import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { turboBoundaries } from "./boundaries.ts";
import { errorPage, errorPagePath, readErrorTables } from "./error-table.ts";
import { readWorkspace } from "./workspace.ts";

// npm run generate: writes what the rules compare with its source, the boundaries of turbo.json and the error pages.
const root = join(import.meta.dirname, "../../../..");
const turboFile = join(root, "turbo.json");
const turbo = JSON.parse(readFileSync(turboFile, "utf8")) as object;
writeFileSync(turboFile, `${JSON.stringify({ ...turbo, boundaries: turboBoundaries() }, null, 2)}\n`);

for (const table of await readErrorTables(readWorkspace(root))) {
  const page = join(root, errorPagePath(table));
  mkdirSync(dirname(page), { recursive: true });
  writeFileSync(page, errorPage(table));
}
