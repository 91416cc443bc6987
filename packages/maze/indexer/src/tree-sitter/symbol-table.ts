import type { DocComment, SignatureTerm, SymbolKind, SymbolRecord, TypeTerm } from "@maze/core";
import type { TreeFile } from "./parse-tree.ts";

/** A declaration that was found. */
export interface FoundDeclaration {
  readonly name: string;
  readonly kind: SymbolKind;
  /** The whole declaration, its decorators or attributes too. */
  readonly at: { readonly startIndex: number; readonly endIndex: number };
  readonly container?: SymbolRecord | undefined;
  /** Id of a container that this file does not declare. */
  readonly containerId?: string | undefined;
  readonly modifiers?: readonly string[] | undefined;
  readonly exported?: boolean | undefined;
  readonly type?: TypeTerm | undefined;
  readonly signature?: SignatureTerm | undefined;
  readonly doc?: DocComment | undefined;
}

/** The symbols of one file in the order in which they were found, each with an id of its own. */
export interface DeclarationTable {
  readonly records: SymbolRecord[];
  /** The first of this name in this container. */
  find(name: string, container?: SymbolRecord): SymbolRecord | undefined;
  /** A second declaration of one name and container gets `~2` at the end of its id, the third `~3`. */
  add(found: FoundDeclaration): SymbolRecord;
}

export function createDeclarationTable(file: Pick<TreeFile, "path" | "lines">): DeclarationTable {
  const records: SymbolRecord[] = [];
  const byId = new Map<string, SymbolRecord>();
  const count = new Map<string, number>();
  const idOf = (name: string, container: string | undefined): string =>
    container === undefined ? `${file.path}#${name}` : `${container}.${name}`;
  return {
    records,
    find: (name, container) => byId.get(idOf(name, container?.id)),
    add(found) {
      const { name, kind, at, modifiers = [], exported = false, type, signature, doc } = found;
      const container = found.container?.id ?? found.containerId;
      const plain = idOf(name, container);
      const nth = (count.get(plain) ?? 0) + 1;
      count.set(plain, nth);
      const record: SymbolRecord = {
        id: nth === 1 ? plain : `${plain}~${String(nth)}`,
        name,
        kind,
        file: file.path,
        span: file.lines.spanOf(at.startIndex, at.endIndex),
        ...(container === undefined ? {} : { container }),
        exported,
        exportedAs: exported ? [name] : [],
        modifiers: [...modifiers],
        ...(type === undefined ? {} : { type }),
        signatures: signature === undefined ? [] : [signature],
        ...(doc === undefined ? {} : { doc }),
      };
      records.push(record);
      byId.set(record.id, record);
      return record;
    },
  };
}
