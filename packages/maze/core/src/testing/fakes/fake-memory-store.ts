import { MazeError, memoryRecordSchema, parseData, type MemoryRecord, type MemoryStore } from "../../index.ts";
import { promiseOf } from "./promise-of.ts";

/**
 * A memory store that forgets when the process ends.
 *
 * @example
 * ```ts
 * import { createFakeMemoryStore } from "@maze/core/testing";
 * const store = createFakeMemoryStore();
 * await store.put({ namespace: "runs", key: "last", value: { ok: true }, at: 0 });
 * (await store.get("runs", "last"))?.value; // => { ok: true }
 * ```
 */
export function createFakeMemoryStore(id = "fake"): MemoryStore {
  const namespaces = new Map<string, Map<string, string>>();
  let isClosed = false;
  const open = <Result>(act: () => Result): Promise<Result> =>
    promiseOf(() => {
      if (!isClosed) return act();
      throw new MazeError({
        code: "MAZE_CORE_CLOSED",
        message: `the memory store ${id} is closed`,
        hint: "Close it after its last use.",
      });
    });
  // Stored as text, so that nobody outside holds what is inside.
  const read = (text: string): MemoryRecord => JSON.parse(text) as MemoryRecord;

  return {
    specVersion: "v1",
    id,
    get: (namespace, key) =>
      open(() => {
        const text = namespaces.get(namespace)?.get(key);
        return text === undefined ? undefined : read(text);
      }),
    put: (record) =>
      open(() => {
        const { namespace, key } = record;
        const text = jsonOf(parseData(memoryRecordSchema, record, "memory record"));
        const records = namespaces.get(namespace) ?? new Map<string, string>();
        namespaces.set(namespace, records.set(key, text));
      }),
    delete: (namespace, key) => open(() => namespaces.get(namespace)?.delete(key) ?? false),
    list: (namespace) =>
      open(() =>
        [...(namespaces.get(namespace) ?? [])]
          .sort(([a], [b]) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
          .map(([, text]) => read(text)),
      ),
    close: () => {
      isClosed = true;
      return Promise.resolve();
    },
  };
}

function jsonOf(record: MemoryRecord): string {
  try {
    if ((JSON.stringify(record.value) as string | undefined) !== undefined) return JSON.stringify(record);
  } catch {
    // A cycle or a bigint: said below, with what JSON lacks.
  }
  throw new MazeError({
    code: "MAZE_CORE_INVALID_DATA",
    message: `the value of ${record.namespace} / ${record.key} is not JSON`,
    hint: "Store objects, arrays, texts, numbers, true, false and null only.",
  });
}
