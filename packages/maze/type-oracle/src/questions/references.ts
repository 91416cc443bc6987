import type { OracleReference } from "@maze/core";
import { groupNames } from "../references/name-groups.ts";
import { handleIndex, handlePath } from "../types/symbol-places.ts";
import { requireText } from "../project/project.ts";
import type { Room } from "./value-reader.ts";

/**
 * What every name of a file means. The compiler is asked once for names that scoping alone tells to be the same, and for
 * each other name.
 *
 * @throws {MazeError} MAZE_TYPE_ORACLE_FILE_MISSING, MAZE_TYPE_ORACLE_FILE_OUTSIDE
 */
export async function referencesIn({ world }: Room, file: string): Promise<OracleReference[]> {
  const { project } = world;
  const path = project.paths.toCompiler(file);
  requireText(project.paths, path);
  const { checker, release } = await world.plain(path);
  try {
    const nodes = await checker.nodesOf(path);
    if (nodes === undefined) return [];
    const { names, texts, representative, own } = groupNames(nodes);
    const asked = [...new Set(representative)].filter((index) => !own.has(index));
    const symbols = await checker.symbolsOf(asked.map((index) => nodes.handle(names[index] ?? 0, path)));
    const files = new Map<string, string>();
    const declarationAt = (file: string, node: number): string => {
      const known = files.get(file) ?? project.paths.toProject(file);
      files.set(file, known);
      return `${known}#${node}`;
    };
    const declarations = new Map<number, string>();
    for (const [index, node] of own) declarations.set(index, declarationAt(path, node));
    for (const [at, index] of asked.entries()) {
      const [handle] = symbols[at]?.declarations ?? [];
      if (handle !== undefined) declarations.set(index, declarationAt(handlePath(handle), handleIndex(handle)));
    }
    const references: OracleReference[] = [];
    for (const [index, node] of names.entries()) {
      const declaration = declarations.get(representative[index] ?? -1);
      const name = texts[index] ?? "";
      if (declaration !== undefined) references.push({ name, offset: nodes.end(node) - name.length, declaration });
    }
    return references;
  } finally {
    release();
  }
}
