import { readFile, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Diagnostic, ProjectIndex } from "@maze/core";
import { createTextIndex } from "@maze/core";
import { z } from "zod";
import { finding } from "../finding-codes.ts";
import { byCodeUnit } from "../walk/walk-project.ts";
import { findInstalled } from "./installed-package.ts";

type Dependency = ProjectIndex["dependencies"][number];

const section = z.record(z.string(), z.unknown()).optional().catch(undefined);
const manifestSchema = z.object({
  dependencies: section,
  optionalDependencies: section,
  peerDependencies: section,
  devDependencies: section,
});

/** A name that npm takes; anything else could lead out of node_modules. */
const PACKAGE_NAME = /^(?:@[a-z0-9~][\w.~-]*\/)?[a-z0-9~][\w.~-]*$/i;
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
  const { folder, text } = found;
  const file = folder === root ? "package.json" : join(folder, "package.json");
  const unreadable = (message: string, at?: number): { dependencies: Dependency[]; diagnostics: Diagnostic[] } => {
    const span = at === undefined ? undefined : createTextIndex(text).spanOf(at, Math.min(at + 1, text.length));
    return {
      dependencies: [],
      diagnostics: [finding({ code: "MAZE_INDEX_MANIFEST_UNREADABLE", severity: "warning", message, file, span })],
    };
  };
  let data: unknown;
  try {
    data = JSON.parse(text.replace(/^\ufeff/, ""));
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    const at = Number(/at position (\d+)/.exec(message)?.[1] ?? NaN);
    return unreadable(
      `package.json is no JSON: ${message}`,
      Number.isNaN(at) ? undefined : Math.min(at + (text.startsWith("\ufeff") ? 1 : 0), text.length),
    );
  }
  const manifest = manifestSchema.safeParse(data);
  if (!manifest.success) return unreadable("package.json holds no object");
  const { dependencies, optionalDependencies, peerDependencies, devDependencies } = manifest.data;
  const isDev = new Map<string, boolean>();
  for (const name of Object.keys(devDependencies ?? {})) isDev.set(name, true);
  for (const used of [dependencies, optionalDependencies, peerDependencies])
    for (const name of Object.keys(used ?? {})) isDev.set(name, false);
  const names = [...isDev.keys()].sort(byCodeUnit);
  const wrong = names.filter((name) => !PACKAGE_NAME.test(name));
  const known = await Promise.all(
    names
      .filter((name) => PACKAGE_NAME.test(name))
      .map(async (name): Promise<Dependency> => {
        const installed = await findInstalled(name, folder);
        const version = installed.version === undefined ? {} : { version: installed.version };
        return { name, ...version, dev: isDev.get(name) ?? false, hasTypes: installed.hasTypes };
      }),
  );
  const diagnostics =
    wrong.length === 0
      ? []
      : unreadable(
          `package.json declares what is no package name: ${wrong
            .slice(0, 5)
            .map((name) => JSON.stringify(name))
            .join(", ")}`,
        ).diagnostics;
  return { dependencies: known, diagnostics };
}

async function nearestManifest(root: string): Promise<{ folder: string; text: string } | undefined> {
  for (let folder = root; ; folder = dirname(folder)) {
    const text = await readManifestText(join(folder, "package.json"));
    if (text !== undefined) return { folder, text };
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
