import { memoryRecordSchema, type MemoryStore } from "../../index.ts";
import { implementationChecks } from "../common-checks.ts";
import {
  describeConformance,
  type ConformanceCheck,
  type ConformanceOptions,
  type ConformanceSubject,
  type MakeSubject,
} from "../conformance.ts";
import { ensureEqual, ensureFits, ensureRejects, ensureWorks } from "../ensure.ts";

/** What the suite of `MemoryStore` examines. */
export interface MemoryStoreSubject extends ConformanceSubject {
  /** A store that holds nothing yet. */
  readonly store: MemoryStore;
}

const values: readonly unknown[] = [null, true, 0, -1.5, "", "zwölf 🦊", [], [1, [2]], {}, { a: { b: [null] } }];
const names = [
  "",
  "a",
  "a:b",
  "a/b",
  "a\0b",
  "__proto__",
  "constructor",
  "'; drop table x; --",
  "größe",
  "🦊",
  "%",
  "A",
];

/** The rules of `MemoryStore`, each with its check. */
export const memoryStoreConformance: readonly ConformanceCheck<MemoryStoreSubject>[] = [
  ...implementationChecks<MemoryStoreSubject>(({ store }) => store),
  {
    name: "has nothing before something is put",
    check: async ({ store }) => {
      for (const name of names) {
        ensureEqual(await store.get("n", name), undefined, `the record ${name}`);
        ensureEqual(await store.list(name), [], `the records of namespace ${name}`);
      }
    },
  },
  {
    name: "gives back every JSON value as it was put, with its time",
    check: async ({ store }) => {
      for (const [at, value] of values.entries()) await store.put({ namespace: "n", key: String(at), value, at });
      for (const [at, value] of values.entries()) {
        const record = await store.get("n", String(at));
        ensureFits(memoryRecordSchema, record, "the record");
        ensureEqual(record, { namespace: "n", key: String(at), value, at }, "the record");
      }
    },
  },
  {
    name: "lets the last write of a key win",
    check: async ({ store }) => {
      await store.put({ namespace: "n", key: "k", value: 1, at: 2 });
      await store.put({ namespace: "n", key: "k", value: 2, at: 1 });
      const last = { namespace: "n", key: "k", value: 2, at: 1 };
      ensureEqual(await store.get("n", "k"), last, "the record after a second write");
      ensureEqual(await store.list("n"), [last], "the list after a second write");
    },
  },
  {
    name: "keeps every namespace and key apart, whatever their text",
    check: async ({ store }) => {
      for (const namespace of names) {
        for (const key of names) await store.put({ namespace, key, value: [namespace, key], at: 0 });
      }
      for (const namespace of names) {
        ensureEqual((await store.list(namespace)).length, names.length, `the number of records of "${namespace}"`);
        for (const key of names) {
          ensureEqual(
            (await store.get(namespace, key))?.value,
            [namespace, key],
            `the value of "${namespace}" "${key}"`,
          );
        }
      }
    },
  },
  {
    name: "lists by ascending key, by code points",
    check: async ({ store }) => {
      const sorted = ["", "A", "a", "a0", "aa", "b", "ä", "中", "\uffee", "🦊"];
      for (const key of sorted.toReversed()) await store.put({ namespace: "n", key, value: 0, at: 0 });
      const keys = (await store.list("n")).map(({ key }) => key);
      ensureEqual(keys, sorted, "the order of keys");
    },
  },
  {
    name: "deletes one record, and says whether there was one",
    check: async ({ store }) => {
      await store.put({ namespace: "n", key: "a", value: 1, at: 0 });
      await store.put({ namespace: "n", key: "b", value: 2, at: 0 });
      ensureEqual([await store.delete("n", "a"), await store.delete("n", "a")], [true, false], "two deletions");
      ensureEqual(await store.get("n", "a"), undefined, "the deleted record");
      ensureEqual(
        (await store.list("n")).map(({ key }) => key),
        ["b"],
        "the keys that are left",
      );
    },
  },
  {
    name: "keeps its own copy of a value",
    check: async ({ store }) => {
      const value = { list: [1] };
      await store.put({ namespace: "n", key: "k", value, at: 0 });
      value.list.push(2);
      const read = (await store.get("n", "k"))?.value as typeof value;
      ensureEqual(read, { list: [1] }, "the value after the caller changed what it had put");
      read.list.push(3);
      const [listed] = await store.list("n");
      ensureEqual(listed?.value, { list: [1] }, "the value after a reader changed what it got");
    },
  },
  {
    name: "refuses a value that is not JSON, and keeps what was there",
    check: async ({ store }) => {
      await store.put({ namespace: "n", key: "k", value: 1, at: 0 });
      const cycle: unknown[] = [];
      cycle.push(cycle);
      for (const value of [undefined, () => 1, 1n, cycle]) {
        await ensureRejects(() => store.put({ namespace: "n", key: "k", value, at: 1 }), "a put of what is not JSON");
      }
      ensureEqual((await store.get("n", "k"))?.value, 1, "the value after refused writes");
    },
  },
  {
    name: "loses no write of several at once",
    check: async ({ store }) => {
      const keys = Array.from({ length: 50 }, (_, i) => String(i).padStart(2, "0"));
      await Promise.all(keys.map((key) => store.put({ namespace: "n", key, value: key, at: 0 })));
      ensureEqual(
        (await store.list("n")).map(({ key }) => key),
        keys,
        "the keys of writes at once",
      );
    },
  },
  {
    name: "closes twice without harm, and refuses to work afterwards",
    check: async ({ store }) => {
      await ensureWorks(() => store.close(), "closing");
      await ensureWorks(() => store.close(), "closing again");
      await ensureRejects(() => store.get("n", "k"), "get after close");
      await ensureRejects(() => store.put({ namespace: "n", key: "k", value: 1, at: 0 }), "put after close");
      await ensureRejects(() => store.list("n"), "list after close");
      await ensureRejects(() => store.delete("n", "k"), "delete after close");
    },
  },
];

/** Declares the tests of `memoryStoreConformance` for a store. */
export function describeMemoryStoreConformance(
  makeSubject: MakeSubject<MemoryStoreSubject>,
  options?: ConformanceOptions,
): void {
  describeConformance("MemoryStore", memoryStoreConformance, makeSubject, options);
}
