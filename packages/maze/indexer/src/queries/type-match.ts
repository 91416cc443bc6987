/** How well a written type fits one that was asked for: 1 for the type itself, less where it is only a part. */
export function matchType(wanted: string, written: string): number {
  const want = normalized(wanted);
  const have = normalized(written);
  if (want === "" || have === "") return 0;
  return fitOf(want, have, 1);
}

/** A type as text without white space, comments and marks that change nothing. */
function normalized(type: string): string {
  return type
    .replace(/\/\*[^]*?\*\/|\/\/[^\n]*/g, " ")
    .trim()
    .replace(/^readonly\s+/, "")
    .replace(/\s+/g, " ")
    .replace(/ ?([<>()[\]{}|&,:;?=.]) ?/g, "$1")
    .replace(/^\|/, "")
    .replace(/^\((.*)\)$/, (whole, inner: string) => (balances(inner) ? inner : whole));
}

/** Types around another one that a caller opens easily, with what that costs. */
const WRAPPERS: Readonly<Record<string, number>> = {
  Promise: 0.92,
  Awaited: 0.92,
  Readonly: 0.95,
  Array: 0.75,
  ReadonlyArray: 0.75,
  Set: 0.7,
  Iterable: 0.7,
  IterableIterator: 0.7,
  AsyncIterable: 0.7,
  Generator: 0.7,
  Partial: 0.7,
};
/** A type that names the wanted one somewhere inside, or without its arguments. */
const MENTIONED = 0.4;

function fitOf(want: string, have: string, score: number): number {
  if (have === want) return score;
  const members = split(have, "|").filter((member) => member !== "undefined" && member !== "null");
  if (members.length !== split(have, "|").length || members.length > 1)
    return Math.max(
      ...members.map((member) => fitOf(want, normalized(member), score * (members.length > 1 ? 0.85 : 0.95))),
      0,
    );
  const element = /^(.*)\[\]$/s.exec(have)?.[1];
  if (element !== undefined) return fitOf(want, normalized(element), score * 0.75);
  const generic = /^([\w$.]+)<(.*)>$/s.exec(have);
  if (generic !== null) {
    const [, name = "", inner = ""] = generic;
    if (name === want) return score * 0.97;
    const cost = Object.hasOwn(WRAPPERS, name) ? WRAPPERS[name] : undefined;
    const [first = ""] = split(inner, ",");
    if (cost !== undefined) return fitOf(want, normalized(first), score * cost);
  }
  return new RegExp(`(?<![\\w$])${want.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}(?![\\w$])`).test(have)
    ? score * MENTIONED
    : 0;
}

/** The parts between a mark that stands in no brackets. */
function split(text: string, mark: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if ("<([{".includes(character)) depth++;
    else if (")]}".includes(character) || (character === ">" && text[at - 1] !== "=")) depth--;
    else if (character === mark && depth === 0) {
      parts.push(text.slice(from, at));
      from = at + 1;
    }
  }
  return [...parts, text.slice(from)];
}

function balances(text: string): boolean {
  let depth = 0;
  for (const character of text) {
    if (character === "(") depth++;
    else if (character === ")" && --depth < 0) return false;
  }
  return depth === 0;
}

/** The names that a type mentions, such as `Promise` and `User` of `Promise<User[]>`. */
export function namesInType(type: string): string[] {
  const withoutStrings = type.replace(/"[^"]*"|'[^']*'|`[^`]*`/g, "");
  return [
    ...new Set(
      withoutStrings.match(/(?<![\w$.])[\p{L}_$][\p{L}\p{N}_$]*(?:\.[\p{L}_$][\p{L}\p{N}_$]*)*(?!\s*\??:(?!:))/gu) ??
        [],
    ),
  ];
}
