import type { SymbolKind, SymbolRecord, TypeTerm } from "@maze/core";
import type { Node } from "web-tree-sitter";
import { withComments, type Commented } from "../tree-sitter/leading-comments.ts";
import { DEEPEST, childOf, fieldOf, textOf } from "../tree-sitter/nodes.ts";
import type { TreeFile } from "../tree-sitter/parse-tree.ts";
import { createDeclarationTable, type DeclarationTable } from "../tree-sitter/symbol-table.ts";
import { docOf } from "./doc-comments.ts";
import { signatureOf, typeOf, typeParametersOf, type TypePlace } from "./types.ts";

interface Place {
  readonly file: TreeFile;
  readonly table: DeclarationTable;
}

/** Whether a name is visible outside its package. */
const isExported = (name: string): boolean => /^\p{Lu}/u.test(name);
const visibilityOf = (name: string): string => (isExported(name) ? "public" : "private");

/**
 * What a file declares in its package: functions, types, constants and variables, with the fields and methods of types.
 * A method belongs to the type of its receiver, which another file of the package may declare. The name `_` declares
 * nothing.
 */
export function readDeclarations(file: TreeFile): SymbolRecord[] {
  const place = { file, table: createDeclarationTable(file) };
  readTopLevel(file.root, place, 0);
  return place.table.records;
}

function readTopLevel(parent: Node, place: Place, depth: number): void {
  if (depth > DEEPEST) return;
  for (const { node, comments } of withComments(place.file, parent)) {
    switch (node.type) {
      case "function_declaration":
        readFunction(node, comments, place);
        break;
      case "method_declaration":
        readMethod(node, comments, place);
        break;
      case "type_declaration":
        for (const spec of specsOf(node, comments, place)) readType(spec, place);
        break;
      case "const_declaration":
        readConstants(specsOf(node, comments, place), place);
        break;
      case "var_declaration":
        for (const spec of specsOf(node, comments, place)) readVariables(spec, place);
        break;
      case "ERROR":
        readTopLevel(node, place, depth + 1);
        break;
      default:
    }
  }
}

/** The specs of a declaration; a comment before one that is not grouped documents its only spec. */
function specsOf(declaration: Node, comments: readonly Node[], { file }: Place): Commented[] {
  const list = childOf(declaration, "var_spec_list") ?? declaration;
  const specs = withComments(file, list);
  const isGrouped = list.children.some(({ type }) => type === "(");
  return specs.map((spec) => (isGrouped ? spec : { node: spec.node, comments }));
}

function readFunction(node: Node, comments: readonly Node[], { file, table }: Place): void {
  const name = textOf(file, fieldOf(node, "name"));
  if (name === "" || name === "_") return;
  const signature = signatureOf(node, { file, variables: new Set() });
  table.add({ name, kind: "function", at: node, exported: isExported(name), signature, doc: docOf(file, comments) });
}

function readMethod(node: Node, comments: readonly Node[], { file, table }: Place): void {
  const name = textOf(file, fieldOf(node, "name"));
  const [receiver] = fieldOf(node, "receiver")?.namedChildren ?? [];
  const type = receiver === undefined ? undefined : fieldOf(receiver, "type");
  const base = baseName(file, type);
  if (name === "" || name === "_" || base === undefined) return;
  const isPointer = type?.type === "pointer_type";
  const variables = new Set(
    (type?.descendantsOfType("type_arguments") ?? []).flatMap((list) =>
      list.namedChildren.map((it) => textOf(file, it)),
    ),
  );
  const modifiers = [visibilityOf(name), ...(isPointer ? ["pointer-receiver"] : [])];
  const signature = signatureOf(node, { file, variables });
  const containerId = `${file.path}#${base}`;
  table.add({ name, kind: "method", at: node, containerId, modifiers, signature, doc: docOf(file, comments) });
}

