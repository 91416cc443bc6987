import type { TextEdit } from "@maze/core";
import type { Stretch } from "./erase-types.ts";
import { endOf, isComment, leavesOf, startOf, type SourceNode } from "./parse-source.ts";
import { tokenEdits, type Replacement, type Token } from "./token-edits.ts";

/** A part of a replacement: literal text, or nodes of the source that stay as they are written. */
export type ReplacementPart = string | readonly SourceNode[];

/** Kinds whose text is no code, so that it has no tokens. */
const IS_TEXT = /^(string_fragment|string_content|regex)$/;

/**
 * The edits that put `parts` in the place of `node`, token by token: comments inside of the node stay. What was erased
 * from the text before it was parsed belongs to the token before it.
 */
export function replaceNode(
  source: string,
  node: SourceNode,
  parts: readonly ReplacementPart[],
  erased: readonly Stretch[] = [],
): TextEdit[] {
  const after = replacementOf(source, parts, erased);
  if (IS_TEXT.test(String(node.kind()))) return [{ start: startOf(node), end: endOf(node), newText: after.text }];
  return tokenEdits(source, codeTokens([node], source, erased), after);
}

function codeTokens(nodes: readonly SourceNode[], source: string, erased: readonly Stretch[]): Token[] {
  return nodes
    .flatMap(leavesOf)
    .filter((leaf) => !isComment(leaf) && endOf(leaf) > startOf(leaf))
    .map((leaf) => ({ text: leaf.text(), start: startOf(leaf), end: wholeEnd(endOf(leaf), source, erased) }));
}

/** The end of a token with the erased text that follows it. */
function wholeEnd(end: number, source: string, erased: readonly Stretch[]): number {
  const next = erased.find(({ start }) => start >= end);
  if (next === undefined || source.slice(end, next.start).trim() !== "") return end;
  return wholeEnd(next.end, source, erased);
}

function replacementOf(source: string, parts: readonly ReplacementPart[], erased: readonly Stretch[]): Replacement {
  let text = "";
  const tokens: Token[] = [];
  for (const part of parts) {
    const base = text.length;
    if (typeof part === "string") {
      text += part;
      tokens.push(...wordsOf(part).map((word) => moved(word, base)));
      continue;
    }
    const [first, last] = [part[0], part.at(-1)];
    if (first === undefined || last === undefined) continue;
    const start = startOf(first);
    text += source.slice(start, wholeEnd(endOf(last), source, erased));
    tokens.push(...codeTokens(part, source, erased).map((token) => moved(token, base - start)));
  }
  return { text, tokens };
}

function moved({ text, start, end }: Token, by: number): Token {
  return { text, start: start + by, end: end + by };
}

const WORD =
  /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`(?:[^`\\]|\\.)*`|[\p{L}_$][\p{L}\p{N}_$]*|\d[\w.]*|===|!==|\*\*=|>>>|\?\?=|=>|\.\.\.|[-+*/%&|^<>=!]=|&&|\|\||\?\?|\?\.|\+\+|--|\*\*|\/\/|<<|>>|\S/gu;

/** The tokens of literal text; both languages write them alike as far as this goes. */
function wordsOf(text: string): Token[] {
  return [...text.matchAll(WORD)].map((found) => ({
    text: found[0],
    start: found.index,
    end: found.index + found[0].length,
  }));
}
