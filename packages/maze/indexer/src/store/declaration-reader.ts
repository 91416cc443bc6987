import { createHash } from "node:crypto";
import type { LanguageAdapter } from "@maze/core";
import { Doubt } from "../skim/doubt.ts";
import { PACKED_VERSION } from "../skim/packed-layout.ts";
import { tableByParser } from "../skim/parser-table.ts";
import { createByteSkimmer } from "../skim/skim-bytes.ts";
import { TableBuilder } from "../skim/table-builder.ts";
import { packFacts } from "./pack-facts.ts";

/** Reads what a file declares, imports and exports, as the bytes of a `DeclarationTable`. */
export interface DeclarationReader {
  /** Another one whenever the same bytes could give another table. */
  readonly version: string;
  /** The language of a file by its name; `undefined` for one that this reader does not read. */
  languageOf(path: string): string | undefined;
  /** Loads what reading a file needs, where something is to be loaded; awaited before `read`. */
  prepare?(path: string): Promise<void> | undefined;
  /** The packed table of a file of UTF-8; `terminated` is the same memory with a byte 0 behind it. */
  read(path: string, bytes: Buffer, terminated: Uint8Array): Uint8Array;
}

/** Raise it when an adapter of this package reads the same text another way. */
const ADAPTERS_VERSION = 1;

/** A reader over language adapters, which read every detail: slower, and for every language. */
export function createAdapterReader(adapters: readonly LanguageAdapter[]): DeclarationReader {
  const byExtension = new Map(
    adapters.flatMap((adapter) => adapter.extensions.map((extension) => [extension, adapter] as const)),
  );
  const adapterOf = (path: string): LanguageAdapter | undefined =>
    byExtension.get(/\.[^./]*$/.exec(path)?.[0].toLowerCase() ?? "");
  const prepared = new Set<LanguageAdapter>();
  return {
    version: fingerprintOf([ADAPTERS_VERSION, PACKED_VERSION, adapters.map(({ id, extensions }) => [id, extensions])]),
    languageOf: (path) => adapterOf(path)?.language,
    prepare(path) {
      const adapter = adapterOf(path);
      if (adapter?.prepare === undefined || prepared.has(adapter)) return undefined;
      return adapter.prepare().then(() => void prepared.add(adapter));
    },
    read(path, bytes) {
      const text = bytes.toString();
      return packFacts(adapterOf(path)?.read({ path, text }), text);
    },
  };
}

/** Languages that the skimmer reads. */
const SKIMMED: ReadonlySet<string | undefined> = new Set(["typescript", "javascript"]);
/** Raise it when the skimmer or the parser behind it reads the same text another way. */
const SKIM_VERSION = 1;

/**
 * The quick reader: TypeScript and JavaScript by the skimmer, with the parser for what that is not sure of; all other
 * languages by their adapters.
 */
export function createDeclarationReader(adapters: readonly LanguageAdapter[]): DeclarationReader {
  const slow = createAdapterReader(adapters);
  const options = { parameters: false, references: false };
  const skimmer = createByteSkimmer(options);
  const builder = new TableBuilder();
  return {
    ...slow,
    version: fingerprintOf([SKIM_VERSION, slow.version]),
    prepare: (path) => (SKIMMED.has(slow.languageOf(path)) ? undefined : slow.prepare?.(path)),
    read(path, bytes, terminated) {
      if (!SKIMMED.has(slow.languageOf(path))) return slow.read(path, bytes, terminated);
      const found = skimmer.skim(path, terminated, bytes.length);
      if (!(found instanceof Doubt)) return found;
      return tableByParser({ path, text: bytes.toString() }, { builder, options, fallback: found.reason });
    },
  };
}

/** A short text that differs where the values differ. */
export function fingerprintOf(values: readonly unknown[]): string {
  return createHash("sha256").update(JSON.stringify(values)).digest("hex").slice(0, 16);
}
