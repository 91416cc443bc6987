import type { Node } from "web-tree-sitter";
import { textOf } from "../tree-sitter/nodes.ts";
import type { TreeFile } from "../tree-sitter/parse-tree.ts";

/** Types that hold declarations and fields, by the node of the grammar. */
export const CONTAINERS = new Set([
  "struct_declaration",
  "enum_declaration",
  "union_declaration",
  "opaque_declaration",
  "error_set_declaration",
]);

/**
 * A name as it is used elsewhere: without the quotes of `@"while"`. Where the grammar takes more for a name, because it
 * holds a name for a keyword, only what can be one is.
 */
export function nameOf(file: TreeFile, node: Node | null | undefined): string {
  const text = textOf(file, node ?? undefined);
  return /^@"([^"\n]*)"/.exec(text)?.[1] ?? /^[\p{L}_][\p{L}\p{N}_]*/u.exec(text)?.[0] ?? "";
}

/** The name that a `const` or `var` declares: the grammar gives it no field. */
export const declaredName = (node: Node): Node | undefined =>
  node.namedChildren.find(({ type }) => type === "identifier");

/** The value of a `const` or `var`: what stands after the `=`. */
export function valueOf(node: Node): Node | undefined {
  const { children } = node;
  const at = children.findIndex(({ type }) => type === "=");
  return at < 0 ? undefined : children.slice(at + 1).find(({ isNamed, type }) => isNamed && type !== "comment");
}
