import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { moduleReferences, type ModuleReference } from "./module-references.ts";
import { type WorkspacePackage } from "./workspace.ts";

/** A module reference in the sources of a package. */
export interface SourceReference extends ModuleReference {
  readonly package: WorkspacePackage;
  /** The importing file from the root of the repository. */
  readonly file: string;
}

/** Every module reference in `src` of a package; with `tests` those in `test` too. */
export function sourceReferences(root: string, pkg: WorkspacePackage, tests = false): readonly SourceReference[] {
  const patterns = tests ? ["src/**/*.{ts,tsx}", "test/**/*.{ts,tsx}"] : ["src/**/*.{ts,tsx}"];
  return patterns
    .flatMap((pattern) => globSync(pattern, { cwd: join(root, pkg.folder) }).sort())
    .filter((path) => !path.startsWith("test/fixtures/"))
    .flatMap((path) => {
      const file = `${pkg.folder}/${path.replaceAll("\\", "/")}`;
      const references = moduleReferences(file, readFileSync(join(root, file), "utf8"));
      return references.map((reference) => ({ ...reference, package: pkg, file }));
    });
}

/** The npm package behind a specifier; `undefined` for a relative path or a module of Node. */
export function packageOf(specifier: string): string | undefined {
  if (/^[./]|^node:/.test(specifier)) return undefined;
  const parts = specifier.split("/");
  return parts.slice(0, specifier.startsWith("@") ? 2 : 1).join("/");
}
