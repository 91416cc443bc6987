import { createTextIndex, type LanguageFacts, type SymbolRecord } from "@maze/core";
import { declarationFlags, type DeclarationFlag } from "../skim/declaration-flags.ts";
import { IMPORT_FORMS } from "../skim/declaration-table.ts";
import { kindNumber, TableBuilder } from "../skim/table-builder.ts";

const builder = new TableBuilder();

/** The facts that an adapter read from a text, as the bytes of a table of declarations. */
export function packFacts(facts: LanguageFacts | undefined, text: string): Uint8Array {
  const index = createTextIndex(text);
  const rows = new Map<string, number>();
  const buffer = Buffer.from(text);
  for (const symbol of facts?.symbols ?? []) {
    const start = index.byteOffsetAt(symbol.span.start);
    const name = Buffer.from(symbol.name);
    const found = buffer.indexOf(name, start);
    const end = index.byteOffsetAt(symbol.span.end);
    const nameStart = found >= 0 && found < end ? found : start;
    const parent = symbol.container === undefined ? -1 : (rows.get(symbol.container) ?? -1);
    const row = builder.add(
      kindNumber(symbol.kind),
      flagsOf(symbol),
      parent,
      start,
      symbol.span.from.line,
      nameStart,
      name,
      0,
      name.length,
    );
    builder.setEnd(row, end);
    rows.set(symbol.id, row);
  }
  const textNumber = (value: string): number => {
    const bytes = Buffer.from(value);
    return builder.texts.add(bytes, 0, bytes.length);
  };
  for (const record of facts?.imports ?? []) {
    builder.addImport(
      IMPORT_FORMS.indexOf(record.form ?? "import"),
      record.typeOnly ? 1 : 0,
      textNumber(record.module),
      index.byteOffsetAt(record.span.start),
      index.byteOffsetAt(record.span.end),
    );
    for (const { imported, local, typeOnly } of record.bindings)
      builder.addBinding(textNumber(imported), textNumber(local), typeOnly ? 1 : 0);
  }
  for (const symbol of facts?.symbols ?? []) {
    if (symbol.container !== undefined) continue;
    for (const name of symbol.exportedAs) {
      if (name === symbol.name) continue;
      const at = index.byteOffsetAt(symbol.span.start);
      builder.addExport(textNumber(symbol.name), textNumber(name), 0, at, at);
    }
  }
  return builder.finish({
    isByParser: true,
    fallback: undefined,
    isBroken: facts?.diagnostics.some(({ severity }) => severity === "error") ?? false,
    isModule: (facts?.imports.length ?? 0) > 0 || (facts?.symbols.some(({ exported }) => exported) ?? false),
    exportsEverything: false,
    lineCount: index.lineCount,
  });
}

function flagsOf(symbol: SymbolRecord): number {
  let flags = 0;
  for (const modifier of symbol.modifiers) {
    const name = modifier === "export" ? "exported" : modifier;
    if (Object.hasOwn(declarationFlags, name)) flags |= declarationFlags[name as DeclarationFlag];
  }
  // `default` among the modifiers is an export under that name, which the list of exports says.
  flags &= ~(declarationFlags.default | declarationFlags.exported);
  return symbol.exportedAs.includes(symbol.name) ? flags | declarationFlags.exported : flags;
}
