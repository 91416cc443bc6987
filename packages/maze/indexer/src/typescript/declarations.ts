import type { SymbolKind, SymbolRecord } from "@maze/core";
import type {
  Class,
  Directive,
  ExportDefaultDeclaration,
  Expression,
  Function as FunctionNode,
  Node,
  Statement,
  TSModuleDeclaration,
  TSGlobalDeclaration,
  VariableDeclaration,
} from "oxc-parser";
import { commonJsName, readExports, type FileExports } from "./exports.ts";
import { addClassMembers, addEnumMembers, addTypeMembers } from "./members.ts";
import { boundNames, dottedName, unwrapped } from "./names.ts";
import type { SourceFile } from "./parse-source.ts";
import { createSymbolTable, type SymbolTable } from "./symbol-table.ts";

/** Where a list of statements stands. */
interface Place {
  readonly file: SourceFile;
  readonly table: SymbolTable;
  readonly container?: SymbolRecord | undefined;
  /** Exports of the file; absent inside namespaces, whose members the file does not export by name. */
  readonly exports?: FileExports | undefined;
}

/** A declaration with the statement around it. */
interface Outer {
  readonly start: number;
  readonly end: number;
  readonly isExported: boolean;
  readonly isDefault: boolean;
}

/**
 * Declarations at the top level of a file and in its namespaces, with the members of classes, interfaces, enums and
 * object types. Names that are local to a function or block are left out.
 */
export function readDeclarations(file: SourceFile): SymbolRecord[] {
  const table = createSymbolTable(file);
  readStatements(file.program.body, { file, table, exports: readExports(file) });
  return [...table.records];
}

function readStatements(body: readonly (Directive | Statement)[], place: Place): void {
  const functions = new Map<string, SymbolRecord>();
  for (const statement of body) {
    if (statement.type === "ExportNamedDeclaration") {
      if (statement.declaration !== null) {
        const start = Math.min(statement.start, decoratorStart(statement.declaration));
        const outer = { start, end: statement.end, isExported: true, isDefault: false };
        readDeclaration(statement.declaration, outer, place, functions);
      }
    } else if (statement.type === "ExportDefaultDeclaration") readDefault(statement, place, functions);
    else {
      const start = Math.min(statement.start, decoratorStart(statement));
      readDeclaration(statement, { start, end: statement.end, isExported: false, isDefault: false }, place, functions);
    }
  }
}

function readDefault(statement: ExportDefaultDeclaration, place: Place, functions: Map<string, SymbolRecord>): void {
  const { declaration, end } = statement;
  if (declaration.type === "Identifier") return;
  const start = Math.min(statement.start, decoratorStart(declaration));
  const outer = { start, end, isExported: true, isDefault: true };
  const isDeclaration = /Declaration$|^TSDeclareFunction$/.test(declaration.type);
  if (isDeclaration) readDeclaration(declaration, outer, place, functions);
  else {
    const { table, container } = place;
    const record = table.add({
      name: "default",
      kind: "constant",
      ...outer,
      container,
      modifiers: ["export", "default"],
      exportedAs: ["default"],
    });
    addExpressionMembers(declaration, place, record);
  }
}

function readDeclaration(node: Node, outer: Outer, place: Place, functions: Map<string, SymbolRecord>): void {
  const { file, table } = place;
  const add = (
    name: string,
    kind: SymbolKind,
    more: readonly string[] = [],
    span: { start: number; end: number } = outer,
  ): SymbolRecord =>
    table.add({
      name,
      kind,
      ...span,
      container: place.container,
      modifiers: modifiersOf(outer, more),
      exportedAs: exportedAs(name, outer, place),
    });
  switch (node.type) {
    case "FunctionDeclaration":
    case "TSDeclareFunction": {
      const name = node.id?.name ?? "default";
      const earlier = functions.get(name);
      const modifiers = functionModifiers(node);
      if (earlier === undefined) functions.set(name, add(name, "function", modifiers));
      else
        table.extend(earlier, {
          start: outer.start,
          modifiers: modifiersOf(outer, modifiers),
          exportedAs: exportedAs(name, outer, place),
        });
      break;
    }
    case "ClassDeclaration":
      addClassMembers(node, { file, table, container: add(node.id?.name ?? "default", "class", classModifiers(node)) });
      break;
    case "TSInterfaceDeclaration":
      addTypeMembers(node.body.body, { file, table, container: add(node.id.name, "interface", declareModifier(node)) });
      break;
    case "TSTypeAliasDeclaration": {
      const container = add(node.id.name, "type", declareModifier(node));
      if (node.typeAnnotation.type === "TSTypeLiteral")
        addTypeMembers(node.typeAnnotation.members, { file, table, container });
      break;
    }
    case "TSEnumDeclaration": {
      const modifiers = [...declareModifier(node), ...(node.const ? ["const"] : [])];
      addEnumMembers(node.body.members, { file, table, container: add(node.id.name, "enum", modifiers) });
      break;
    }
    case "TSModuleDeclaration":
      readNamespace(node, outer, place);
      break;
    case "VariableDeclaration":
      readVariables(node, outer, place);
      break;
    case "ExpressionStatement": {
      const { expression } = node;
      if (expression.type !== "AssignmentExpression" || place.exports === undefined) break;
      const name = file.program.sourceType === "module" ? undefined : commonJsName(dottedName(expression.left));
      const value = unwrapped(expression.right);
      if (name === undefined || value.type === "Identifier") break;
      const record = table.add({
        name,
        kind: kindOfValue(value),
        start: node.start,
        end: node.end,
        modifiers: [],
        exportedAs: [name],
      });
      addExpressionMembers(value, place, record);
      break;
    }
    default:
  }
}

