import {
  parseData,
  symbolQuerySchema,
  throwIfAborted,
  type ProjectIndex,
  type SymbolRecord,
  type SymbolSource,
} from "@maze/core";
import { groupBy } from "./group-by.ts";

/**
 * Answers questions about the declared names of an index.
 *
 * @throws {MazeError} MAZE_CORE_INVALID_DATA from `find`, for a query that does not fit its schema
 * @example
 * ```ts
 * import { createSymbolSource, createTypeScriptAdapter } from "@maze/indexer";
 * const { symbols } = createTypeScriptAdapter().read({ path: "a.ts", text: "export const one = 1; const two = 2;" });
 * const source = createSymbolSource({ symbols });
 * (await source.find({ exported: true })).map((symbol) => symbol.id); // => ["a.ts#one"]
 * ```
 */
export function createSymbolSource({ symbols }: Pick<ProjectIndex, "symbols">): SymbolSource {
  const byName = groupBy(symbols, ({ name }) => name);
  return {
    specVersion: "v1",
    id: "project-index",
    find(given, context) {
      return new Promise((answer) => {
        throwIfAborted(context?.signal);
        const {
          name,
          contains,
          file,
          kinds,
          exported,
          limit = Infinity,
        } = parseData(symbolQuerySchema, given, "symbol query");
        const part = contains?.toLowerCase();
        const found: SymbolRecord[] = [];
        for (const symbol of name === undefined ? symbols : (byName.get(name) ?? [])) {
          if (found.length >= limit) break;
          if (part !== undefined && !symbol.name.toLowerCase().includes(part)) continue;
          if (file !== undefined && symbol.file !== file) continue;
          if (kinds !== undefined && !kinds.includes(symbol.kind)) continue;
          if (exported !== undefined && symbol.exported !== exported) continue;
          found.push(symbol);
        }
        answer(found);
      });
    },
  };
}
