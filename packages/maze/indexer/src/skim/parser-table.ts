import type {
  Directive,
  ExportDefaultDeclaration,
  Expression,
  Function as FunctionNode,
  Node,
  Statement,
  TSGlobalDeclaration,
  TSModuleDeclaration,
  VariableDeclaration,
} from "oxc-parser";
import { commonJsName } from "../typescript/exports.ts";
import { boundNames, dottedName, unwrapped } from "../typescript/names.ts";
import { parseSource, type SourceFile } from "../typescript/parse-source.ts";
import { childrenOf, walkNodes } from "../typescript/walk-nodes.ts";
import { declarationFlags as flag } from "./declaration-flags.ts";
import type { FallbackReason } from "./fallback-reason.ts";
import { identifierHash } from "./identifier-hash.ts";
import {
  addClassMembers,
  addEnumMembers,
  addSignatureRows,
  addTypeMembers,
  addTypeParameterRows,
} from "./parser-members.ts";
import { addParserModules } from "./parser-modules.ts";
import { createRows, startOf, type ParserRows } from "./parser-rows.ts";
import type { SkimOptions } from "./reader.ts";
import { dialectOf } from "./skim-bytes.ts";
import type { TableBuilder } from "./table-builder.ts";

/** Where statements stand. In a block only `var` declares something for what is around it. */
interface Place {
  readonly source: SourceFile;
  readonly rows: ParserRows;
  readonly parent: number;
  readonly isBlock: boolean;
}

/** The statement around a declaration. */
interface Outer {
  readonly start: number;
  readonly end: number;
  readonly flags: number;
}

/** The packed table of a file as the parser reads it: row by row what the skimmer would have found. */
export function tableByParser(
  file: { path: string; text: string },
  of: { builder: TableBuilder; options: SkimOptions; fallback: FallbackReason | undefined },
): Uint8Array {
  const { builder, options, fallback } = of;
  builder.clear();
  const source = parseSource(file);
  const head = { isByParser: true, fallback };
  if ("tooDeep" in source) {
    const lineCount = file.text.split(/\r\n|\r|\n/).length;
    return builder.finish({ ...head, isBroken: true, isModule: false, exportsEverything: false, lineCount });
  }
  const rows = createRows(source, builder, options);
  const { isModule, hasLists } = addParserModules(source, rows);
  readStatements(source.program.body, { source, rows, parent: -1, isBlock: false }, isModule);
  if (options.references) addReferences(source, rows);
  return builder.finish({
    ...head,
    isBroken: source.diagnostics.length > 0,
    isModule,
    exportsEverything: dialectOf(file.path).isDeclarationFile && isModule && !hasLists,
    lineCount: source.lines.lineCount,
  });
}

function readStatements(body: readonly (Directive | Statement)[], place: Place, isModule: boolean): void {
  for (const statement of body) {
    const { start, end } = statement;
    if (statement.type === "ExportNamedDeclaration") {
      const { declaration } = statement;
      if (declaration !== null)
        readDeclaration(declaration, { start: startOf(declaration, start), end, flags: flag.exported }, place);
    } else if (statement.type === "ExportDefaultDeclaration") readDefault(statement, place);
    else if (statement.type === "ExpressionStatement") {
      if (!isModule && place.parent < 0) readCommonJs(statement.expression, { start, end, flags: 0 }, place);
    } else readDeclaration(statement, { start: startOf(statement), end, flags: 0 }, place);
  }
}

function readDefault({ declaration, start, end }: ExportDefaultDeclaration, place: Place): void {
  if (declaration.type === "Identifier") return;
  const outer = { start: startOf(declaration, start), end, flags: flag.exported | flag.default };
  if (/Declaration$|^TSDeclareFunction$/.test(declaration.type)) {
    readDeclaration(declaration, outer, place);
    return;
  }
  const { rows, parent, source } = place;
  const row = rows.add({ kind: "constant", name: "default", parent, ...outer });
  if (declaration.type === "ClassExpression") addClassMembers(declaration, { source, rows, parent: row });
}

function readDeclaration(node: Node, outer: Outer, place: Place): void {
  if (place.isBlock && !(node.type === "VariableDeclaration" && node.kind === "var")) {
    readBlocks(node, place);
    return;
  }
  const { source, rows, parent } = place;
  const named = (id: { name: string; start: number } | null): { name: string; nameStart?: number; parent: number } =>
    id === null ? { name: "default", parent } : { name: id.name, nameStart: id.start, parent };
  const flags = outer.flags | ("declare" in node && node.declare === true ? flag.declare : 0);
  const found = { ...outer, flags };
  switch (node.type) {
    case "FunctionDeclaration":
    case "TSDeclareFunction": {
      const row = rows.add({ ...found, ...named(node.id), kind: "function", flags: flags | functionFlags(node) });
      addSignatureRows(row, node, { source, rows });
      break;
    }
    case "ClassDeclaration": {
      const all = flags | (node.abstract === true ? flag.abstract : 0);
      const row = rows.add({ ...found, ...named(node.id), kind: "class", flags: all });
      addClassMembers(node, { source, rows, parent: row });
      break;
    }
    case "TSInterfaceDeclaration": {
      const row = rows.add({ ...found, ...named(node.id), kind: "interface" });
      addTypeParameterRows(row, node.typeParameters, rows);
      addTypeMembers(node.body.body, { source, rows, parent: row });
      break;
    }
    case "TSTypeAliasDeclaration": {
      const row = rows.add({ ...found, ...named(node.id), kind: "type" });
      addTypeParameterRows(row, node.typeParameters, rows);
      const { typeAnnotation } = node;
      if (typeAnnotation.type === "TSTypeLiteral")
        addTypeMembers(typeAnnotation.members, { source, rows, parent: row });
      break;
    }
    case "TSEnumDeclaration": {
      const all = flags | (node.const ? flag.const : 0);
      const row = rows.add({ ...found, ...named(node.id), kind: "enum", flags: all });
      addEnumMembers(node.body.members, { source, rows, parent: row });
      break;
    }
    case "TSModuleDeclaration":
      readNamespace(node, found, place);
      break;
    case "VariableDeclaration":
      readVariables(node, found, place);
      break;
    default:
      readBlocks(node, place);
  }
}

