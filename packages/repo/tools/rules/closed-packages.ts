import { join, relative } from "node:path";
import { type Finding } from "./finding.ts";
import { packageOf, sourceReferences, type SourceReference } from "./source-files.ts";
import { type Workspace } from "./workspace.ts";

/** A package is entered only through its exports, by its npm name, and says by name what it exports itself. */
export function closedPackages(workspace: Workspace): readonly Finding[] {
  const entries = new Map(workspace.packages.map((pkg) => [pkg.name, pkg.manifest.exports ?? {}]));
  return workspace.packages
    .filter(({ kind }) => kind !== "example")
    .flatMap((pkg) => sourceReferences(workspace.root, pkg, true))
    .flatMap((reference): readonly Finding[] => {
      const message = referenceProblem(reference, entries);
      return message ? [{ at: `${reference.file}:${reference.line}`, message }] : [];
    });
}

function referenceProblem(
  { specifier, isExport, isExportAll, file, package: pkg }: SourceReference,
  entries: ReadonlyMap<string, object>,
): string | undefined {
  if (isExportAll && file.includes("/src/")) return `\`export * from "${specifier}"\` hides what is public`;
  if (specifier.startsWith(".")) {
    const target = relative(pkg.folder, join(file, "..", specifier));
    if (target.startsWith("..")) return `"${specifier}" leaves the package`;
    const isInside = /\/internal\//.test(file);
    return isExport && !isInside && /\binternal\//.test(target)
      ? `"${specifier}" is internal and never exported`
      : undefined;
  }
  const name = packageOf(specifier);
  const exported = name === undefined ? undefined : entries.get(name);
  if (!name || !exported) return undefined;
  const subpath = `.${specifier.slice(name.length)}`;
  const isOpen = Object.keys(exported).some((key) =>
    key.endsWith("*") ? subpath.startsWith(key.slice(0, -1)) : key === subpath,
  );
  return isOpen ? undefined : `"${specifier}" is not an entry of ${name}`;
}
