import { dirname, join } from "node:path";
import type { Diagnostic, ProjectIndex } from "@maze/core";
import { byCodeUnit } from "../walk/walk-project.ts";
import { findInstalled } from "./installed-package.ts";
import { readOtherManifests } from "./manifests/index.ts";
import { readManifestText } from "./read-manifest-text.ts";
import { isPackageName, readManifest, type ReadManifest } from "./read-manifest.ts";

type Dependency = ProjectIndex["dependencies"][number];

/**
 * What a project declares: the nearest package.json at or above it, by name, with the versions that are installed, then
 * the manifests of other languages in its folder, with the versions of their lock files. Nothing is looked up on the
 * network.
 */
export async function readDependencies(
  root: string,
): Promise<{ dependencies: Dependency[]; diagnostics: Diagnostic[] }> {
  const [npm, others] = [await npmDependencies(root), await readOtherManifests(root)];
  return {
    dependencies: [...npm.dependencies, ...others.dependencies],
    diagnostics: [...npm.diagnostics, ...others.diagnostics],
  };
}

async function npmDependencies(root: string): Promise<{ dependencies: Dependency[]; diagnostics: Diagnostic[] }> {
  const found = await nearestManifest(root);
  if (found === undefined) return { dependencies: [], diagnostics: [] };
  const { dependencies, optionalDependencies, peerDependencies, devDependencies } = found.manifest;
  const isDev = new Map<string, boolean>();
  for (const name of Object.keys(devDependencies ?? {})) isDev.set(name, true);
  for (const used of [dependencies, optionalDependencies, peerDependencies])
    for (const name of Object.keys(used ?? {})) isDev.set(name, false);
  const names = [...isDev.keys()].sort(byCodeUnit);
  const known = await Promise.all(
    names
      .filter((name) => isPackageName(name))
      .map(async (name): Promise<Dependency> => {
        const installed = await findInstalled(name, found.folder);
        const version = installed.version === undefined ? {} : { version: installed.version };
        return { name, ...version, dev: isDev.get(name) ?? false, hasTypes: installed.hasTypes };
      }),
  );
  return { dependencies: known, diagnostics: found.diagnostics };
}

/**
 * What is wrong with the nearest package.json at or above a project: its syntax, or values of another kind than npm,
 * Node and the compilers take. A package.json that is missing is no finding.
 */
export async function manifestFindings(root: string): Promise<Diagnostic[]> {
  return (await nearestManifest(root))?.diagnostics ?? [];
}

async function nearestManifest(root: string): Promise<(ReadManifest & { folder: string }) | undefined> {
  for (let folder = root; ; folder = dirname(folder)) {
    const text = await readManifestText(join(folder, "package.json"));
    const file = folder === root ? "package.json" : join(folder, "package.json");
    if (text !== undefined) return { folder, ...readManifest(text, file) };
    if (dirname(folder) === folder) return undefined;
  }
}
