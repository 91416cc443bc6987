import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { ProjectIndex } from "@maze/core";
import {
  defaultAdapters,
  indexLines,
  writeCtags,
  writeIndexDatabase,
  writeScip,
  type SymbolPackage,
} from "@maze/indexer";
import type { OpenStore } from "../../open-store.ts";
import { version } from "../../version.ts";
import type { IndexFormat } from "./command.ts";

/** An index in one of the formats; text where the format is text. */
export async function formatIndex(
  format: IndexFormat,
  of: { index: ProjectIndex; store: OpenStore["store"] },
): Promise<string | Uint8Array> {
  return formats[format](of);
}

type Format = (of: { index: ProjectIndex; store: OpenStore["store"] }) => Promise<string | Uint8Array>;

const formats: Readonly<Record<IndexFormat, Format>> = {
  json: ({ index }) => Promise.resolve(`${JSON.stringify(index, null, 2)}\n`),
  jsonl: ({ index }) => Promise.resolve([...indexLines(index)].map((line) => `${line}\n`).join("")),
  ctags: ({ store }) => store.read(() => writeCtags(store)),
  async sqlite({ index }) {
    const { DatabaseSync } = await import("node:sqlite");
    const database = new DatabaseSync(":memory:");
    try {
      writeIndexDatabase(index, database);
      return database.serialize();
    } finally {
      database.close();
    }
  },
  scip: ({ store }) => {
    const adapters = defaultAdapters();
    const adapterOf = (path: string) =>
      adapters.find(({ extensions }) => extensions.some((extension) => path.toLowerCase().endsWith(extension)));
    return store.read(() => writeScip({ store, adapterOf, package: packageOf(store.root), version }));
  },
};

/** Name and version of the package, as far as its manifest tells. */
function packageOf(directory: string): SymbolPackage {
  const text = (value: unknown): string => (typeof value === "string" ? value : "");
  try {
    const manifest: unknown = JSON.parse(readFileSync(join(directory, "package.json"), "utf8"));
    const { name, version: own } = { name: "", version: "", ...(typeof manifest === "object" ? manifest : {}) };
    return { manager: "npm", name: text(name), version: text(own) };
  } catch {
    return { manager: "", name: "", version: "" }; // A project without a manifest has no name that others know.
  }
}
