import { alternate, characterClass, concat, emptyWord, repeatPattern, text } from "../../pattern/pattern-builders.ts";
import type { Pattern } from "../../pattern/pattern.ts";

/**
 * Where white space may stand between the tokens of a JSON text: nowhere; one space after `,` and `:`; as
 * `JSON.stringify(value, null, indent)` has it, down to a depth of nesting; up to so many characters of it between any
 * two tokens; or any.
 */
export type WhiteSpace =
  | "compact"
  | "single-space"
  | "any"
  | { readonly indent: number; readonly maxDepth?: number | undefined }
  | { readonly upTo: number };

/** An opening bracket. */
export type Bracket = "{" | "[";
const CLOSING = { "{": "}", "[": "]" } as const;

/** The texts between values, with the white space that a policy puts there. */
export interface Layout {
  /** White space at the end of the whole text. */
  readonly end: Pattern;
  /** A token, with what may stand before it. */
  token(text: Pattern): Pattern;
  /** An opening bracket, up to the first member. */
  open(bracket: Bracket, depth: number): Pattern;
  /** What stands between two members. */
  separator(depth: number): Pattern;
  close(bracket: Bracket, depth: number): Pattern;
  /** A pair of brackets with nothing between. */
  empty(bracket: Bracket): Pattern;
  /** What stands between a key and its value. */
  readonly colon: Pattern;
  /** The depth of the members of a value; always 0 where depth makes no difference. */
  deeper(depth: number): number;
  /** The largest depth at which a value may have members. */
  readonly maxDepth: number;
}

const DEFAULT_DEPTH = 32;
const space = characterClass(" \t\n\r");

/** The layout of a policy. */
export function layoutOf(policy: WhiteSpace): Layout {
  if (policy === "compact") return fixed(",", ":");
  if (policy === "single-space") return fixed(", ", ": ");
  if (policy === "any") return loose(repeatPattern(space, 0, null));
  if ("upTo" in policy) return policy.upTo === 0 ? fixed(",", ":") : loose(repeatPattern(space, 0, policy.upTo));
  return policy.indent === 0 ? fixed(",", ":") : indented(policy.indent, policy.maxDepth ?? DEFAULT_DEPTH);
}

function fixed(comma: string, colon: string): Layout {
  const separator = text(comma);
  return {
    end: emptyWord,
    token: (token) => token,
    open: (bracket) => text(bracket),
    separator: () => separator,
    close: (bracket) => text(CLOSING[bracket]),
    empty: (bracket) => text(bracket + CLOSING[bracket]),
    colon: text(colon),
    deeper: () => 0,
    maxDepth: Infinity,
  };
}

function loose(gap: Pattern): Layout {
  const token = (item: Pattern): Pattern => concat(gap, item);
  const open = { "{": token(text("{")), "[": token(text("[")) };
  const close = { "{": token(text("}")), "[": token(text("]")) };
  const empty = { "{": concat(open["{"], close["{"]), "[": concat(open["["], close["["]) };
  const separator = token(text(","));
  return {
    end: gap,
    token,
    open: (bracket) => open[bracket],
    separator: () => separator,
    close: (bracket) => close[bracket],
    empty: (bracket) => empty[bracket],
    colon: token(text(":")),
    deeper: () => 0,
    maxDepth: Infinity,
  };
}

function indented(indent: number, maxDepth: number): Layout {
  const line = (depth: number): string => `\n${" ".repeat(indent * depth)}`;
  return {
    end: emptyWord,
    token: (token) => token,
    open: (bracket, depth) => text(bracket + line(depth + 1)),
    separator: (depth) => text(`,${line(depth + 1)}`),
    close: (bracket, depth) => text(line(depth) + CLOSING[bracket]),
    empty: (bracket) => text(bracket + CLOSING[bracket]),
    colon: text(": "),
    deeper: (depth) => depth + 1,
    maxDepth,
  };
}

/** One of the patterns; the pattern itself where there is one. */
export function anyOf(patterns: readonly Pattern[]): Pattern {
  const [only] = patterns;
  return patterns.length === 1 && only !== undefined ? only : alternate(...patterns);
}
