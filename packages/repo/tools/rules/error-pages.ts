import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  errorIndex,
  errorIndexPath,
  errorPage,
  errorPagePath,
  readErrorTables,
  type ErrorTable,
} from "./error-table.ts";
import { type Finding } from "./finding.ts";
import { type Workspace } from "./workspace.ts";

/** Every error code is documented, nothing else is, and a code belongs to one package and says so. */
export async function errorPages(workspace: Workspace): Promise<readonly Finding[]> {
  const tables = await readErrorTables(workspace);
  const expected = new Map(tables.map((table) => [errorPagePath(table), errorPage(table)]));
  const present = globSync("docs/reference/errors/*-*.md", { cwd: workspace.root });
  return [
    ...[...expected].flatMap(([at, text]) => pageFindings(workspace.root, at, text)),
    ...pageFindings(workspace.root, errorIndexPath, errorIndex(tables)),
    ...present.filter((at) => !expected.has(at)).map((at) => ({ at, message: "no package has these codes" })),
    ...tables.flatMap((table) => codeFindings(table)),
    ...duplicates(tables),
  ];
}

function pageFindings(root: string, at: string, text: string): readonly Finding[] {
  const file = join(root, at);
  if (existsSync(file) && readFileSync(file, "utf8") === text) return [];
  return [{ at, message: "differs from the code table; run `npm run generate`" }];
}

function codeFindings({ package: pkg, codes }: ErrorTable): readonly Finding[] {
  const at = `${pkg.folder}/src/errors.ts`;
  const entries = Object.entries(codes);
  if (entries.length === 0) return [{ at, message: "exports no table whose name ends in ErrorCodes" }];
  const prefix = pkg.name.slice(1).replace(/[/-]/g, "_").toUpperCase();
  return entries.flatMap(([code, { summary, hint }]) => [
    ...(code.startsWith(`${prefix}_`) ? [] : [{ at, message: `${code} must begin with ${prefix}_` }]),
    ...(summary && hint ? [] : [{ at, message: `${code} needs a summary and a hint` }]),
  ]);
}

function duplicates(tables: readonly ErrorTable[]): readonly Finding[] {
  const owners = new Map<string, string>();
  return tables.flatMap(({ package: { name, folder }, codes }) =>
    Object.keys(codes).flatMap((code): readonly Finding[] => {
      const owner = owners.get(code);
      owners.set(code, name);
      return owner ? [{ at: `${folder}/src/errors.ts`, message: `${code} belongs to ${owner} already` }] : [];
    }),
  );
}
