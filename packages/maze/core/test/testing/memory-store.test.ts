import {
  createFakeMemoryStore,
  describeMemoryStoreConformance,
  memoryStoreConformance,
  type MemoryStoreSubject,
} from "../../src/testing/index.ts";
import type { MemoryRecord, MemoryStore } from "../../src/index.ts";
import { proveSuite, type Break } from "../support/prove-suite.ts";

const makeSubject = (): MemoryStoreSubject => ({ store: createFakeMemoryStore() });

describeMemoryStoreConformance(makeSubject);

const replaced =
  (change: (store: MemoryStore) => Partial<MemoryStore>): Break<MemoryStoreSubject> =>
  ({ store }) => ({ store: { ...store, ...change(store) } });

/** A store that keeps one record for each text that `addressOf` makes. */
const addressedBy = (addressOf: (namespace: string, key: string) => [string, string]): Break<MemoryStoreSubject> =>
  replaced((store) => ({
    put: (record) => {
      const [namespace, key] = addressOf(record.namespace, record.key);
      return store.put({ ...record, namespace, key });
    },
    get: (namespace, key) => store.get(...addressOf(namespace, key)),
  }));

/** A store that keeps the very objects it is given. */
function byReference({ store }: MemoryStoreSubject): MemoryStoreSubject {
  const records = new Map<string, MemoryRecord>();
  return {
    store: {
      ...store,
      put: (record) => {
        records.set(record.key, record);
        return Promise.resolve();
      },
      get: (_, key) => Promise.resolve(records.get(key)),
      list: () => Promise.resolve([...records.values()]),
    },
  };
}

const utf16 = (a: MemoryRecord, b: MemoryRecord): number => (a.key < b.key ? -1 : 1);

proveSuite("MemoryStore", {
  checks: memoryStoreConformance,
  makeSubject,
  broken: {
    "is written for version v1 of its interface": replaced(() => ({ specVersion: "v2" as "v1" })),
    "has an id in kebab case": replaced(() => ({ id: "SQLite" })),
    "has nothing before something is put": [
      replaced((store) => ({
        get: (namespace, key) =>
          key in {} ? Promise.resolve({ namespace, key, value: 1, at: 0 }) : store.get(namespace, key),
      })),
      replaced(() => ({ list: (namespace) => Promise.resolve([{ namespace, key: "k", value: 1, at: 0 }]) })),
    ],
    "gives back every JSON value as it was put, with its time": [
      replaced((store) => ({ put: (record) => store.put({ ...record, at: 0 }) })),
      replaced((store) => ({ put: (record) => store.put({ ...record, value: String(record.value) }) })),
      replaced((store) => ({
        get: async (...of) => {
          const record = await store.get(...of);
          return record && { ...record, rowid: 1 };
        },
      })),
    ],
    "lets the last write of a key win": [
      replaced((store) => ({
        put: async (record) => {
          if ((await store.get(record.namespace, record.key)) === undefined) await store.put(record);
        },
      })),
      replaced((store) => ({ list: async (namespace) => (await store.list(namespace)).flatMap((it) => [it, it]) })),
    ],
    "keeps every namespace and key apart, whatever their text": [
      addressedBy((namespace, key) => ["", `${namespace}:${key}`]),
      addressedBy((namespace, key) => [namespace, key.toLowerCase()]),
      addressedBy((_, key) => ["all", key]),
    ],
    "lists by ascending key, by code points": [
      replaced((store) => ({ list: async (namespace) => (await store.list(namespace)).sort(utf16) })),
      replaced((store) => ({
        list: async (namespace) => (await store.list(namespace)).sort((a, b) => a.key.localeCompare(b.key, "en")),
      })),
    ],
    "deletes one record, and says whether there was one": [
      replaced(() => ({ delete: () => Promise.resolve(true) })),
      replaced((store) => ({
        delete: async (namespace) => {
          const records = await store.list(namespace);
          for (const { key } of records) await store.delete(namespace, key);
          return records.length > 0;
        },
      })),
    ],
    "keeps its own copy of a value": [
      byReference,
      (subject) => {
        const { store } = byReference(subject);
        return { store: { ...store, put: (record) => store.put(structuredClone(record)) } };
      },
    ],
    "refuses a value that is not JSON, and keeps what was there": replaced((store) => ({
      put: (record) => store.put(record).catch(() => undefined),
    })),
    "loses no write of several at once": (subject) => {
      let all: MemoryRecord[] = [];
      return {
        store: {
          ...subject.store,
          put: async (record) => {
            const read = all;
            await Promise.resolve();
            all = [...read, record];
          },
          list: () => Promise.resolve(all),
        },
      };
    },
    "closes twice without harm, and refuses to work afterwards": [
      replaced(() => ({ close: () => Promise.resolve() })),
      replaced(() => {
        let isClosed = false;
        return {
          close: () => {
            if (isClosed) return Promise.reject(new Error("closed"));
            isClosed = true;
            return Promise.resolve();
          },
        };
      }),
    ],
  },
});
