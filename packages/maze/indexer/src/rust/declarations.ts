import type { SymbolKind, SymbolRecord, TypeTerm } from "@maze/core";
import type { Node } from "web-tree-sitter";
import { DEEPEST, childOf, fieldOf, lineOf, textOf } from "../tree-sitter/nodes.ts";
import type { TreeFile } from "../tree-sitter/parse-tree.ts";
import { createDeclarationTable, type DeclarationTable, type FoundDeclaration } from "../tree-sitter/symbol-table.ts";
import { docOf, innerDocs } from "./doc-comments.ts";
import { itemsOf, type Item } from "./items.ts";
import { signatureOf, typeOf, typeParametersOf } from "./types.ts";

interface Place {
  readonly file: TreeFile;
  readonly table: DeclarationTable;
  readonly variables: ReadonlySet<string>;
  readonly depth: number;
  /** The module or trait around. */
  readonly container?: SymbolRecord | undefined;
  /** Id of the type whose implementation this is. */
  readonly implementedId?: string | undefined;
  /** The module around, in which an implementation names its type. */
  readonly module?: SymbolRecord | undefined;
}

/** Attributes longer than this are shortened in `modifiers`. */
const LONGEST_ATTRIBUTE = 80;

/**
 * Items of a file and of its modules, with fields, variants, and the items of traits and implementations. What an
 * implementation declares belongs to its type, which another file may declare. Items within functions are local.
 */
export function readDeclarations(file: TreeFile): SymbolRecord[] {
  const table = createDeclarationTable(file);
  readItems(file.root, { file, table, variables: new Set(), depth: 0 });
  return table.records;
}

function readItems(list: Node, place: Place): void {
  if (place.depth > DEEPEST) return;
  const inside = { ...place, depth: place.depth + 1 };
  for (const item of itemsOf(place.file, list)) readItem(item, inside);
}

function readItem(item: Item, place: Place): void {
  const { node } = item;
  switch (node.type) {
    case "function_item":
    case "function_signature_item":
      readFunction(item, place);
      break;
    case "struct_item":
    case "union_item":
      readFields(fieldOf(node, "body"), add(item, place, "class", [node.type.replace("_item", "")]), place);
      break;
    case "enum_item":
      readVariants(fieldOf(node, "body"), add(item, place, "enum"), place);
      break;
    case "trait_item": {
      const container = add(item, place, "interface", ["trait"]);
      const body = fieldOf(node, "body");
      if (body !== undefined && container !== undefined)
        readItems(body, { ...place, container, implementedId: undefined, variables: inScope(node, place) });
      break;
    }
    case "impl_item":
      readImplementation(node, place);
      break;
    case "mod_item":
      readModule(item, place);
      break;
    case "const_item":
      add(item, place, "constant", [], typeOf(fieldOf(node, "type"), place));
      break;
    case "static_item": {
      const isMutable = childOf(node, "mutable_specifier") !== undefined;
      const more = isMutable ? ["static", "mut"] : ["static"];
      add(item, place, isMutable ? "variable" : "constant", more, typeOf(fieldOf(node, "type"), place));
      break;
    }
    case "type_item":
    case "associated_type": {
      const type = fieldOf(node, "type");
      const variables = inScope(node, place);
      add(item, place, "type", [], type === undefined ? undefined : typeOf(type, { ...place, variables }));
      break;
    }
    case "macro_definition":
      add(item, place, "function", ["macro"]);
      break;
    case "foreign_mod_item":
    case "ERROR":
    case "declaration_list": {
      const body = node.type === "foreign_mod_item" ? fieldOf(node, "body") : node;
      if (body !== undefined) readItems(body, place);
      break;
    }
    default:
  }
}

