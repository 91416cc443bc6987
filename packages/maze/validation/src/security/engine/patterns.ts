import { EVERY_USE, HOST_USES, Use } from "./vulnerability.ts";

interface Pattern {
  readonly source: string;
  readonly flags: string;
}

/** The uses for which a text is safe that a pattern accepts. */
export function usesSafeWhenMatching({ source, flags }: Pattern): number {
  if (/^\^https?:(?:\\\/\\\/|\/\/)(?:[\w-]|\\\.|\(\?:|\)|\?|\[\w-\]\+)+(?:\\\/|\/|\$)/.test(source)) return HOST_USES;
  if (/^\^\\?\/\(\?!(?:\\?\/|\[)/.test(source)) return Use.redirect;
  // `/^\/[a-z]/`: the second character cannot be another slash.
  if (/^\^\\?\/\[(?!\^)[\w-]+\]/.test(source)) return Use.redirect;
  if (!source.startsWith("^") || !source.endsWith("$") || source.endsWith("\\$") || flags.includes("m")) return 0;
  if (hasTopLevelAlternative(source)) return 0;
  return usesOfCharacters(source);
}

/** The uses for which a text is safe that holds no match of a pattern: `/[^\w]/` finds what is not a word. */
export function usesSafeWithoutMatch({ source }: Pattern): number {
  const negated = /^\[\^((?:\\.|[^\]\\])*)\][+*]?$/.exec(source);
  return negated?.[1] === undefined ? 0 : usesOfCharacters(`[${negated[1]}]`);
}

function hasTopLevelAlternative(source: string): boolean {
  let depth = 0;
  for (let at = 0; at < source.length; at++) {
    const c = source[at];
    if (c === "\\") at++;
    else if (c === "(" || c === "[") depth++;
    else if (c === ")" || c === "]") depth--;
    else if (c === "|" && depth <= 0) return true;
  }
  return false;
}

/** What is dangerous for a use, where a text may be made of the characters that a pattern names. */
function usesOfCharacters(source: string): number {
  let text = source.replace(/\(\?[:=!<][=!]?|\{\d*,?\d*\}|\\[bB]/g, "");
  const classes = /\[(\^?)((?:\\.|[^\]\\])*)\]/g;
  let characters = "";
  for (const [, negated, members = ""] of text.matchAll(classes)) {
    if (negated === "^") return 0;
    characters += members.replace(/[A-Za-z0-9]-[A-Za-z0-9]/g, "").replace(/^-|-$/g, "");
  }
  text = text.replace(classes, "");
  if (/(?<!\\)\./.test(text) || /\\[WDSP]/.test(source) || /\\[WDSP]/.test(characters)) return 0;
  characters += text.replace(/[()|^$?*+]/g, "");
  const found = characters
    .replace(/\\[wd]/g, "")
    .replace(/\\p\{[^}]*\}/g, "")
    .replace(/\\s/g, " ")
    .replace(/\\(.)/g, "$1")
    .replace(/[A-Za-z0-9_]/g, "");
  const has = (set: RegExp): boolean => set.test(found);
  let safe = EVERY_USE & ~Use.key;
  if (has(/[;&|`$<>(){}\n'"\\!*?#~ ]/)) safe &= ~Use.shell;
  if (has(/['"`;\\()]/)) safe &= ~Use.sql;
  if (has(/[<>"'&`]/)) safe &= ~Use.html;
  if (has(/[()*+?{}[\]|\\^$]/)) safe &= ~Use.regex;
  if (has(/[/\\]/)) safe &= ~(Use.path | HOST_USES);
  if (has(/[()[\]'"`;={}]/)) safe &= ~Use.code;
  if (!has(/[_]/) && !/\\w|_/.test(source)) safe |= Use.key;
  return safe;
}
