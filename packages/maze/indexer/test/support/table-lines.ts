import { SYMBOL_KINDS } from "@maze/core";
import { declarationFlags, IMPORT_FORMS, textOf, type DeclarationTable } from "../../src/skim/index.ts";

/** Everything that a table says, one line for each row, to be compared. */
export function tableLines(table: DeclarationTable): string[] {
  const rows = (count: number, line: (row: number) => string): string[] =>
    Array.from({ length: count }, (_, i) => line(i));
  const text = (number: number | undefined): string => textOf(table, number ?? 0);
  const { imports, exports } = table;
  const { bindings } = imports;
  return [
    ...rows(table.count, (row) => {
      const parent = table.parents[row] ?? -1;
      const place = `${String(table.starts[row])}-${String(table.ends[row])} at ${String(table.nameStarts[row])}`;
      const kind = SYMBOL_KINDS[table.kinds[row] ?? 0] ?? "";
      const container = parent < 0 ? "" : ` in ${text(parent)}`;
      return `${kind} ${text(row)}${container} [${flagNames(table.flags[row] ?? 0)}] line ${String(table.lines[row])} ${place}`;
    }),
    ...rows(imports.count, (row) => {
      const form = IMPORT_FORMS[imports.forms[row] ?? 0] ?? "";
      const [from = 0, to = 0] = imports.bindingOffsets.slice(row, row + 2);
      const names = rows(to - from, (i) => {
        const isType = bindings.typeOnly[from + i] === 1 ? "type " : "";
        return `${isType}${text(bindings.imported[from + i])} as ${text(bindings.locals[from + i])}`;
      });
      // The end of a type is not told exactly.
      const end = form === "type" ? "" : String(imports.ends[row]);
      const isType = imports.typeOnly[row] === 1 ? " type" : "";
      return `import ${form}${isType} ${text(imports.modules[row])} {${names.join()}} ${String(imports.starts[row])}-${end}`;
    }),
    ...rows(exports.count, (row) => {
      const isType = exports.typeOnly[row] === 1 ? " type" : "";
      const place = `${String(exports.starts[row])}-${String(exports.ends[row])}`;
      return `export${isType} ${text(exports.locals[row])} as ${text(exports.exported[row])} ${place}`;
    }),
    `module ${String(table.isModule)}, exports everything ${String(table.exportsEverything)}, ${String(table.lineCount)} lines`,
  ];
}

function flagNames(flags: number): string {
  return Object.entries(declarationFlags)
    .filter(([, bit]) => (flags & bit) !== 0)
    .map(([name]) => name)
    .join();
}
