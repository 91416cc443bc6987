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
    const { names, representative } = groupNames(nodes);
    const asked = [...new Set(representative)];
    const startOf = (index: number): number => {
      const node = names[index] ?? 0;
      return nodes.end(node) - nodes.text(node).length;
    };
    const symbols = await checker.symbolsAt(path, asked.map(startOf));
    const declarations = new Map<number, string | undefined>();
    for (const [at, index] of asked.entries()) {
      const [handle] = symbols[at]?.declarations ?? [];
      declarations.set(
        index,
        handle === undefined ? undefined : `${project.paths.toProject(handlePath(handle))}#${handleIndex(handle)}`,
      );
    }
    return names.flatMap((node, index) => {
      const declaration = declarations.get(representative[index] ?? -1);
      return declaration === undefined ? [] : [{ name: nodes.text(node), offset: startOf(index), declaration }];
    });
  } finally {
    await release();
  }
}
