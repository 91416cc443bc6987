import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { publicPackages, type Workspace, type WorkspacePackage } from "./workspace.ts";

/** The codes that a package raises, as its `src/errors.ts` exports them. */
export interface ErrorTable {
  readonly package: WorkspacePackage;
  readonly codes: Readonly<Record<string, { readonly summary: string; readonly hint: string }>>;
}

/** The code tables of all packages that have one: the exports whose names end in `ErrorCodes`. */
export async function readErrorTables(workspace: Workspace): Promise<readonly ErrorTable[]> {
  const withErrors = publicPackages(workspace).filter(({ folder }) =>
    existsSync(join(workspace.root, folder, "src/errors.ts")),
  );
  return Promise.all(
    withErrors.map(async (pkg) => {
      const url = pathToFileURL(join(workspace.root, pkg.folder, "src/errors.ts")).href;
      const module = (await import(url)) as Readonly<Record<string, unknown>>;
      const tables = Object.entries(module).filter(([name]) => name.endsWith("ErrorCodes"));
      return { package: pkg, codes: Object.assign({}, ...tables.map(([, table]) => table)) as ErrorTable["codes"] };
    }),
  );
}

/** The page of a package's codes, such as `docs/reference/errors/maze-core.md`. */
export function errorPagePath({ package: { name } }: ErrorTable): string {
  return `docs/reference/errors/${name.slice(1).replace("/", "-")}.md`;
}

/** The whole text of that page. */
export function errorPage({ package: { name }, codes }: ErrorTable): string {
  const sections = Object.entries(codes)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, { summary, hint }]) => `## ${code}\n\n${summary}\n\n**What to do.** ${hint}\n`);
  const intro = `Generated from the code table of the package (\`npm run generate\`). A retired code is never reused.`;
  return [`# Errors of ${name}\n`, `${intro}\n`, ...sections].join("\n");
}

/** The page that leads to the pages of all packages. */
export const errorIndexPath = "docs/reference/errors/index.md";

/** The whole text of that page. */
export function errorIndex(tables: readonly ErrorTable[]): string {
  const rows = tables.map((table) => {
    const page = errorPagePath(table).split("/").at(-1) ?? "";
    return `- [${table.package.name}](./${page}): ${Object.keys(table.codes).length} codes\n`;
  });
  const intro =
    "Every error carries a code. Find it on the page of the package that raised it; the code begins with its name.";
  return `# Errors\n\n${intro}\n\n${rows.join("")}`;
}
