import type { DocComment } from "@maze/core";
import type { Node } from "web-tree-sitter";
import { docLines, markdownDoc, type DocLine } from "../tree-sitter/doc-text.ts";
import type { TreeFile } from "../tree-sitter/parse-tree.ts";

/** Documentation in comments before an item (`///`, `/**`) or at the head of what it documents (`//!`, `/*!`). */
export function docOf(file: TreeFile, comments: readonly Node[]): DocComment | undefined {
  const lines: DocLine[] = comments.flatMap(({ startIndex, endIndex }) => {
    const start = startIndex + 3;
    if (file.text.startsWith("//", startIndex)) return docLines(file, [start, endIndex], /^ /).slice(0, 1);
    return docLines(file, [start, Math.max(start, endIndex - 2)], /^[ \t]*\*? ?/);
  });
  return lines.length === 0 ? undefined : markdownDoc(file, lines, isRustExample);
}

/** The inner doc comments with which a file or a module begins. */
export function innerDocs(file: TreeFile, list: Node): Node[] {
  return list.namedChildren.filter(
    ({ type, startIndex }) => type.endsWith("_comment") && /^\/[/*]!/.test(file.text.slice(startIndex, startIndex + 3)),
  );
}

/** By the info string of a fenced block: rustdoc takes it for Rust unless it names another language, or `ignore`. */
function isRustExample(info: string): boolean {
  const words = info.split(/[\s,]+/).filter((word) => word !== "");
  return words.every((word) => /^(?:rust|should_panic|no_run|compile_fail|standalone|edition\d+|E\d+)$/.test(word));
}
