import { isWordCode, skipComment } from "./tokens.ts";

/** A token and the offset behind it; `end` is -1 where the text cannot be told apart for sure. */
export interface JsxToken<Kind extends string> {
  readonly kind: Kind;
  readonly end: number;
}

/** The next token between two tags: `{`, the start of an inner element, or the whole closing tag. */
export function scanJsxText(text: string, at: number): JsxToken<"{" | "<" | "</>"> {
  for (let i = at; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 123) return { kind: "{", end: i + 1 };
    if (code !== 60) continue;
    if (text.charCodeAt(i + 1) !== 47) return { kind: "<", end: i + 1 };
    const end = text.indexOf(">", i);
    const name = end < 0 ? "?" : text.slice(i + 2, end).trim();
    return { kind: "</>", end: /^[\w$.:-]*$/.test(name) ? end + 1 : -1 };
  }
  return { kind: "{", end: -1 };
}

/** Type arguments inside each other that a tag may have. */
export const DEEPEST_TYPE_ARGUMENTS = 8;

/** Behind the type arguments of a tag at `at`; -1 where they are more than names and punctuation. */
function endOfTypeArguments(text: string, at: number): number {
  let depth = 0;
  for (let i = at; i < text.length; i++) {
    const char = text.charAt(i);
    if (char === "<") depth++;
    else if (char === ">") depth--;
    else if (!/[\w$\s.,|&]/.test(char)) return -1;
    if (depth > DEEPEST_TYPE_ARGUMENTS) return -1;
    if (depth === 0) return i + 1;
  }
  return -1;
}

/** The next token of an opening tag: its end, type arguments, an expression in braces, or something without effect on nesting. */
export function scanTagToken(text: string, at: number): JsxToken<"{" | ">" | "/>" | "<>" | "other"> {
  const code = text.charCodeAt(at);
  if (code === 123) return { kind: "{", end: at + 1 };
  if (code === 62) return { kind: ">", end: at + 1 };
  if (code === 47) {
    if (text.charCodeAt(at + 1) === 62) return { kind: "/>", end: at + 2 };
    const isComment = text.charCodeAt(at + 1) === 47 || text.charCodeAt(at + 1) === 42;
    return { kind: "other", end: isComment ? skipComment(text, at) : -1 };
  }
  if (code === 34 || code === 39) {
    const end = text.indexOf(text.charAt(at), at + 1);
    return { kind: "other", end: end < 0 ? -1 : end + 1 };
  }
  if (code === 60) return { kind: "<>", end: endOfTypeArguments(text, at) };
  const isPlain =
    isWordCode(code) || code === 61 || code === 46 || code === 58 || code === 45 || /\s/.test(text.charAt(at));
  return { kind: "other", end: isPlain ? at + 1 : -1 };
}

/** Whether `<` is followed by what begins a JSX element rather than type parameters. */
export function isTagAt(text: string, at: number): boolean {
  if (text.charAt(at) === ">") return true;
  const name = /^\s*[\p{L}_$][\w$.:-]*\s*/uy;
  name.lastIndex = 0;
  const match = name.exec(text.slice(at, at + 200));
  if (match === null) return false;
  const after = at + match[0].length;
  return !(text.charAt(after) === "," || text.startsWith("extends ", after) || text.charAt(after) === "=");
}
