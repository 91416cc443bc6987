import type { ProjectStore } from "../../src/index.ts";

/** All that a store says of the files of a project, their stamps aside. */
export function dumpStore(store: ProjectStore): Record<string, { hash: string; packed: string }> {
  const tables = new Map([...store.tables()].map(({ path, table }) => [path, table]));
  return Object.fromEntries(
    store.files().map(({ path, hash }) => {
      const packed = tables.get(path)?.packed ?? new Uint8Array();
      return [path, { hash, packed: Buffer.from(packed).toString("base64") }];
    }),
  );
}
