import { posix } from "node:path";
import type { ProjectIndex } from "@maze/core";

/**
 * The test files of an index that import one of the files, directly or through others; `undefined` where an edited file
 * is not indexed, since then nothing is known about who imports it.
 */
export function affectedTests(index: ProjectIndex, files: readonly string[]): string[] | undefined {
  const known = new Set(index.files.map(({ path }) => path));
  if (files.some((file) => !known.has(file))) return undefined;
  const importers = new Map<string, string[]>();
  for (const { file, module } of index.imports) {
    const target = resolveIn(known, file, module);
    if (target !== undefined) importers.set(target, [...(importers.get(target) ?? []), file]);
  }
  const reached = new Set(files);
  for (const file of reached) for (const importer of importers.get(file) ?? []) reached.add(importer);
  const testFiles = new Set(index.tests.map(({ file }) => file));
  return [...reached].filter((file) => testFiles.has(file)).sort();
}

const endings = [
  "",
  ".ts",
  ".tsx",
  ".mts",
  ".cts",
  ".js",
  ".jsx",
  ".mjs",
  ".cjs",
  "/index.ts",
  "/index.tsx",
  "/index.js",
];

function resolveIn(known: ReadonlySet<string>, from: string, module: string): string | undefined {
  if (!module.startsWith(".")) return undefined;
  const base = posix.join(posix.dirname(from), module);
  const stem = base.replace(/\.([cm]?)js(x?)$/, ".$1ts$2");
  return [stem, ...endings.map((ending) => base + ending), stem.replace(/\.ts$/, ".tsx")].find((path) =>
    known.has(path),
  );
}
