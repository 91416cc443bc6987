import type { Node } from "web-tree-sitter";
import type { TreeFile } from "./parse-tree.ts";

/** The child that a grammar names. */
export function fieldOf(node: Node, name: string): Node | undefined {
  return node.childForFieldName(name) ?? undefined;
}

/** The source of a node; nothing for one that is not there. */
export function textOf({ text }: Pick<TreeFile, "text">, node: Node | undefined): string {
  return node === undefined ? "" : text.slice(node.startIndex, node.endIndex);
}

/** The source of a node on one line. */
export function lineOf(file: Pick<TreeFile, "text">, node: Node | undefined): string {
  return textOf(file, node).replace(/\s+/g, " ").trim();
}

/** The named child of a type. */
export function childOf(node: Node, type: string): Node | undefined {
  return node.namedChildren.find((child) => child.type === type);
}

/** Whether a keyword or sign stands directly in a node. */
export function hasToken(node: Node, token: string): boolean {
  return node.children.some((child) => !child.isNamed && child.type === token);
}

/** Levels of nesting at which reading stops: recursion deeper than this could end the process. */
export const DEEPEST = 200;
