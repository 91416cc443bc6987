import type { TextEdit } from "@maze/core";
import type { TomlRange } from "../toml/toml-node.ts";
import { indentAt, lineBreakOf, lineEndAt, lineStartAt, nextLineAt } from "./line-ends.ts";

/** The items between two brackets: elements of an array or pairs of an inline table. */
export interface TomlList extends TomlRange {
  readonly items: readonly TomlRange[];
}

/** True where the list goes over several lines, so that comments may stand in it. */
export function isMultiline(text: string, list: TomlRange): boolean {
  return text.slice(list.start, list.end).includes("\n");
}

/** Adds an item behind the item at `index`, on a line of its own where that item ends its line. */
export function insertItemAfter(text: string, list: TomlList, index: number, item: string): readonly TextEdit[] {
  const before = list.items[index];
  if (before === undefined) {
    const first = list.items[0];
    if (first === undefined) return [intoEmpty(text, list, item)];
    const gap = startsLine(text, first.start) ? lineBreakOf(text) + indentAt(text, first.start) : " ";
    return [insert(first.start, `${item},${gap}`)];
  }
  const comma = commaAfter(text, before.end, list.end);
  const next = list.items[index + 1];
  const lineEnd = lineEndAt(text, comma === undefined ? before.end : comma + 1);
  if (!startsLine(text, before.start) || lineEnd >= list.end || (next !== undefined && next.start < lineEnd)) {
    return [insert(before.end, `, ${item}`)];
  }
  const line = lineBreakOf(text) + indentAt(text, before.start) + item;
  return comma === undefined ? [insert(before.end, ","), insert(lineEnd, line)] : [insert(lineEnd, `${line},`)];
}

/** Removes an item with its comma, and its line where nothing else stands on it. */
export function removeItem(text: string, list: TomlList, index: number): TextEdit {
  const item = list.items[index] ?? list;
  const comma = commaAfter(text, item.end, list.end);
  const end = comma === undefined ? item.end : comma + 1;
  const lineEnd = lineEndAt(text, end);
  const isAlone = startsLine(text, item.start) && /^[ \t]*(#.*)?$/.test(text.slice(end, lineEnd));
  if (isAlone && lineEnd < list.end) return replace(lineStartAt(text, item.start), nextLineAt(text, end), "");
  const next = list.items[index + 1];
  if (next !== undefined) return replace(item.start, next.start, "");
  const before = list.items[index - 1];
  return before === undefined ? replace(list.start + 1, list.end - 1, "") : replace(before.end, item.end, "");
}

/** Comments that stand between the brackets stay behind the item. */
function intoEmpty(text: string, list: TomlRange, item: string): TextEdit {
  if (isMultiline(text, list)) return insert(list.start + 1, ` ${item}`);
  return replace(list.start + 1, list.end - 1, text[list.start] === "{" ? ` ${item} ` : item);
}

function startsLine(text: string, offset: number): boolean {
  return text.slice(lineStartAt(text, offset), offset).trim() === "";
}

/** The offset of the comma that follows, over white space and comments. */
function commaAfter(text: string, from: number, end: number): number | undefined {
  let at = from;
  while (at < end) {
    if (text[at] === ",") return at;
    if (text[at] === "#") at = lineEndAt(text, at);
    else if (/\s/.test(text[at] ?? "")) at++;
    else return undefined;
  }
  return undefined;
}

const insert = (at: number, newText: string): TextEdit => ({ start: at, end: at, newText });
const replace = (start: number, end: number, newText: string): TextEdit => ({ start, end, newText });
