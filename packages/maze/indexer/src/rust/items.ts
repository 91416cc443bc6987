import type { Node } from "web-tree-sitter";
import { lineOf } from "../tree-sitter/nodes.ts";
import type { TreeFile } from "../tree-sitter/parse-tree.ts";

/** An item with what stands before it: its doc comments and its attributes. */
export interface Item {
  readonly node: Node;
  readonly docs: readonly Node[];
  /** As they are written: `#[derive(Debug)]`. */
  readonly attributes: readonly string[];
  /** Offset of the first attribute, or of the item. */
  readonly startIndex: number;
}

/** The items of a list, in order. */
export function itemsOf(file: TreeFile, list: Node): Item[] {
  const found: Item[] = [];
  let docs: Node[] = [];
  let attributes: Node[] = [];
  for (const node of list.namedChildren) {
    if (node.type === "attribute_item") attributes.push(node);
    else if (!node.type.endsWith("_comment")) {
      const startIndex = attributes[0]?.startIndex ?? node.startIndex;
      found.push({ node, docs, attributes: attributes.map((attribute) => lineOf(file, attribute)), startIndex });
      docs = [];
      attributes = [];
    } else if (/^(?:\/\/\/(?!\/)|\/\*\*(?![*/]))/.test(file.text.slice(node.startIndex, node.startIndex + 4)))
      docs.push(node);
  }
  return found;
}