/** Adds an item under its own name; `_` declares nothing. */
function add(
  { node, docs, attributes, startIndex }: Item,
  place: Place,
  kind: SymbolKind,
  more: readonly string[] = [],
  type?: TypeTerm,
  extra: Partial<FoundDeclaration> = {},
): SymbolRecord | undefined {
  const { file, table, container, implementedId } = place;
  const name = textOf(file, fieldOf(node, "name")).replace(/^r#/, "");
  if (name === "" || name === "_") return undefined;
  const visibility = lineOf(file, childOf(node, "visibility_modifier")).replaceAll(" ", "");
  const isTopLevel = container === undefined && implementedId === undefined;
  const isExported = visibility === "pub" || attributes.some((attribute) => attribute.startsWith("#[macro_export"));
  return table.add({
    name,
    kind,
    at: { startIndex, endIndex: node.endIndex },
    ...(implementedId === undefined ? { container } : { containerId: implementedId }),
    modifiers: [
      ...(visibility === "" ? [] : [visibility]),
      ...more,
      ...attributes.map((attribute) => attribute.slice(0, LONGEST_ATTRIBUTE)),
    ],
    exported: isTopLevel && isExported,
    type,
    doc: docOf(file, docs),
    ...extra,
  });
}

function readFunction(item: Item, place: Place): void {
  const { node } = item;
  const { file } = place;
  const isMember = place.implementedId !== undefined || place.container?.kind === "interface";
  const receiver = childOf(fieldOf(node, "parameters") ?? node, "self_parameter");
  const words = childOf(node, "function_modifiers")?.children.map((word) => lineOf(file, word)) ?? [];
  const more = [...words, ...(isMember && receiver === undefined ? ["static"] : [])];
  add(item, place, isMember ? "method" : "function", more, undefined, { signature: signatureOf(node, place) });
}

function readImplementation(node: Node, place: Place): void {
  const { file, module } = place;
  const body = fieldOf(node, "body");
  const name = implementedName(file, fieldOf(node, "type"));
  if (body === undefined || name === "") return;
  const implementedId = module === undefined ? `${file.path}#${name}` : `${module.id}.${name}`;
  readItems(body, { ...place, implementedId, variables: inScope(node, place) });
}

/** The name of a type without references, path and arguments; the source of one that has no name. */
function implementedName(file: TreeFile, type: Node | undefined): string {
  let at = type;
  for (let depth = 0; at !== undefined && depth < DEEPEST; depth++) {
    if (at.type === "reference_type" || at.type === "generic_type" || at.type === "pointer_type")
      at = fieldOf(at, "type");
    else if (at.type === "scoped_type_identifier") at = fieldOf(at, "name");
    else if (at.type === "dynamic_type") at = fieldOf(at, "trait");
    else break;
  }
  return lineOf(file, at).replace(/^r#/, "");
}

function readModule(item: Item, place: Place): void {
  const { node, docs } = item;
  const body = fieldOf(node, "body");
  const inner = body === undefined ? [] : innerDocs(place.file, body);
  const container = add({ ...item, docs: [...docs, ...inner] }, place, "module");
  if (container !== undefined && body !== undefined)
    readItems(body, { ...place, container, module: container, implementedId: undefined });
}

/** Fields of a struct or a variant. The fields of a tuple struct are named by their numbers, as in `pair.0`. */
function readFields(body: Node | undefined, container: SymbolRecord | undefined, place: Place): void {
  if (body === undefined || container === undefined) return;
  const { file, table, variables } = place;
  if (body.type === "ordered_field_declaration_list") {
    if (container.kind !== "class") return;
    body.childrenForFieldName("type").forEach((node, i) => {
      const type = typeOf(node, { file, variables });
      table.add({ name: String(i), kind: "property", at: node, container, type });
    });
    return;
  }
  for (const item of itemsOf(file, body)) {
    if (item.node.type !== "field_declaration") continue;
    const type = typeOf(fieldOf(item.node, "type"), { file, variables });
    add(item, { ...place, container, implementedId: undefined }, "property", [], type);
  }
}

function readVariants(body: Node | undefined, container: SymbolRecord | undefined, place: Place): void {
  if (body === undefined || container === undefined) return;
  for (const item of itemsOf(place.file, body)) {
    if (item.node.type !== "enum_variant") continue;
    const variant = add(item, { ...place, container, implementedId: undefined }, "enum-member");
    readFields(fieldOf(item.node, "body"), variant, place);
  }
}

const inScope = (node: Node, place: Place): ReadonlySet<string> =>
  new Set([...place.variables, ...typeParametersOf(node, place).map(({ name }) => name)]);
