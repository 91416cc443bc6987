import { throwIfAborted, type SymbolQuery, type SymbolRecord, type SymbolSource } from "../../index.ts";
import { promiseOf } from "./promise-of.ts";

/**
 * A symbol source over a list of records.
 *
 * @example
 * ```ts
 * import { createFakeSymbolSource, sampleIndex } from "@maze/core/testing";
 * const source = createFakeSymbolSource(sampleIndex().symbols);
 * (await source.find({ contains: "DOUB" })).map((record) => record.id); // => ["src/double.ts#double"]
 * ```
 */
export function createFakeSymbolSource(records: readonly SymbolRecord[] = [], id = "fake"): SymbolSource {
  return {
    specVersion: "v1",
    id,
    find: (query, context) =>
      promiseOf(() => {
        throwIfAborted(context?.signal);
        return records.filter((record) => isAnswer(record, query)).slice(0, query.limit);
      }),
  };
}

function isAnswer(record: SymbolRecord, { name, contains, file, kinds, exported }: SymbolQuery): boolean {
  return (
    (name === undefined || record.name === name) &&
    (contains === undefined || record.name.toLowerCase().includes(contains.toLowerCase())) &&
    (file === undefined || record.file === file) &&
    (kinds === undefined || kinds.includes(record.kind)) &&
    (exported === undefined || record.exported === exported)
  );
}
