import type { TextEdit } from "@maze/core";
import { endOf, isComment, leavesOf, startOf, type SourceNode } from "./parse-source.ts";
import { tokenEdits, type Replacement, type Token } from "./token-edits.ts";

/** A part of a replacement: literal text, or nodes of the source that stay as they are written. */
export type ReplacementPart = string | readonly SourceNode[];

/** Kinds whose text is no code, so that it has no tokens. */
const IS_TEXT = /^(string_fragment|string_content|regex)$/;

/** The edits that put `parts` in the place of `node`, token by token: comments inside of the node stay. */
export function replaceNode(source: string, node: SourceNode, parts: readonly ReplacementPart[]): TextEdit[] {
  if (IS_TEXT.test(String(node.kind())))
    return [{ start: startOf(node), end: endOf(node), newText: replacementOf(source, parts).text }];
  return tokenEdits(source, codeTokens([node]), replacementOf(source, parts));
}

function codeTokens(nodes: readonly SourceNode[]): Token[] {
  return nodes
    .flatMap(leavesOf)
    .filter((leaf) => !isComment(leaf) && endOf(leaf) > startOf(leaf))
    .map((leaf) => ({ text: leaf.text(), start: startOf(leaf), end: endOf(leaf) }));
}

function replacementOf(source: string, parts: readonly ReplacementPart[]): Replacement {
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
    text += source.slice(start, endOf(last));
    tokens.push(...codeTokens(part).map((token) => moved(token, base - start)));
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
