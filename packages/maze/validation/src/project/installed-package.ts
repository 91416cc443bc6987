import { realpath } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { dirname, join } from "node:path";
import { type Manifest, readManifest, upwards } from "./manifest.ts";

/** A package in a `node_modules` folder. */
export interface InstalledPackage {
  readonly name: string;
  readonly version: string;
  readonly directory: string;
  readonly manifest: Manifest;
}

/** Finds a package as Node does from a directory: in the `node_modules` folders on the way up. */
export async function findInstalled(directory: string, name: string): Promise<InstalledPackage | undefined> {
  for (const at of upwards(directory)) {
    const found = await realpath(join(at, "node_modules", name)).catch(() => undefined);
    const manifest = found === undefined ? undefined : await readManifest(found);
    if (found !== undefined && manifest !== undefined) return installed(name, found, manifest);
  }
  return undefined;
}

/** A package that this package itself depends on. */
export async function findOwn(name: string): Promise<InstalledPackage | undefined> {
  const directory = dirname(fileURLToPath(import.meta.resolve(`${name}/package.json`)));
  const manifest = await readManifest(directory);
  return manifest === undefined ? undefined : installed(name, directory, manifest);
}

function installed(name: string, directory: string, manifest: Manifest): InstalledPackage {
  return { name, version: manifest.version ?? "of unknown version", directory, manifest };
}

/** Absolute path of a program that a package brings; the first of the names that it has. */
export function programOf(
  { directory, manifest, name }: InstalledPackage,
  names: readonly string[],
): string | undefined {
  const { bin } = manifest;
  if (bin === undefined) return undefined;
  if (typeof bin === "string") return names.includes(name) ? join(directory, bin) : undefined;
  const found = names.find((candidate) => candidate in bin);
  return found === undefined ? undefined : join(directory, bin[found] ?? "");
}
