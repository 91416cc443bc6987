import { readFileSync, readdirSync } from "node:fs";
import { join, sep } from "node:path";

/** Packages that publish the TypeScript they were made from. */
export const typescriptPackages = {
  "@effect/platform": "0.97.2",
  "@tanstack/query-core": "5.108.4",
  "@trpc/server": "11.25.2",
  effect: "3.22.4",
  immer: "10.2.0",
  mobx: "7.1.3",
  rxjs: "7.8.2",
  viem: "2.57.20",
  zod: "4.6.7",
} as const;

export interface CorpusFile {
  /** Path below the package, with slashes. */
  readonly name: string;
  readonly text: string;
}

/** The TypeScript sources below a folder, in the order of their names, without declaration files. */
export function typescriptSources(folder: string): CorpusFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /(?<!\.d)\.[cm]?tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => ({
      name: path.slice(folder.length + 1).replaceAll(sep, "/"),
      text: readFileSync(path, "utf8"),
    }));
}
