import type { DocComment } from "@maze/core";
import type { Node } from "web-tree-sitter";
import { docLines } from "../tree-sitter/doc-text.ts";
import type { TreeFile } from "../tree-sitter/parse-tree.ts";

const isDoc = ({ text }: TreeFile, { startIndex }: Node): boolean =>
  text.startsWith("///", startIndex) && !text.startsWith("////", startIndex);

/** The `///` comments right before a declaration. */
export function docOf(file: TreeFile, comments: readonly Node[]): DocComment | undefined {
  const first = comments.findLastIndex((comment) => !isDoc(file, comment)) + 1;
  return docOfLines(file, comments.slice(first));
}

/** The `//!` comments with which a container begins. */
export function innerDoc(file: TreeFile, container: Node): DocComment | undefined {
  const comments = container.namedChildren.filter(
    ({ type, startIndex }) => type === "comment" && file.text.startsWith("//!", startIndex),
  );
  return docOfLines(file, comments);
}

function docOfLines(file: TreeFile, comments: readonly Node[]): DocComment | undefined {
  if (comments.length === 0) return undefined;
  const lines = comments.flatMap(({ startIndex, endIndex }) => docLines(file, [startIndex + 3, endIndex], /^ /));
  const summary = lines
    .map(({ text }) => text)
    .join("\n")
    .trim();
  return { summary, examples: [], tags: [] };
}
