import { parse } from "smol-toml";
import type {
  TomlArray,
  TomlBlock,
  TomlDocument,
  TomlHeader,
  TomlInlineTable,
  TomlKeyPart,
  TomlPair,
  TomlRange,
  TomlValueNode,
} from "./toml-node.ts";

/**
 * Finds every key and value of a TOML text (1.0, and the inline tables over several lines of 1.1). The text must be
 * valid, as the parser has established before; of an invalid one the places are not defined.
 */
export function scanToml(text: string): TomlDocument {
  const blocks: TomlBlock[] = [];
  const elements = new Map<string, number>();
  let header: TomlHeader | undefined;
  let pairs: TomlPair[] = [];
  const closeBlock = (): void => {
    const path = header === undefined ? [] : resolveHeader(header, elements);
    blocks.push({ header, path, pairs });
    pairs = [];
  };
  let at = skipVoid(text, text.charCodeAt(0) === 0xfeff ? 1 : 0);
  while (at < text.length) {
    if (text[at] === "[") {
      closeBlock();
      header = scanHeader(text, at);
      at = header.end;
    } else {
      const pair = scanPair(text, at);
      pairs.push(pair);
      at = pair.end;
    }
    at = skipVoid(text, at);
  }
  closeBlock();
  return { text, blocks };
}

/** The header's path with the current element of every array of tables on its way. */
function resolveHeader(header: TomlHeader, elements: Map<string, number>): (string | number)[] {
  const path: (string | number)[] = [];
  for (const [position, { name }] of header.key.entries()) {
    path.push(name);
    const id = JSON.stringify(path);
    if (header.isArray && position === header.key.length - 1) elements.set(id, (elements.get(id) ?? -1) + 1);
    const element = elements.get(id);
    if (element !== undefined) path.push(element);
  }
  return path;
}

function scanHeader(text: string, start: number): TomlHeader {
  const isArray = text[start + 1] === "[";
  const key = scanKey(text, skipBlanks(text, start + (isArray ? 2 : 1)));
  const close = text.indexOf("]", endOf(key, start));
  return { isArray, key, start, end: close + (isArray ? 2 : 1) };
}

function scanPair(text: string, start: number): TomlPair {
  const key = scanKey(text, start);
  const equals = text.indexOf("=", endOf(key, start));
  const value = scanValue(text, skipBlanks(text, equals + 1));
  return { key, value, start, end: value.end };
}

function scanKey(text: string, start: number): TomlKeyPart[] {
  const parts: TomlKeyPart[] = [];
  let at = start;
  while (true) {
    const part = scanKeyPart(text, at);
    parts.push(part);
    at = skipBlanks(text, part.end);
    if (text[at] !== ".") return parts;
    at = skipBlanks(text, at + 1);
  }
}

function scanKeyPart(text: string, start: number): TomlKeyPart {
  const quote = text[start];
  if (quote === '"' || quote === "'") {
    const end = endOfString(text, start, quote);
    const [name = ""] = Object.keys(parse(`${text.slice(start, end)} = 0`));
    return { name, start, end };
  }
  let end = start;
  while (end < text.length && isBareKeyUnit(text.charCodeAt(end))) end++;
  return { name: text.slice(start, end), start, end: Math.max(end, start + 1) };
}

function scanValue(text: string, start: number): TomlValueNode {
  const first = text[start];
  if (first === "[") return scanArray(text, start);
  if (first === "{") return scanInlineTable(text, start);
  if (first === '"' || first === "'") {
    const isMultiline = text.startsWith(first.repeat(3), start);
    const end = isMultiline ? endOfMultilineString(text, start, first) : endOfString(text, start, first);
    return { kind: "scalar", start, end };
  }
  let end = start;
  while (end < text.length && !/[,\]}#\r\n]/.test(text[end] ?? "")) end++;
  while (end > start && isBlank(text[end - 1])) end--;
  return { kind: "scalar", start, end };
}

function scanArray(text: string, start: number): TomlArray {
  const items: TomlValueNode[] = [];
  const end = scanList(text, start, "]", (at) => {
    const item = scanValue(text, at);
    items.push(item);
    return item;
  });
  return { kind: "array", items, start, end };
}

function scanInlineTable(text: string, start: number): TomlInlineTable {
  const pairs: TomlPair[] = [];
  const end = scanList(text, start, "}", (at) => {
    const pair = scanPair(text, at);
    pairs.push(pair);
    return pair;
  });
  return { kind: "inline-table", pairs, start, end };
}

/** Scans what stands between two brackets, with commas between it; gives the offset after the closing one. */
function scanList(text: string, start: number, close: string, scanItem: (at: number) => TomlRange): number {
  let at = skipVoid(text, start + 1);
  while (at < text.length && text[at] !== close) {
    at = skipVoid(text, scanItem(at).end);
    if (text[at] === ",") at = skipVoid(text, at + 1);
  }
  return at + 1;
}

function endOfString(text: string, start: number, quote: string): number {
  let at = start + 1;
  while (at < text.length && text[at] !== quote) at += quote === '"' && text[at] === "\\" ? 2 : 1;
  return at + 1;
}

/** Up to two quotes may stand before the three that close the string. */
function endOfMultilineString(text: string, start: number, quote: string): number {
  const close = quote.repeat(3);
  let at = start + 3;
  while (at < text.length && !text.startsWith(close, at)) at += quote === '"' && text[at] === "\\" ? 2 : 1;
  at += 3;
  for (let extra = 0; extra < 2 && text[at] === quote; extra++) at++;
  return at;
}

const endOf = (key: readonly TomlKeyPart[], start: number): number => key.at(-1)?.end ?? start;

const isBlank = (unit: string | undefined): boolean => unit === " " || unit === "\t";

function isBareKeyUnit(unit: number): boolean {
  const isDigit = unit >= 0x30 && unit <= 0x39;
  const isLetter = (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x61 && unit <= 0x7a);
  return isDigit || isLetter || unit === 0x2d || unit === 0x5f;
}

function skipBlanks(text: string, start: number): number {
  let at = start;
  while (isBlank(text[at])) at++;
  return at;
}

/** Skips white space, line breaks and comments. */
function skipVoid(text: string, start: number): number {
  let at = start;
  while (at < text.length) {
    const unit = text[at];
    if (unit === "#") while (at < text.length && text[at] !== "\n") at++;
    else if (isBlank(unit) || unit === "\n" || unit === "\r") at++;
    else break;
  }
  return at;
}
