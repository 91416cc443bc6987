import { readFile, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Diagnostic, ProjectIndex } from "@maze/core";
import { byCodeUnit } from "../walk/walk-project.ts";
import { findInstalled } from "./installed-package.ts";
import { isPackageName, readManifest, type ReadManifest } from "./read-manifest.ts";

type Dependency = ProjectIndex["dependencies"][number];

const LARGEST_MANIFEST = 4 * 1024 * 1024;

/**
 * What the nearest package.json at or above a project declares, by name, with the versions that are installed. Nothing
 * is looked up on the network.
 */
export async function readDependencies(
  root: string,
): Promise<{ dependencies: Dependency[]; diagnostics: Diagnostic[] }> {
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

/** The text of a package.json; `undefined` where there is none that can be read. */
export async function readManifestText(path: string): Promise<string | undefined> {
  try {
    const found = await stat(path);
    return found.isFile() && found.size <= LARGEST_MANIFEST ? await readFile(path, "utf8") : undefined;
  } catch {
    // There is none, or none for us: the next folder may have one.
    return undefined;
  }
}
