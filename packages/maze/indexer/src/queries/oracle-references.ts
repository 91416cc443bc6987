import { isCodeOracle, MazeError, type CodeOracle, type OracleReference, type TypeOracle } from "@maze/core";
import type { FindReferences, FoundReferences, ReferenceTarget } from "./find-usages.ts";

/** Files that the compiler reads. */
const READ = /\.[cm]?[jt]sx?$/i;

/**
 * Finds references by asking a compiler what the names of files mean. Only files that hold the name are asked about, or
 * one of the other names under which it is imported or exported, or the name of its file, from which a default export is
 * imported under any name. The oracle is opened for the first question.
 *
 * @example
 * ```ts
 * import { findReferencesBy } from "@maze/indexer";
 * import { createFakeCodeOracle } from "@maze/core/testing";
 *
 * const meant = { name: "x", offset: 6, declaration: "a.ts#4" };
 * const find = findReferencesBy(() => Promise.resolve(createFakeCodeOracle({ references: { "a.ts": [meant] } })));
 * const found = await find({ file: "a.ts", offset: 6, name: "x", filesWith: () => ["a.ts"] });
 * found?.references; // => [{ file: "a.ts", start: 6, end: 7 }]
 * ```
 */
export function findReferencesBy(openOracle: () => Promise<TypeOracle>): FindReferences {
  let opened: Promise<TypeOracle> | undefined;
  return async (target) => {
    if (!READ.test(target.file)) return undefined;
    const oracle = await (opened ??= openOracle());
    return isCodeOracle(oracle) ? referencesOf(oracle, target) : undefined;
  };
}

async function referencesOf(
  oracle: CodeOracle,
  { file, offset, name, filesWith }: ReferenceTarget,
): Promise<FoundReferences | undefined> {
  const outside: string[] = [];
  const namesIn = async (path: string): Promise<readonly OracleReference[]> => {
    try {
      return (await oracle.referencesIn([path]))[0] ?? [];
    } catch (error) {
      // A file that belongs to no project of the compiler is told of; the others are still asked about.
      if (!(error instanceof MazeError) || error.code !== "MAZE_TYPE_ORACLE_FILE_OUTSIDE") throw error;
      outside.push(path);
      return [];
    }
  };
  const own = (await namesIn(file)).find((reference) => reference.offset === offset);
  if (own === undefined) return undefined;
  const meant = own.target ?? own.declaration;
  const references: FoundReferences["references"][number][] = [];
  const asked = new Set<string>();
  const words = new Set([name, stemOf(file)]);
  // The set grows while it is walked: by the names that an import or export gives to what is looked for.
  for (const word of words) {
    const paths = filesWith(word).filter((path) => READ.test(path) && !asked.has(path));
    for (const path of paths) {
      asked.add(path);
      for (const { name: said, offset: start, declaration, target } of await namesIn(path)) {
        if (declaration !== meant && target !== meant) continue;
        words.add(said);
        references.push({ file: path, start, end: start + said.length });
      }
    }
  }
  references.sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.start - b.start));
  const notes = outside.map((path) => `${path} belongs to no tsconfig, so the compiler was not asked about it`);
  return { references, notes };
}

/** What an import of the file ends in: its name, or that of its folder where it is the index. */
function stemOf(file: string): string {
  const parts = file.split("/");
  const stem = (parts.pop() ?? "").replace(/(?:\.d)?\.[^.]*$/, "");
  return stem === "index" ? (parts.pop() ?? stem) : stem;
}
