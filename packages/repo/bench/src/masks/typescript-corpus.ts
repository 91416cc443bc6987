import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

/** Packages that publish the TypeScript they were made from. */
export const typescriptPackages = {
  "@tanstack/query-core": "5.90.11",
  "@trpc/server": "11.7.2",
  effect: "3.19.6",
  immer: "10.2.0",
  rxjs: "7.8.2",
  zod: "4.1.13",
} as const;

export interface CorpusFile {
  readonly name: string;
  readonly text: string;
}

/** The TypeScript sources below a folder, in the order of their names, without declaration files. */
export function typescriptSources(folder: string): CorpusFile[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && /(?<!\.d)\.[cm]?tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => ({ name: path.slice(folder.length + 1), text: readFileSync(path, "utf8") }));
}
