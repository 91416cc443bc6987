import { pathToFileURL } from "node:url";
import type { LanguageAdapter, SymbolKind } from "@maze/core";
import { createNameResolver, importedNames } from "../context/resolve-name.ts";
import { entryOf, kindOf, namedRows, type DeclarationEntry } from "../queries/declaration-entry.ts";
import { headerText } from "../queries/header-text.ts";
import { declarationText, docOf, offsetIn } from "../queries/show-entry.ts";
import { createSourceTexts, type SourceText } from "../queries/source-texts.ts";
import { textOf, type DeclarationTable } from "../skim/declaration-table.ts";
import type { ProjectStore } from "../store/project-store.ts";
import { ProtobufWriter } from "./protobuf-writer.ts";
import { scipSymbol, type SymbolPackage } from "./scip-symbol.ts";

export interface ScipOptions {
  readonly store: ProjectStore;
  readonly adapterOf: (path: string) => LanguageAdapter | undefined;
  readonly package: SymbolPackage;
  /** Of the program that writes. */
  readonly version: string;
}

/** Numbers of `SymbolInformation.Kind`. */
const KINDS: Readonly<Partial<Record<SymbolKind, number>>> = {
  accessor: 72,
  class: 7,
  constant: 8,
  constructor: 9,
  enum: 11,
  "enum-member": 12,
  function: 17,
  interface: 21,
  method: 26,
  module: 29,
  namespace: 30,
  parameter: 37,
  property: 41,
  type: 55,
  "type-parameter": 58,
  variable: 61,
};
const [DEFINITION, IMPORT] = [1, 2];
const UTF16 = 2;
const UTF8_TEXT = 1;

/**
 * The declarations of a project in the format of SCIP: definitions with their documentation and signature, and where
 * files import them by name. Other references need a compiler and are not in it. Call it within `ProjectStore.read`.
 */
export function writeScip({ store, adapterOf, package: pkg, version }: ScipOptions): Uint8Array {
  const index = new ProtobufWriter();
  index.message(1, (metadata) =>
    metadata
      .message(2, (tool) => tool.text(1, "maze").text(2, version))
      .text(3, pathToFileURL(store.root).href)
      .number(4, UTF8_TEXT),
  );
  const texts = createSourceTexts(store);
  const resolver = createNameResolver(store);
  for (const { path, table } of store.tables()) {
    const source = texts.read(path);
    if (source === undefined) continue;
    index.message(2, (document) => {
      document.text(1, path);
      const known = new Set<string>();
      const nths = new Map<string, number>();
      for (const row of namedRows(table)) {
        const entry = entryOf(path, table, row);
        const key = `${entry.qualified} ${entry.kind}`;
        const nth = nths.get(key) ?? 0;
        nths.set(key, nth + 1);
        const symbol = symbolOf(pkg, table, entry, nth);
        writeOccurrence(document, {
          symbol,
          roles: DEFINITION,
          range: nameRange(source, entry),
          around: aroundRange(source, entry),
        });
        if (!known.has(symbol)) writeInformation(document, symbol, entry, source);
        known.add(symbol);
      }
      for (const { name, start } of importPlaces(source, table)) {
        const entry = resolver.resolve(path, name.local);
        const target = entry === undefined ? undefined : store.table(entry.path);
        if (entry === undefined || target === undefined || entry.path === path) continue;
        const range = rangeOf(source, start, start + name.imported.length);
        writeOccurrence(document, { symbol: symbolOf(pkg, target, entry, 0), roles: IMPORT, range });
      }
      document.text(4, adapterOf(path)?.language ?? "").number(6, UTF16);
    });
  }
  return index.finish();
}

function symbolOf(pkg: SymbolPackage, table: DeclarationTable, entry: DeclarationEntry, nth: number): string {
  const rows: number[] = [];
  for (let at = entry.row; at >= 0; at = Math.min(table.parents[at] ?? -1, at - 1)) rows.unshift(at);
  const steps = rows.map((row) => ({
    name: textOf(table, row),
    kind: kindOf(table, row),
    ...(row === entry.row ? { nth } : {}),
  }));
  return scipSymbol({ package: pkg, file: entry.path, steps });
}

function writeOccurrence(
  document: ProtobufWriter,
  of: { symbol: string; roles: number; range: number[]; around?: number[] },
): void {
  document.message(2, (occurrence) =>
    occurrence
      .numbers(1, of.range)
      .text(2, of.symbol)
      .number(3, of.roles)
      .numbers(7, of.around ?? []),
  );
}

function writeInformation(document: ProtobufWriter, symbol: string, entry: DeclarationEntry, source: SourceText): void {
  const doc = docOf(source, entry);
  document.message(3, (information) => {
    information
      .text(1, symbol)
      .text(3, doc)
      .number(5, KINDS[entry.kind] ?? 0)
      .text(6, entry.name)
      .message(7, (signature) => signature.text(5, headerText(declarationText(source, entry))));
  });
}

/** Line, column, and behind the end: line where it is another one, column. Counted from 0. */
function rangeOf({ index }: SourceText, start: number, end: number): number[] {
  const [from, to] = [index.positionAt(start), index.positionAt(Math.min(end, index.text.length))];
  const lines =
    from.line === to.line ? [from.line - 1, from.column - 1] : [from.line - 1, from.column - 1, to.line - 1];
  return [...lines, to.column - 1];
}

function nameRange(source: SourceText, entry: DeclarationEntry): number[] {
  const start = offsetIn(source, entry.nameStart);
  return rangeOf(source, start, source.text.startsWith(entry.name, start) ? start + entry.name.length : start);
}

const aroundRange = (source: SourceText, { start, end }: DeclarationEntry): number[] =>
  rangeOf(source, offsetIn(source, start), offsetIn(source, Math.max(start, end)));

/** Where import statements spell the names that they import. */
function* importPlaces(
  source: SourceText,
  table: DeclarationTable,
): Generator<{ name: { local: string; imported: string }; start: number }> {
  const names = importedNames(table);
  const { imports } = table;
  for (let row = 0, at = 0; row < imports.count; row++) {
    const start = offsetIn(source, imports.starts[row] ?? 0);
    const text = source.text.slice(start, offsetIn(source, imports.ends[row] ?? 0));
    const count = (imports.bindingOffsets[row + 1] ?? 0) - (imports.bindingOffsets[row] ?? 0);
    for (const name of names.slice(at, at + count)) {
      if (name.imported === "*" || name.imported === "default") continue;
      const escaped = name.imported.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
      const found = new RegExp(`(?<![\\p{L}\\p{N}_$])${escaped}(?![\\p{L}\\p{N}_$])`, "u").exec(text);
      if (found !== null) yield { name, start: start + found.index };
    }
    at += Math.max(0, count);
  }
}
