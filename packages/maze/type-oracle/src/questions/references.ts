import type { OracleReference } from "@maze/core";
import { SymbolFlag, type WireSymbol } from "../compiler/protocol.ts";
import { groupNames } from "../references/name-groups.ts";
import { TREE_KINDS as K } from "../references/tree-kinds.ts";
import { handleIndex, handlePath } from "../types/symbol-places.ts";
import { requireText } from "../project/project.ts";
import { resolvedSymbol, type Room } from "./value-reader.ts";

/** Declarations of names that stand for something of another file. */
const IMPORTS: ReadonlySet<number> = new Set([K.ImportSpecifier, K.ImportClause]);

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
    const imported = [...own.keys()].filter((index) => IMPORTS.has(nodes.kind(own.get(index) ?? 0)));
    const handles = [...asked, ...imported].map((index) => nodes.handle(names[index] ?? 0, path));
    const symbols = await checker.symbolsOf(handles);
    const files = new Map<string, string>();
    const declarationAt = (file: string, node: number): string => {
      const known = files.get(file) ?? project.paths.toProject(file);
      files.set(file, known);
      return `${known}#${node}`;
    };
    const declarations = new Map<number, string>();
    for (const [index, node] of own) declarations.set(index, declarationAt(path, node));
    const placeOf = (symbol: WireSymbol | undefined): string | undefined => {
      const [handle] = symbol?.declarations ?? [];
      return handle === undefined ? undefined : declarationAt(handlePath(handle), handleIndex(handle));
    };
    const targets = new Map<number, string>();
    const reader = { checker };
    await Promise.all(
      [...asked, ...imported].map(async (index, at) => {
        const symbol = symbols[at];
        const place = placeOf(symbol);
        if (place !== undefined && at < asked.length) declarations.set(index, place);
        if (symbol === undefined || (symbol.flags & SymbolFlag.alias) === 0) return;
        const target = placeOf(await resolvedSymbol(reader, symbol));
        if (target !== undefined && target !== place) targets.set(index, target);
      }),
    );
    const references: OracleReference[] = [];
    for (const [index, node] of names.entries()) {
      const first = representative[index] ?? -1;
      const declaration = declarations.get(first);
      if (declaration === undefined) continue;
      const name = texts[index] ?? "";
      const target = targets.get(first);
      const offset = nodes.end(node) - name.length;
      references.push({ name, offset, declaration, ...(target === undefined ? {} : { target }) });
    }
    return references;
  } finally {
    release();
  }
}
