import type { SymbolKind, SymbolRecord } from "@maze/core";
import type { Node } from "web-tree-sitter";
import { DEEPEST, fieldOf, hasToken, lineOf, textOf } from "../tree-sitter/nodes.ts";
import type { TreeFile } from "../tree-sitter/parse-tree.ts";
import { createDeclarationTable, type DeclarationTable } from "../tree-sitter/symbol-table.ts";
import { assignedNames, selfAttributes } from "./assignments.ts";
import { docOfBody, docOfStatement } from "./docstrings.ts";
import type { ExportedNames } from "./exported-names.ts";
import { signatureOf, typeParametersOf } from "./signatures.ts";
import { typeOf } from "./types.ts";

/** Where a list of statements stands. */
interface Place {
  readonly file: TreeFile;
  readonly table: DeclarationTable;
  readonly exported: ExportedNames;
  readonly container?: SymbolRecord | undefined;
  /** What the statements are the body of. */
  readonly scope: "module" | "class" | "enum" | "function";
  readonly variables: ReadonlySet<string>;
  readonly depth: number;
}

/** Statements whose bodies declare names in the scope around them. */
const TRANSPARENT = new Set([
  "block",
  "if_statement",
  "elif_clause",
  "else_clause",
  "try_statement",
  "except_clause",
  "except_group_clause",
  "finally_clause",
  "with_statement",
  "for_statement",
  "while_statement",
  "match_statement",
  "case_clause",
  "ERROR",
]);

/**
 * Functions and classes wherever they are declared, also within functions; variables of modules and classes; and the
 * attributes that methods assign to their receiver. Targets of loops and `with`, and local variables, are left out.
 */
export function readDeclarations(file: TreeFile, exported: ExportedNames): SymbolRecord[] {
  const table = createDeclarationTable(file);
  readStatements(file.root, { file, table, exported, scope: "module", variables: new Set(), depth: 0 });
  return table.records;
}

function readStatements(parent: Node, place: Place): void {
  if (place.depth > DEEPEST) return;
  const inner = { ...place, depth: place.depth + 1 };
  for (const node of parent.namedChildren) {
    switch (node.type) {
      case "function_definition":
        readFunction(node, node, [], inner);
        break;
      case "class_definition":
        readClass(node, node, [], inner);
        break;
      case "decorated_definition":
        readDecorated(node, inner);
        break;
      case "expression_statement":
        if (place.scope !== "function") readAssignments(node, inner);
        break;
      case "type_alias_statement":
        if (place.scope !== "function") readTypeAlias(node, inner);
        break;
      default:
        if (TRANSPARENT.has(node.type)) readStatements(node, inner);
    }
  }
}

