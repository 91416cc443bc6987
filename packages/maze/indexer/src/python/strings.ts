import type { Node } from "web-tree-sitter";
import { textOf } from "../tree-sitter/nodes.ts";
import type { TreeFile } from "../tree-sitter/parse-tree.ts";

/** What a string holds, as it is written: escapes stay. */
export function stringText(file: TreeFile, string: Node): string {
  const [start, end] = stringRange(string);
  return textOf(file, string).slice(start - string.startIndex, end - string.startIndex);
}

/** Offsets of what stands between the quotes. */
export function stringRange(string: Node): [start: number, end: number] {
  const { firstNamedChild: first, lastNamedChild: last } = string;
  const start = first?.type === "string_start" ? first.endIndex : string.startIndex;
  const end = last?.type === "string_end" ? last.startIndex : string.endIndex;
  return [start, Math.max(start, end)];
}
