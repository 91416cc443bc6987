import type { Node } from "web-tree-sitter";
import type { TreeFile } from "./parse-tree.ts";
import { beforeOnLine } from "./style.ts";

/** A node and the comments right before it, on lines of their own without an empty line between. */
export interface Commented {
  readonly node: Node;
  readonly comments: readonly Node[];
}

/** The named children of a node that are no comments, each with those before it. `isBetween` tells what may stand between, such as attributes. */
export function withComments(
  { text }: Pick<TreeFile, "text">,
  parent: Node,
  isBetween: (node: Node) => boolean = () => false,
): Commented[] {
  const found: Commented[] = [];
  let comments: Node[] = [];
  let end = -1;
  for (const node of parent.namedChildren) {
    if (isBetween(node)) {
      if (comments.length > 0 && hasEmptyLine(text, end, node.startIndex)) comments = [];
      end = node.endIndex;
      continue;
    }
    if (comments.length > 0 && hasEmptyLine(text, end, node.startIndex)) comments = [];
    end = node.endIndex;
    if (!node.type.includes("comment")) {
      found.push({ node, comments });
      comments = [];
    } else if (/^[\s\ufeff]*$/.test(beforeOnLine(text, node))) comments.push(node);
  }
  return found;
}

const hasEmptyLine = (text: string, start: number, end: number): boolean =>
  /\n[^\S\n]*\n|\r[^\S\r]*\r(?!\n)/.test(text.slice(start, end));