function readVariables(node: VariableDeclaration, outer: Outer, place: Place): void {
  const kind = node.kind === "const" ? "constant" : "variable";
  const isSingle = node.declarations.length === 1;
  for (const declarator of node.declarations) {
    const names = boundNames(declarator.id);
    for (const { name, node: spelled } of names) {
      const span = isSingle && names.length === 1 ? outer : names.length === 1 ? declarator : spelled;
      const modifiers = modifiersOf(outer, declareModifier(node));
      const record = place.table.add({
        name,
        kind,
        start: span.start,
        end: span.end,
        container: place.container,
        modifiers,
        exportedAs: exportedAs(name, outer, place),
      });
      if (names.length === 1 && declarator.init !== null) addExpressionMembers(declarator.init, place, record);
    }
  }
}

/** Members of a class that stands as an expression. */
function addExpressionMembers(value: Expression | Node, { file, table }: Place, container: SymbolRecord): void {
  if (value.type === "ClassExpression") addClassMembers(value, { file, table, container });
}

function readNamespace(node: TSModuleDeclaration | TSGlobalDeclaration, outer: Outer, place: Place): void {
  const modifiers = modifiersOf(outer, declareModifier(node));
  const isModule = node.id.type === "Literal";
  const names = node.id.type === "Literal" ? [node.id.value] : (dottedTypeName(node.id) ?? []);
  let { container } = place;
  names.forEach((name, i) => {
    const kind = isModule ? "module" : "namespace";
    const exported = i === 0 && !node.global ? exportedAs(name, outer, place) : [];
    container = place.table.add({
      name,
      kind,
      start: outer.start,
      end: outer.end,
      container,
      modifiers,
      exportedAs: exported,
    });
  });
  // `declare module "x";` has no body.
  if (node.body) readStatements(node.body.body, { file: place.file, table: place.table, container });
}

function dottedTypeName(node: Node): string[] | undefined {
  if (node.type === "Identifier") return [node.name];
  if (node.type !== "TSQualifiedName") return undefined;
  const left = dottedTypeName(node.left);
  return left === undefined ? undefined : [...left, node.right.name];
}

function exportedAs(name: string, outer: Outer, { exports }: Place): string[] {
  if (exports === undefined) return [];
  const inline = outer.isDefault ? ["default"] : outer.isExported || exports.everything ? [name] : [];
  return [...inline, ...(exports.byLocalName.get(name) ?? [])];
}

function modifiersOf(outer: Outer, more: readonly string[]): string[] {
  return [...(outer.isExported ? ["export"] : []), ...(outer.isDefault ? ["default"] : []), ...more];
}

const declareModifier = (node: { declare?: boolean }): string[] => (node.declare === true ? ["declare"] : []);

const functionModifiers = (node: FunctionNode): string[] => [
  ...declareModifier(node),
  ...(node.async ? ["async"] : []),
  ...(node.generator ? ["generator"] : []),
];

const classModifiers = (node: Class): string[] => [
  ...declareModifier(node),
  ...(node.abstract === true ? ["abstract"] : []),
];

function kindOfValue(value: Expression): SymbolKind {
  if (value.type === "FunctionExpression" || value.type === "ArrowFunctionExpression") return "function";
  return value.type === "ClassExpression" ? "class" : "constant";
}

function decoratorStart(node: Node): number {
  const [first] = node.type === "ClassDeclaration" ? node.decorators : [];
  return first?.start ?? Infinity;
}
