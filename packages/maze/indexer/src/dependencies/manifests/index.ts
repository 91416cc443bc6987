import { join } from "node:path";
import type { Diagnostic } from "@maze/core";
import { byCodeUnit } from "../../walk/walk-project.ts";
import { readManifestText } from "../read-manifest-text.ts";
import { cargoManifest } from "./cargo.ts";
import { goManifest } from "./go-mod.ts";
import type { Dependency, ManifestReader } from "./manifest-reader.ts";
import { pyprojectManifest, requirementsManifest } from "./python.ts";
import { zigManifest } from "./zon.ts";

const READERS: readonly ManifestReader[] = [
  pyprojectManifest,
  requirementsManifest("requirements.txt", false),
  requirementsManifest("requirements-dev.txt", true),
  cargoManifest,
  goManifest,
  zigManifest,
];

/** What the manifests of languages other than JavaScript in the folder of a project declare, by name. */
export async function readOtherManifests(
  root: string,
): Promise<{ dependencies: Dependency[]; diagnostics: Diagnostic[] }> {
  const found = new Map<string, Dependency>();
  const diagnostics: Diagnostic[] = [];
  for (const { file, locks, read } of READERS) {
    const text = await readManifestText(join(root, file));
    if (text === undefined) continue;
    let lock: string | undefined;
    for (const name of locks) lock ??= await readManifestText(join(root, name));
    const reading = await read(text.replace(/^\ufeff/, ""), lock);
    diagnostics.push(...reading.diagnostics);
    for (const dependency of reading.dependencies) {
      const key = `${dependency.ecosystem ?? ""} ${dependency.name}`;
      if (!found.has(key)) found.set(key, dependency);
    }
  }
  return { dependencies: [...found.values()].sort((a, b) => byCodeUnit(a.name, b.name)), diagnostics };
}
