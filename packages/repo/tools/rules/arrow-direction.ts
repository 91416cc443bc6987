import { join } from "node:path";
import { arrows } from "./arrows.ts";
import { turboBoundaries } from "./boundaries.ts";
import { type Finding } from "./finding.ts";
import { packageOf, sourceReferences } from "./source-files.ts";
import { readJson, type Workspace, type WorkspacePackage } from "./workspace.ts";

/** Libraries import, and depend on, only what the table of arrows allows; turbo.json says the same. */
export function arrowDirection(workspace: Workspace, table = arrows): readonly Finding[] {
  const known = new Set(workspace.packages.map(({ name }) => name));
  const libraries = workspace.packages.filter(({ kind }) => kind === "library");
  return [
    ...libraries.flatMap((pkg) => packageFindings(workspace, pkg, known, table)),
    ...boundariesFindings(workspace, table),
  ];
}

function packageFindings(
  { root }: Workspace,
  pkg: WorkspacePackage,
  known: ReadonlySet<string>,
  table: typeof arrows,
): readonly Finding[] {
  const manifestFile = `${pkg.folder}/package.json`;
  const allowed = table[pkg.name];
  if (!allowed) return [{ at: manifestFile, message: `${pkg.name} is not in the table of arrows` }];
  const isForbidden = (name: string): boolean => known.has(name) && name !== pkg.name && !allowed.includes(name);
  const say = `may not import`;
  const imported = sourceReferences(root, pkg).flatMap(({ file, line, specifier }): readonly Finding[] => {
    const name = packageOf(specifier);
    if (!name || !isForbidden(name)) return [];
    return [{ at: `${file}:${line}`, message: `${pkg.name} ${say} ${name}` }];
  });
  const { dependencies, peerDependencies, optionalDependencies } = pkg.manifest;
  const declared = Object.keys({ ...dependencies, ...peerDependencies, ...optionalDependencies }).filter(isForbidden);
  return [...imported, ...declared.map((name) => ({ at: manifestFile, message: `${pkg.name} ${say} ${name}` }))];
}

function boundariesFindings({ root }: Workspace, table: typeof arrows): readonly Finding[] {
  const { boundaries } = readJson(join(root, "turbo.json")) as { readonly boundaries?: unknown };
  if (JSON.stringify(boundaries) === JSON.stringify(turboBoundaries(table))) return [];
  return [{ at: "turbo.json", message: "`boundaries` differs from the table of arrows; run `npm run generate`" }];
}
