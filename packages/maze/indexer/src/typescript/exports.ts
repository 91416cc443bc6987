import type { Directive, ModuleExportName, Statement } from "oxc-parser";
import { dottedName, unwrapped } from "./names.ts";
import type { SourceFile } from "./parse-source.ts";

/** What a file exports of its own declarations. */
export interface FileExports {
  /** Names under which a local name is exported by lists, `export default name`, `export = name` or CommonJS. */
  readonly byLocalName: ReadonlyMap<string, readonly string[]>;
  /** True in a declaration file that is a module without export lists: all of its declarations are exported. */
  readonly everything: boolean;
}

/** Reads the exports of a file that do not stand at the declaration itself. */
export function readExports(source: SourceFile): FileExports {
  const { program, isDeclarationFile } = source;
  const byLocalName = new Map<string, string[]>();
  const add = (local: string, exported: string): void => {
    byLocalName.set(local, [...(byLocalName.get(local) ?? []), exported]);
  };
  let hasLists = false;
  for (const statement of program.body) {
    if (statement.type === "ExportNamedDeclaration" && statement.declaration === null) {
      hasLists = true;
      if (statement.source !== null) continue;
      for (const { local, exported } of statement.specifiers) add(exportName(local), exportName(exported));
    } else if (statement.type === "ExportDefaultDeclaration") {
      if (statement.declaration.type === "Identifier") add(statement.declaration.name, "default");
      hasLists ||= isExpression(statement.declaration.type);
    } else if (statement.type === "TSExportAssignment") {
      if (statement.expression.type === "Identifier") add(statement.expression.name, "export=");
      hasLists = true;
    } else if (statement.type === "ExportAllDeclaration") hasLists = true;
  }
  const isModule = program.body.some(({ type }) => /^(?:Import|Export|TSExportA)/.test(type));
  if (!isModule) for (const { local, exported } of readCommonJsExports(source)) add(local, exported);
  return { byLocalName, everything: isDeclarationFile && isModule && !hasLists };
}

/** The name in an import or export list, which may be a string. */
export function exportName(node: ModuleExportName): string {
  return node.type === "Literal" ? node.value : node.name;
}

function isExpression(type: string): boolean {
  return !/Declaration$|^TSDeclareFunction$/.test(type);
}

/** A local name that a CommonJS file exports, and the statement that does. */
export interface CommonJsExport {
  readonly local: string;
  readonly exported: string;
  readonly node: Statement | Directive;
}

/** `module.exports = name`, `module.exports = { a, b: c }`, `exports.a = b`, in files that may be CommonJS by name. */
export function readCommonJsExports({ program, path }: SourceFile): CommonJsExport[] {
  if (!/\.c?jsx?$/i.test(path)) return [];
  const found: CommonJsExport[] = [];
  for (const node of program.body) {
    if (node.type !== "ExpressionStatement" || node.expression.type !== "AssignmentExpression") continue;
    const { left, right: given } = node.expression;
    const target = dottedName(left);
    const right = unwrapped(given);
    const name = commonJsName(target);
    if (name !== undefined && right.type === "Identifier") found.push({ local: right.name, exported: name, node });
    if (target !== "module.exports") continue;
    if (right.type === "Identifier") found.push({ local: right.name, exported: "export=", node });
    if (right.type !== "ObjectExpression") continue;
    for (const property of right.properties) {
      if (property.type !== "Property" || property.computed || property.key.type !== "Identifier") continue;
      if (property.value.type === "Identifier")
        found.push({ local: property.value.name, exported: property.key.name, node });
    }
  }
  return found;
}

/** `a` for `exports.a` and `module.exports.a`. */
export function commonJsName(target: string | undefined): string | undefined {
  return /^(?:module\.)?exports\.([\p{L}_$][\p{L}\p{N}_$]*)$/u.exec(target ?? "")?.[1];
}
