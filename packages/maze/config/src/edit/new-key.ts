import type { TextEdit } from "@maze/core";
import { printTomlKey, printTomlName } from "../toml/print-toml.ts";
import type { TomlBlock, TomlDocument, TomlPair } from "../toml/toml-node.ts";
import { indentAt, lineBreakOf, lineEndAt, lineStartAt, nextLineAt } from "./line-ends.ts";

/** Adds `names = value` to a block: below its commented-out form, else below `after`, else at the block's end. */
export function newPairEdit(
  document: TomlDocument,
  block: TomlBlock,
  names: readonly string[],
  value: string,
  after: TomlPair | undefined,
): TextEdit {
  const { text } = document;
  const sibling = after ?? block.pairs.at(-1);
  const [name] = names;
  const template = names.length === 1 && name !== undefined ? commentedOut(document, block, name) : undefined;
  const anchor = template ?? (sibling ?? block.header)?.end ?? 0;
  const indent = indentAt(text, template ?? sibling?.start ?? block.header?.start ?? 0);
  const isTight = sibling !== undefined && text[sibling.key.at(-1)?.end ?? 0] === "=";
  return insertLine(text, anchor, `${indent}${printTomlKey(names)}${isTight ? "=" : " = "}${value}`);
}

/** Adds a table with one key behind the other tables of its section, else at the end of the text. */
export function newTableEdit(document: TomlDocument, path: readonly string[], value: string): TextEdit {
  const { text, blocks } = document;
  const eol = lineBreakOf(text);
  const pair = `${printTomlName(path.at(-1) ?? "")} = ${value}`;
  const table = `[${printTomlKey(path.slice(0, -1))}]${eol}${pair}`;
  const last = blocks.findLastIndex((block) => block.path[0] === path[0]);
  const next = last < 0 ? undefined : blocks[last + 1]?.header;
  if (next === undefined) {
    const isEnded = text === "" || text.endsWith("\n");
    const gap = text.trim() === "" || /\n[ \t]*\r?\n$/.test(text) ? "" : eol;
    return insert(text.length, isEnded ? `${gap}${table}${eol}` : `${eol}${gap}${table}`);
  }
  const at = startOfComments(text, next.start);
  const gap = /\n[ \t]*\r?\n$/.test(text.slice(0, at)) ? "" : eol;
  return insert(at, `${gap}${table}${eol}${eol}`);
}

/** An offset in the line of `# name =`, if the block has such a line outside its values. */
function commentedOut({ text, blocks }: TomlDocument, block: TomlBlock, name: string): number | undefined {
  const next = blocks[blocks.indexOf(block) + 1]?.header;
  const end = next === undefined ? text.length : lineStartAt(text, next.start);
  const spelling = printTomlName(name);
  let at = nextLineAt(text, block.header?.end ?? 0);
  while (at < end) {
    const inside = block.pairs.find((range) => range.start < nextLineAt(text, at) && range.end > at);
    if (inside !== undefined) {
      at = nextLineAt(text, inside.end);
      continue;
    }
    const [, comment] = /^[ \t]*#[ \t]*(.*)$/.exec(text.slice(at, lineEndAt(text, at))) ?? [];
    if (comment?.startsWith(spelling) === true && /^[ \t]*=/.test(comment.slice(spelling.length))) return at;
    at = nextLineAt(text, at);
  }
  return undefined;
}

/** Where the comments right above a line begin. */
function startOfComments(text: string, offset: number): number {
  let at = lineStartAt(text, offset);
  while (at > 0) {
    const above = lineStartAt(text, at - 1);
    if (!/^[ \t]*#/.test(text.slice(above, at))) break;
    at = above;
  }
  return at;
}

function insertLine(text: string, anchor: number, line: string): TextEdit {
  const eol = lineBreakOf(text);
  const at = nextLineAt(text, anchor);
  const isEnded = at < text.length || text.endsWith("\n");
  return insert(at, isEnded ? `${line}${eol}` : `${eol}${line}`);
}

const insert = (at: number, newText: string): TextEdit => ({ start: at, end: at, newText });
