import { createTextIndex, SYMBOL_KINDS, type SymbolKind, type SymbolRecord } from "@maze/core";
import { declarationFlags } from "./declaration-flags.ts";
import { textOf, type DeclarationTable } from "./declaration-table.ts";
import { modifiersOfFlags } from "./modifiers.ts";

/**
 * The declarations of a file as records: the same that its language adapter reads, without doc comments and types.
 * Overloads and the two halves of an accessor share one record, as they do there; signatures without a name have none.
 */
export function materialise(table: DeclarationTable, file: { path: string; text: string }): SymbolRecord[] {
  const index = createTextIndex(file.text);
  const exportedAs = exportedNames(table);
  const ids = new Map<string, number>();
  const records: SymbolRecord[] = [];
  const ofRow: (SymbolRecord | undefined)[] = [];
  const shared = new Map<string, SymbolRecord>();
  const endsAt = index.byteOffsetAt(file.text.length);
  for (let row = 0; row < table.count; row++) {
    const kind = SYMBOL_KINDS[table.kinds[row] ?? 0] ?? "variable";
    const flags = table.flags[row] ?? 0;
    const parentRow = table.parents[row] ?? -1;
    const parent = ofRow[parentRow];
    if (NAMELESS.has(kind)) continue;
    const name = textOf(table, row);
    const parentKind = SYMBOL_KINDS[table.kinds[parentRow] ?? 0];
    const modifiers = modifiersOfFlags(kind, flags, parentKind);
    const isExport = parentRow < 0 ? exportsOfRow(table, name, flags, exportedAs) : [];
    const key = mergeKey(kind, flags, parentRow, name);
    const earlier = key === undefined ? undefined : shared.get(key);
    if (earlier !== undefined) {
      earlier.modifiers = [...new Set([...earlier.modifiers, ...modifiers])];
      earlier.exportedAs = [...new Set([...earlier.exportedAs, ...isExport])];
      earlier.exported = earlier.exportedAs.length > 0;
      ofRow[row] = earlier;
      continue;
    }
    const plain = parent === undefined ? `${file.path}#${name}` : `${parent.id}.${name}`;
    const nth = (ids.get(plain) ?? 0) + 1;
    ids.set(plain, nth);
    const start = index.offsetAtByte(Math.min(table.starts[row] ?? 0, endsAt));
    const end = index.offsetAtByte(Math.min(table.ends[row] ?? 0, endsAt));
    const record: SymbolRecord = {
      id: nth === 1 ? plain : `${plain}~${String(nth)}`,
      name,
      kind,
      file: file.path,
      span: index.spanOf(start, Math.max(start, end)),
      ...(parent === undefined ? {} : { container: parent.id }),
      exported: isExport.length > 0,
      exportedAs: isExport,
      modifiers,
      signatures: [],
    };
    records.push(record);
    ofRow[row] = record;
    if (key !== undefined) shared.set(key, record);
  }
  return records;
}

const NAMELESS: ReadonlySet<SymbolKind> = new Set(["call-signature", "construct-signature", "index-signature"]);

/** Names under which lists, `export default name` and CommonJS export a local name. */
function exportedNames(table: DeclarationTable): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  const { count, locals, exported: names } = table.exports;
  for (let i = 0; i < count; i++) {
    const local = textOf(table, locals[i] ?? 0);
    const exported = textOf(table, names[i] ?? 0);
    found.set(local, [...(found.get(local) ?? []), exported]);
  }
  return found;
}

function exportsOfRow(
  table: DeclarationTable,
  name: string,
  flags: number,
  lists: ReadonlyMap<string, readonly string[]>,
): string[] {
  if ((flags & declarationFlags.global) !== 0) return [];
  const isHere = (flags & (declarationFlags.exported | declarationFlags.commonJs)) !== 0 || table.exportsEverything;
  const inline = (flags & declarationFlags.default) !== 0 ? ["default"] : isHere ? [name] : [];
  const isListed = (flags & declarationFlags.commonJs) === 0;
  return [...new Set([...inline, ...(isListed ? (lists.get(name) ?? []) : [])])];
}

/** What declarations have in common that share a record; `undefined` for those that do not. */
function mergeKey(kind: SymbolKind, flags: number, parent: number, name: string): string | undefined {
  const isMember = kind === "method" || kind === "accessor" || kind === "constructor";
  if (!isMember && kind !== "function") return undefined;
  if ((flags & declarationFlags.commonJs) !== 0) return undefined;
  return `${kind} ${String(flags & declarationFlags.static)} ${String(parent)} ${name}`;
}
