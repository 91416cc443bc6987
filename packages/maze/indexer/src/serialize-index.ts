import { canonicalJson, parseData, projectIndexSchema, type ProjectIndex } from "@maze/core";
import { indexerFailure } from "./errors.ts";

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
    const why = cause instanceof Error ? cause.message : String(cause);
    throw indexerFailure("MAZE_INDEXER_INDEX_UNREADABLE", `the text of the index is no JSON: ${why}`, cause);
  }
  return parseData(projectIndexSchema, data, "project index");
}