/** The name of a type without its package, its pointer and its arguments. */
function baseName(file: TreeFile, type: Node | undefined): string | undefined {
  const text = textOf(file, type).replace(/^[\s*(]+/, "");
  return /^(?:[\p{L}_][\p{L}\p{N}_]*\s*\.\s*)?([\p{L}_][\p{L}\p{N}_]*)/u.exec(text)?.[1];
}

function readType({ node, comments }: Commented, place: Place): void {
  const { file, table } = place;
  if (node.type !== "type_spec" && node.type !== "type_alias") return;
  const name = textOf(file, fieldOf(node, "name"));
  if (name === "" || name === "_") return;
  const definition = fieldOf(node, "type");
  const typePlace = { file, variables: new Set<string>() };
  const variables = new Set(typeParametersOf(node, typePlace).map((of) => of.name));
  const isAlias = node.type === "type_alias";
  const kind = isAlias ? "type" : kindOfType(definition);
  const type = kind === "type" ? typeOf(definition, { file, variables }) : undefined;
  const record = table.add({
    name,
    kind,
    at: node,
    exported: isExported(name),
    modifiers: isAlias ? ["alias"] : definition?.type === "struct_type" ? ["struct"] : [],
    type,
    doc: docOf(file, comments),
  });
  if (!isAlias) readMembers(definition, record, { ...place, variables }, 0);
}

function kindOfType(definition: Node | undefined): SymbolKind {
  if (definition?.type === "struct_type") return "class";
  return definition?.type === "interface_type" ? "interface" : "type";
}

/** Fields of a struct and methods of an interface, also of structs within fields. */
function readMembers(
  definition: Node | undefined,
  container: SymbolRecord,
  place: Place & Pick<TypePlace, "variables">,
  depth: number,
): void {
  if (depth > DEEPEST) return;
  const { file, table, variables } = place;
  if (definition?.type === "interface_type") {
    for (const { node, comments } of withComments(file, definition)) {
      const name = textOf(file, fieldOf(node, "name"));
      if (node.type !== "method_elem" || name === "") continue;
      const signature = signatureOf(node, { file, variables });
      const doc = docOf(file, comments);
      table.add({ name, kind: "method", at: node, container, modifiers: [visibilityOf(name)], signature, doc });
    }
    return;
  }
  const fields = definition?.type === "struct_type" ? childOf(definition, "field_declaration_list") : undefined;
  for (const { node, comments } of fields === undefined ? [] : withComments(file, fields)) {
    if (node.type !== "field_declaration") continue;
    const declared = fieldOf(node, "type");
    const type = typeOf(declared, { file, variables });
    const doc = docOf(file, comments);
    const add = (name: string, more: readonly string[] = []): SymbolRecord =>
      table.add({ name, kind: "property", at: node, container, modifiers: [visibilityOf(name), ...more], type, doc });
    const names = node.childrenForFieldName("name").map((name) => textOf(file, name));
    for (const name of names) if (name !== "_") readMembers(declared, add(name), place, depth + 1);
    const embedded = names.length === 0 ? baseName(file, declared) : undefined;
    if (embedded !== undefined) add(embedded, ["embedded"]);
  }
}

/** A constant without a type and a value repeats those of the one before it. */
function readConstants(specs: readonly Commented[], { file, table }: Place): void {
  let type: TypeTerm | undefined;
  for (const { node, comments } of specs) {
    if (node.type !== "const_spec") continue;
    const declared = fieldOf(node, "type");
    const repeats = declared === undefined && fieldOf(node, "value") === undefined;
    if (!repeats) type = declared === undefined ? undefined : typeOf(declared, { file, variables: new Set() });
    for (const name of namesOf(file, node))
      table.add({ name, kind: "constant", at: node, exported: isExported(name), type, doc: docOf(file, comments) });
  }
}

function readVariables({ node, comments }: Commented, { file, table }: Place): void {
  if (node.type !== "var_spec") return;
  const declared = fieldOf(node, "type");
  const type = declared === undefined ? undefined : typeOf(declared, { file, variables: new Set() });
  for (const name of namesOf(file, node))
    table.add({ name, kind: "variable", at: node, exported: isExported(name), type, doc: docOf(file, comments) });
}

/** The grammar counts the commas between names as names too. */
function namesOf(file: TreeFile, node: Node): string[] {
  const names = node.childrenForFieldName("name").filter(({ isNamed }) => isNamed);
  return names.map((name) => textOf(file, name)).filter((name) => name !== "_");
}
