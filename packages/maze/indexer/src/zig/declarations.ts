import type { SymbolKind, SymbolRecord } from "@maze/core";
import type { Node } from "web-tree-sitter";
import { withComments, type Commented } from "../tree-sitter/leading-comments.ts";
import { DEEPEST, childOf, fieldOf, hasToken, lineOf, textOf } from "../tree-sitter/nodes.ts";
import type { TreeFile } from "../tree-sitter/parse-tree.ts";
import { createDeclarationTable, type DeclarationTable } from "../tree-sitter/symbol-table.ts";
import { docOf, innerDoc } from "./doc-comments.ts";
import { CONTAINERS, declaredName, nameOf, valueOf } from "./nodes.ts";
import { signatureOf, typeOf } from "./types.ts";

interface Place {
  readonly file: TreeFile;
  readonly table: DeclarationTable;
  readonly container?: SymbolRecord | undefined;
  /** The node of the container around; absent for the file, which is a struct. */
  readonly within?: string | undefined;
  readonly depth: number;
}

/**
 * What a file and its containers declare: functions, constants, variables and fields. A container that a function
 * returns, as generic types are written, belongs to the function. Other names within functions are local.
 */
export function readDeclarations(file: TreeFile): SymbolRecord[] {
  const table = createDeclarationTable(file);
  readContainer(file.root, { file, table, depth: 0 });
  return table.records;
}

function readContainer(container: Node, place: Place): void {
  if (place.depth > DEEPEST) return;
  const inside = { ...place, depth: place.depth + 1 };
  for (const commented of withComments(place.file, container)) {
    switch (commented.node.type) {
      case "function_declaration":
        readFunction(commented, inside);
        break;
      case "variable_declaration":
        readVariable(commented, inside);
        break;
      case "container_field":
        readField(commented, inside);
        break;
      case "identifier":
        if (place.within === "error_set_declaration") addMember(commented, commented.node, "enum-member", inside);
        break;
      case "ERROR":
        readContainer(commented.node, inside);
        break;
      default:
    }
  }
}

function readFunction({ node, comments }: Commented, place: Place): void {
  const { file, table, container } = place;
  const name = nameOf(file, fieldOf(node, "name"));
  if (name === "") return;
  const record = table.add({
    name,
    kind: container === undefined ? "function" : "method",
    at: node,
    container,
    modifiers: wordsOf(node),
    exported: container === undefined && hasToken(node, "pub"),
    signature: signatureOf(file, node),
    doc: docOf(file, comments),
  });
  const body = fieldOf(node, "body");
  if (body === undefined || lineOf(file, fieldOf(node, "type")) !== "type") return;
  for (const returned of returnedContainers(body))
    readContainer(returned, { ...place, container: record, within: returned.type });
}

/** Containers that the `return`s of a body give, without those within them. */
function returnedContainers(body: Node): Node[] {
  const found: Node[] = [];
  for (const { firstNamedChild: value } of body.descendantsOfType("return_expression")) {
    if (value === null || !CONTAINERS.has(value.type)) continue;
    if (!found.some(({ endIndex }) => value.endIndex <= endIndex)) found.push(value);
  }
  return found;
}

const KINDS: Readonly<Record<string, SymbolKind>> = {
  struct_declaration: "class",
  union_declaration: "class",
  opaque_declaration: "class",
  enum_declaration: "enum",
  error_set_declaration: "enum",
};

function readVariable({ node, comments }: Commented, place: Place): void {
  const { file, table, container } = place;
  const name = nameOf(file, declaredName(node));
  const value = valueOf(node);
  if (name === "" || name === "_") return;
  const isContainer = value !== undefined && CONTAINERS.has(value.type);
  const declared = fieldOf(node, "type");
  const plain = hasToken(node, "var") ? "variable" : "constant";
  const record = table.add({
    name,
    kind: isContainer ? (KINDS[value.type] ?? plain) : plain,
    at: node,
    container,
    modifiers: [...wordsOf(node), ...(isContainer ? [value.type.replace("_declaration", "").replace("_", "-")] : [])],
    exported: container === undefined && hasToken(node, "pub"),
    ...(declared === undefined ? {} : { type: typeOf(file, declared, new Set()) }),
    doc: docOf(file, comments) ?? (isContainer ? innerDoc(file, value) : undefined),
  });
  if (isContainer) readContainer(value, { ...place, container: record, within: value.type });
}

function readField({ node, comments }: Commented, place: Place): void {
  const declared = fieldOf(node, "type");
  const isStruct = place.within === undefined || place.within === "struct_declaration";
  // The fields of a tuple have types and no names.
  if (isStruct && !/^\s*(?:comptime\s+)?(?:@"[^"\n]*"|[\p{L}_][\p{L}\p{N}_]*)\s*:/u.test(textOf(place.file, node)))
    return;
  const kind = place.within === "enum_declaration" ? "enum-member" : "property";
  const record = addMember({ node, comments }, fieldOf(node, "name"), kind, place);
  const isContainer = declared !== undefined && CONTAINERS.has(declared.type);
  if (record !== undefined && isContainer)
    readContainer(declared, { ...place, container: record, within: declared.type });
}

/** A field, a value of an enum (`_` is none), or an error of a set. */
function addMember(
  { node, comments }: Commented,
  named: Node | undefined,
  kind: "property" | "enum-member",
  { file, table, container }: Place,
): SymbolRecord | undefined {
  const name = nameOf(file, named);
  if (name === "" || name === "_") return undefined;
  const declared = node.type === "container_field" ? fieldOf(node, "type") : undefined;
  const type = declared === undefined ? {} : { type: typeOf(file, declared, new Set()) };
  const modifiers = childOf(node, "comptime") === undefined && !hasToken(node, "comptime") ? [] : ["comptime"];
  return table.add({ name, kind, at: node, container, modifiers, ...type, doc: docOf(file, comments) });
}

const WORDS = new Set(["pub", "export", "extern", "inline", "noinline", "threadlocal", "comptime"]);

const wordsOf = (node: Node): string[] =>
  node.children.filter(({ isNamed, type }) => !isNamed && WORDS.has(type)).map(({ type }) => type);