const functionFlags = (node: FunctionNode): number =>
  (node.async ? flag.async : 0) | (node.generator ? flag.generator : 0) | (node.body === null ? 0 : flag.body);

/** `var` in the blocks of a statement declares names of the file or namespace around it. */
function readBlocks(node: Node, place: Place): void {
  if (!/Statement$|^SwitchCase$|^CatchClause$/.test(node.type) || node.type === "ExpressionStatement") return;
  for (const child of childrenOf(node)) {
    const { start, end } = child;
    const isHead = /^For/.test(node.type) && child.type === "VariableDeclaration";
    const flags = isHead ? flag.shared : 0;
    readDeclaration(child, { start, end, flags }, { ...place, isBlock: true });
  }
}

function readVariables(node: VariableDeclaration, { start, end, flags: given }: Outer, place: Place): void {
  const { source, rows, parent } = place;
  const kind = node.kind === "const" ? "constant" : "variable";
  const isSingle = node.declarations.length === 1 && (given & flag.shared) === 0;
  for (const declarator of node.declarations) {
    const names = boundNames(declarator.id);
    const isAlone = isSingle && names.length === 1;
    const flags =
      given |
      (isAlone ? 0 : flag.shared) |
      (node.kind === "let" ? flag.let : node.kind === "var" ? flag.var : node.kind === "const" ? 0 : flag.using);
    for (const { name, node: spelled } of names) {
      const isHead = (given & flag.shared) !== 0;
      const own = { start: spelled.start, end: spelled.start + name.length };
      const span = isAlone ? { start, end } : names.length === 1 && !isHead ? declarator : own;
      const at = { start: span.start, end: span.end };
      const row = rows.add({ kind, flags, parent, name, nameStart: spelled.start, ...at });
      const { init } = declarator;
      if (names.length === 1 && init?.type === "ClassExpression") addClassMembers(init, { source, rows, parent: row });
    }
  }
}

function readNamespace(node: TSModuleDeclaration | TSGlobalDeclaration, outer: Outer, place: Place): void {
  const isModule = node.id.type === "Literal";
  const names = node.id.type === "Literal" ? [{ name: node.id.value, start: node.id.start }] : dotted(node.id);
  let { parent } = place;
  for (const { name, start: nameStart } of names) {
    const flags = outer.flags | (node.global ? flag.global : 0);
    const at = node.global ? {} : { nameStart };
    parent = place.rows.add({ ...outer, kind: isModule ? "module" : "namespace", name, ...at, flags, parent });
  }
  if (node.body) readStatements(node.body.body, { ...place, parent }, true);
}

function dotted(node: Node): { name: string; start: number }[] {
  if (node.type === "Identifier") return [node];
  return node.type === "TSQualifiedName" ? [...dotted(node.left), node.right] : [];
}

function readCommonJs(expression: Expression, outer: Outer, { source, rows }: Place): void {
  if (expression.type !== "AssignmentExpression" || expression.operator !== "=") return;
  if (!dialectOf(source.path).isCommonJs) return;
  const name = commonJsName(dottedName(expression.left));
  const value = unwrapped(expression.right);
  if (name === undefined || value.type === "Identifier") return;
  const isFunction = value.type === "FunctionExpression" || value.type === "ArrowFunctionExpression";
  const kind = isFunction ? "function" : value.type === "ClassExpression" ? "class" : "constant";
  const nameStart = expression.left.end - name.length;
  const row = rows.add({ ...outer, kind, name, nameStart, flags: flag.commonJs, parent: -1 });
  if (value.type === "ClassExpression") addClassMembers(value, { source, rows, parent: row });
}

/** Every identifier once, in the order of the text. */
function addReferences(source: SourceFile, { builder, byteAt }: ParserRows): void {
  const encoder = new TextEncoder();
  const found = new Map<number, string>();
  walkNodes(source.program, (node) => {
    if (node.type === "Identifier" || node.type === "JSXIdentifier") found.set(node.start, node.name);
    else if (node.type === "PrivateIdentifier") found.set(node.start, `#${node.name}`);
    return undefined;
  });
  for (const [start, name] of [...found].sort(([a], [b]) => a - b)) {
    const bytes = encoder.encode(name);
    builder.addReference(identifierHash(bytes, 0, bytes.length), byteAt(start));
  }
}
