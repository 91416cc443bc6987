import type { Node } from "oxc-parser";
import type { ImportRecord } from "@maze/core";
import { exportName, readCommonJsExports } from "../typescript/exports.ts";
import { readImports } from "../typescript/imports.ts";
import type { SourceFile } from "../typescript/parse-source.ts";
import { IMPORT_FORMS } from "./declaration-table.ts";
import type { ParserRows } from "./parser-rows.ts";

/** What imports and exports tell of a file. */
export interface ModuleFacts {
  readonly isModule: boolean;
  readonly hasLists: boolean;
}

/** Adds the imports and export lists of a file to its table. */
export function addParserModules(source: SourceFile, rows: ParserRows): ModuleFacts {
  for (const record of readImports(source, { withExported: false })) addImport(record, rows);
  let isModule = false;
  let hasLists = false;
  for (const statement of source.program.body) {
    isModule ||= /^(?:Import|Export|TSExportA|TSNamespaceExport|TSImportEquals)/.test(statement.type);
    const { start, end } = statement;
    const add = (local: string, exported: string, typeOnly = false): void => {
      const number = rows.text(local);
      rows.builder.addExport(number, rows.text(exported), typeOnly ? 1 : 0, rows.byteAt(start), rows.byteAt(end));
    };
    switch (statement.type) {
      case "ExportNamedDeclaration":
        if (statement.declaration !== null) break;
        hasLists = true;
        if (statement.source !== null) break;
        for (const { local, exported, exportKind } of statement.specifiers)
          add(exportName(local), exportName(exported), statement.exportKind === "type" || exportKind === "type");
        break;
      case "ExportDefaultDeclaration":
        if (statement.declaration.type === "Identifier") add(statement.declaration.name, "default");
        hasLists ||= !isDeclaration(statement.declaration);
        break;
      case "TSExportAssignment":
        if (statement.expression.type === "Identifier") add(statement.expression.name, "export=");
        hasLists = true;
        break;
      case "ExportAllDeclaration":
        hasLists = true;
        break;
      default:
    }
  }
  if (!isModule) {
    for (const { local, exported, node } of readCommonJsExports(source)) {
      const number = rows.text(local);
      rows.builder.addExport(number, rows.text(exported), 0, rows.byteAt(node.start), rows.byteAt(node.end));
    }
  }
  return { isModule, hasLists };
}

const isDeclaration = ({ type }: Node): boolean => /Declaration$|^TSDeclareFunction$/.test(type);

function addImport({ form = "import", module, bindings, typeOnly, span }: ImportRecord, rows: ParserRows): void {
  const { builder, byteAt, text } = rows;
  const number = text(module);
  builder.addImport(IMPORT_FORMS.indexOf(form), typeOnly ? 1 : 0, number, byteAt(span.start), byteAt(span.end));
  for (const { imported, local, typeOnly: isType } of bindings) {
    const name = text(imported);
    builder.addBinding(name, text(local), isType ? 1 : 0);
  }
}
