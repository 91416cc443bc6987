import { readdirSync, readFileSync, realpathSync } from "node:fs";
import { join, relative } from "node:path";
import { compilerNames } from "./compiler-names.ts";
import { read } from "./read.ts";

/** How the names of one kind compare; names are given as `file name`. */
export interface Agreement {
  agreed: number;
  /** Names that the compiler has and we lack. */
  readonly missing: string[];
  /** Names that we have and the compiler lacks. */
  readonly extra: string[];
}

export interface Comparison {
  files: number;
  readonly declared: Agreement;
  readonly exported: Agreement;
}

/** The folder of a package that this one depends on. */
export function packageFolder(name: string): string {
  return realpathSync(join(import.meta.dirname, "../../node_modules", name));
}

/** Compares the names in every TypeScript file of a folder with those of the compiler's binder. */
export function compareWithCompiler(folder: string, { below }: { below: string }): Comparison {
  const result: Comparison = {
    files: 0,
    declared: { agreed: 0, missing: [], extra: [] },
    exported: { agreed: 0, missing: [], extra: [] },
  };
  for (const entry of readdirSync(join(folder, below), { withFileTypes: true, recursive: true })) {
    const path = join(entry.parentPath, entry.name);
    if (!entry.isFile() || !/\.[cm]?tsx?$/.test(path) || relative(folder, path).includes("node_modules")) continue;
    compareFile(relative(folder, path), readFileSync(path, "utf8"), result);
  }
  return result;
}

function compareFile(path: string, text: string, result: Comparison): void {
  const { symbols, imports } = read(text, path);
  const compiler = compilerNames(`/${path}`, text);
  const declared = symbols
    .map(({ id }) => id.slice(path.length + 1).replace(/~\d+/g, ""))
    .filter((name) => !name.includes("["));
  const reexported = imports
    .filter(({ form }) => form === "re-export")
    .flatMap(({ bindings }) => bindings.map(({ local }) => local))
    .filter((name) => name !== "*");
  result.files++;
  compareSets(path, new Set(declared), compiler.declared, result.declared);
  const exported = [...symbols.flatMap(({ exportedAs }) => exportedAs), ...reexported];
  compareSets(path, new Set(exported), compiler.exported, result.exported);
}

function compareSets(path: string, ours: ReadonlySet<string>, theirs: ReadonlySet<string>, into: Agreement): void {
  for (const name of theirs) {
    if (ours.has(name)) into.agreed++;
    else into.missing.push(`${path} ${name}`);
  }
  for (const name of ours) if (!theirs.has(name)) into.extra.push(`${path} ${name}`);
}
