import { type WorkspacePackage } from "@repo/tools/workspace";

/** A way into a package from outside. */
export interface PackageEntry {
  /** What a consumer writes, such as `@maze/core/testing`. */
  readonly specifier: string;
  /** How it must be loadable. A conformance suite registers tests, so only a module of a test file loads it. */
  readonly ways: readonly ("import" | "require")[];
}

/** The entries that the exports of a package name, without its package.json. */
export function entriesOf({ name, manifest }: WorkspacePackage): readonly PackageEntry[] {
  const subpaths = Object.keys(manifest.exports ?? {}).filter((subpath) => subpath !== "./package.json");
  return subpaths.map((subpath) => ({
    specifier: `${name}${subpath.slice(1)}`,
    ways: subpath === "./testing" ? ["import"] : ["import", "require"],
  }));
}
