import { canonicalJson, MazeError, parseData, projectIndexSchema, type ProjectIndex } from "@maze/core";
import { indexerErrorCodes } from "./errors.ts";

/**
 * An index as JSON text, keys in one order: two indexes that are equal give the same text.
 *
 * @example
 * ```ts
 * import { createIndexer, parseIndex, serializeIndex } from "@maze/indexer";
 * const index = await createIndexer().index({ root: import.meta.dirname, paths: [] });
 * parseIndex(serializeIndex(index)).files; // => []
 * ```
 */
export function serializeIndex(index: ProjectIndex): string {
  return `${canonicalJson(index)}\n`;
}

/**
 * Reads what `serializeIndex` wrote.
 *
 * @throws {MazeError} MAZE_INDEXER_INDEX_UNREADABLE for a text that is no JSON, MAZE_CORE_INVALID_DATA for JSON that is no index
 */
export function parseIndex(text: string): ProjectIndex {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (cause) {
    throw new MazeError({
      code: "MAZE_INDEXER_INDEX_UNREADABLE",
      message: `the text of the index is no JSON: ${cause instanceof Error ? cause.message : String(cause)}`,
      hint: indexerErrorCodes.MAZE_INDEXER_INDEX_UNREADABLE.hint,
      cause,
    });
  }
  return parseData(projectIndexSchema, data, "project index");
}
