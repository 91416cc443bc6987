import type { DocComment, SymbolKind, SymbolRecord } from "@maze/core";
import { docBefore } from "./doc-comments.ts";
import type { SourceFile } from "./parse-source.ts";

/** A declaration that was found. */
export interface FoundSymbol {
  readonly name: string;
  readonly kind: SymbolKind;
  readonly start: number;
  readonly end: number;
  readonly container?: SymbolRecord | undefined;
  readonly modifiers?: readonly string[];
  readonly exportedAs?: readonly string[];
}

/** The symbols of one file in the order in which they were found, each with an id of its own. */
export interface SymbolTable {
  readonly records: readonly SymbolRecord[];
  add(found: FoundSymbol): SymbolRecord;
  /** Adds what a further declaration of the same symbol says: an overload, the other half of an accessor. */
  extend(record: SymbolRecord, found: Pick<FoundSymbol, "start" | "modifiers" | "exportedAs">): void;
}

/** A second symbol of one name and container gets `~2` at the end of its id, the third `~3`. */
export function createSymbolTable(file: SourceFile): SymbolTable {
  const records: SymbolRecord[] = [];
  const count = new Map<string, number>();
  return {
    records,
    add(found) {
      const { name, kind, container, modifiers = [], exportedAs = [] } = found;
      const plain = container === undefined ? `${file.path}#${name}` : `${container.id}.${name}`;
      const nth = (count.get(plain) ?? 0) + 1;
      count.set(plain, nth);
      const record: SymbolRecord = {
        id: nth === 1 ? plain : `${plain}~${String(nth)}`,
        name,
        kind,
        file: file.path,
        span: file.lines.spanOf(found.start, found.end),
        ...(container === undefined ? {} : { container: container.id }),
        exported: exportedAs.length > 0,
        exportedAs: [...new Set(exportedAs)],
        modifiers: [...modifiers],
        signatures: [],
        ...documented(docBefore(file, found.start)),
      };
      records.push(record);
      return record;
    },
    extend(record, { start, modifiers = [], exportedAs = [] }) {
      record.modifiers = [...new Set([...record.modifiers, ...modifiers])];
      record.exportedAs = [...new Set([...record.exportedAs, ...exportedAs])];
      record.exported = record.exportedAs.length > 0;
      if (record.doc === undefined) Object.assign(record, documented(docBefore(file, start)));
    },
  };
}

const documented = (doc: DocComment | undefined): { doc?: DocComment } => (doc === undefined ? {} : { doc });