function readDecorated(node: Node, place: Place): void {
  const definition = fieldOf(node, "definition");
  const decorators = node.namedChildren
    .filter(({ type }) => type === "decorator")
    .map((decorator) => lineOf(place.file, decorator).replace(/\(.*$/s, ""));
  if (definition?.type === "function_definition") readFunction(definition, node, decorators, place);
  else if (definition?.type === "class_definition") readClass(definition, node, decorators, place);
}

function readFunction(node: Node, whole: Node, decorators: readonly string[], place: Place): void {
  const { file, table, container, scope } = place;
  const name = textOf(file, fieldOf(node, "name"));
  if (name === "") return;
  const isMember = scope === "class" || scope === "enum";
  const isAccessor = isMember && decorators.some((decorator) => /(?:^@|[._])(?:cached_?)?property$/.test(decorator));
  const isStatic = decorators.includes("@staticmethod");
  const earlier = table.find(name, container);
  const body = fieldOf(node, "body");
  const doc = docOfBody(file, body);
  const type = typeOf(file, fieldOf(node, "return_type"), place.variables);
  const call = (): SymbolRecord["signatures"][number] =>
    signatureOf(file, node, { hasReceiver: isMember && !isStatic, variables: place.variables });
  let record: SymbolRecord;
  const part = isMember
    ? decorators.find((decorator) => /^@\w+\.(?:setter|deleter|getter)$/.test(decorator))
    : undefined;
  if (earlier !== undefined && part !== undefined) {
    record = earlier;
    record.modifiers.push(part.slice(part.indexOf(".") + 1));
  } else if (earlier?.modifiers.includes("overload") === true) {
    record = earlier;
    // The implementation of overloads is not called by its own signature.
    if (decorators.some(isOverload)) record.signatures.push(call());
    if (doc !== undefined) record.doc ??= doc;
  } else {
    record = table.add({
      name,
      kind: isAccessor ? "accessor" : !isMember ? "function" : name === "__init__" ? "constructor" : "method",
      at: whole,
      container,
      modifiers: [
        ...(isMember ? visibilityOf(name) : []),
        ...(hasToken(node, "async") ? ["async"] : []),
        ...(isStatic ? ["static"] : []),
        ...(decorators.some((decorator) => /(?:^@|\.)abstract/.test(decorator)) ? ["abstract"] : []),
        ...(decorators.some(isOverload) ? ["overload"] : []),
        ...decorators,
      ],
      exported: scope === "module" && place.exported.isExported(name),
      ...(isAccessor ? { type } : { signature: call() }),
      doc,
    });
  }
  readBody(node, body, record, place);
}

const isOverload = (decorator: string): boolean => /(?:^@|\.)overload$/.test(decorator);

/** Functions and classes that a function declares; what a method assigns to its receiver belongs to the class. */
function readBody(node: Node, body: Node | undefined, record: SymbolRecord, place: Place): void {
  if (body === undefined) return;
  const { file, table, container, scope } = place;
  const text = textOf(file, body);
  if ((scope === "class" || scope === "enum") && container !== undefined) {
    for (const { name, at, type } of selfAttributes(file, node, text)) {
      if (table.find(name, container) !== undefined) continue;
      const annotated = type === undefined ? {} : { type: typeOf(file, type, place.variables) };
      table.add({ name, kind: "property", at, container, modifiers: visibilityOf(name), ...annotated });
    }
  }
  if (!/\b(?:def|class)\b/.test(text)) return;
  const variables = new Set([...place.variables, ...typeParametersOf(file, node).map(({ name }) => name)]);
  readStatements(body, { ...place, container: record, scope: "function", variables });
}

function readClass(node: Node, whole: Node, decorators: readonly string[], place: Place): void {
  const { file, table, container } = place;
  const name = textOf(file, fieldOf(node, "name"));
  if (name === "") return;
  const bases = (fieldOf(node, "superclasses")?.namedChildren ?? []).map((base) => lineOf(file, base));
  const isEnum = bases.some((base) => /^(?:enum\.)?(?:Enum|IntEnum|StrEnum|Flag|IntFlag)$/.test(base));
  const isProtocol = bases.some((base) => /(?:^|\.)Protocol(?:\[|$)/.test(base));
  const body = fieldOf(node, "body");
  const record = table.add({
    name,
    kind: isEnum ? "enum" : isProtocol ? "interface" : "class",
    at: whole,
    container,
    modifiers: [...(place.scope === "class" ? visibilityOf(name) : []), ...decorators],
    exported: place.scope === "module" && place.exported.isExported(name),
    doc: docOfBody(file, body),
  });
  if (body === undefined) return;
  const variables = new Set([...place.variables, ...typeParametersOf(file, node).map((of) => of.name)]);
  readStatements(body, { ...place, container: record, scope: isEnum ? "enum" : "class", variables });
}

function readAssignments(statement: Node, place: Place): void {
  const { file, table, container, scope } = place;
  const next = statement.nextNamedSibling;
  for (const { name, at, type, isFinal } of assignedNames(file, statement)) {
    // What is assigned again, or was declared otherwise, is one name.
    if (table.find(name, container) !== undefined) continue;
    const isConstant = isFinal || /^_*[A-Z][A-Z\d_]*$/.test(name);
    const isEnumMember = scope === "enum" && !name.startsWith("_") && type === undefined;
    const kind: SymbolKind = isEnumMember
      ? "enum-member"
      : scope === "module"
        ? isConstant
          ? "constant"
          : "variable"
        : "property";
    table.add({
      name,
      kind,
      at,
      container,
      modifiers: container === undefined ? [] : visibilityOf(name),
      exported: scope === "module" && place.exported.isExported(name),
      ...(type === undefined ? {} : { type: typeOf(file, type, place.variables) }),
      doc: docOfStatement(file, next),
    });
  }
}

function readTypeAlias(node: Node, { file, table, container, exported, scope, variables }: Place): void {
  const left = fieldOf(node, "left");
  const name = /^[\p{L}_][\p{L}\p{N}_]*/u.exec(textOf(file, left))?.[0];
  if (name === undefined) return;
  const type = typeOf(file, fieldOf(node, "right"), variables);
  const isExported = scope === "module" && exported.isExported(name);
  table.add({ name, kind: "type", at: node, container, exported: isExported, type });
}

/** By convention: one underscore for what only subclasses should use, two for what nobody else should. */
function visibilityOf(name: string): string[] {
  if (/^__.*__$/.test(name) || !name.startsWith("_")) return [];
  return name.startsWith("__") ? ["private"] : ["protected"];
}
