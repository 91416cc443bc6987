import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { writeFormatted } from "../new-package/write-formatted.ts";
import { turboBoundaries } from "./boundaries.ts";
import { errorIndex, errorIndexPath, errorPage, errorPagePath, readErrorTables } from "./error-table.ts";
import { readWorkspace } from "./workspace.ts";

// npm run generate: writes what the rules compare with its source, the boundaries of turbo.json and the error pages.
const root = join(import.meta.dirname, "../../../..");
const turboFile = join(root, "turbo.json");
const turbo = JSON.parse(readFileSync(turboFile, "utf8")) as object;
await writeFormatted(turboFile, JSON.stringify({ ...turbo, boundaries: turboBoundaries() }));

const tables = await readErrorTables(readWorkspace(root));
const pages = new Map(tables.map((table) => [errorPagePath(table), errorPage(table)]));
for (const [path, text] of [...pages, [errorIndexPath, errorIndex(tables)] as const]) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}
