import { parseData, projectIndexSchema, type ProjectIndex } from "@maze/core";
import { indexerFailure } from "../errors.ts";

/** The lists of an index, and what one of their records is called in a line. */
const LISTS = {
  files: "file",
  skipped: "skipped",
  symbols: "symbol",
  imports: "import",
  tests: "test",
  holes: "hole",
  styles: "style",
  dependencies: "dependency",
  diagnostics: "diagnostic",
} as const satisfies Partial<Record<keyof ProjectIndex, string>>;

type ListName = keyof typeof LISTS;
const listNames = Object.keys(LISTS) as ListName[];

/**
 * An index as lines of JSON: first what holds for all of it, then one line for each record, `{"record":"symbol",…}`.
 * Lines can be read one by one, so an index of any size can be searched with line tools.
 *
 * @example
 * ```ts
 * import { createIndexer, indexLines, parseIndexLines } from "@maze/indexer";
 * const index = await createIndexer().index({ root: import.meta.dirname, paths: [] });
 * const [head] = indexLines(index);
 * head?.startsWith('{"record":"index","specVersion":"v1"'); // => true
 * parseIndexLines([...indexLines(index)].join("\n")).files; // => []
 * ```
 */
export function* indexLines(index: ProjectIndex): Generator<string> {
  const head = Object.fromEntries(Object.entries(index).filter(([name]) => !Object.hasOwn(LISTS, name)));
  yield JSON.stringify({ record: "index", ...head });
  for (const name of listNames) {
    for (const record of index[name]) yield JSON.stringify({ record: LISTS[name], ...record });
  }
}

/**
 * Reads what `indexLines` gave, one record in a line.
 *
 * @throws {MazeError} MAZE_INDEXER_INDEX_UNREADABLE for a line that is no JSON or an unknown record,
 * MAZE_CORE_INVALID_DATA for records that make no index
 */
export function parseIndexLines(text: string): ProjectIndex {
  const lists = new Map<string, unknown[]>(listNames.map((name) => [name, []]));
  const byRecord = new Map<string, ListName>(listNames.map((name) => [LISTS[name], name]));
  let head: Record<string, unknown> = {};
  for (const [at, line] of text.split("\n").entries()) {
    if (line === "") continue;
    const { record, ...rest } = parseLine(line, at + 1);
    const list = typeof record === "string" ? byRecord.get(record) : undefined;
    if (record === "index") head = rest;
    else if (list !== undefined) lists.get(list)?.push(rest);
    else throw indexerFailure("MAZE_INDEXER_INDEX_UNREADABLE", `line ${String(at + 1)} is no record of an index`);
  }
  return parseData(projectIndexSchema, { ...head, ...Object.fromEntries(lists) }, "project index");
}

function parseLine(line: string, number: number): Record<string, unknown> {
  try {
    const data: unknown = JSON.parse(line);
    if (typeof data === "object" && data !== null) return { ...data };
  } catch (cause) {
    throw indexerFailure("MAZE_INDEXER_INDEX_UNREADABLE", `line ${String(number)} is no JSON`, cause);
  }
  throw indexerFailure("MAZE_INDEXER_INDEX_UNREADABLE", `line ${String(number)} is no JSON object`);
}
