import type { TypeTerm } from "@maze/core";
import { Precedence } from "../print/precedence.ts";
import { STRING } from "../types/shorthand.ts";
import type { ComponentSpec } from "./component.ts";

/** A value that may stand in the code, with what it was taken from. */
export interface LiteralSource {
  readonly value: string | number;
  readonly cost: number;
  readonly origin: "common" | "description" | "type" | "results";
}

/** What literals are read from. */
export interface LiteralClues {
  readonly description: string;
  /** Results of the examples that are strings. */
  readonly results: readonly string[];
  /** Source text of all arguments of the examples. */
  readonly args: string;
  readonly usesStrings: boolean;
}

const NUMBER_WORDS: Readonly<Record<string, readonly number[]>> = {
  zero: [0],
  once: [1],
  first: [1],
  second: [2],
  twice: [2],
  double: [2],
  doubled: [2],
  half: [2, 30],
  pair: [2],
  two: [2],
  three: [3],
  third: [3],
  triple: [3],
  thrice: [3],
  four: [4],
  fourth: [4],
  quarter: [4, 15],
  five: [5],
  fifth: [5],
  six: [6],
  seven: [7],
  week: [7],
  eight: [8],
  nine: [9],
  ten: [10],
  tenth: [10],
  decimal: [10],
  dozen: [12],
  twelve: [12],
  hundred: [100],
  percent: [100],
  percentage: [100],
  cents: [100],
  thousand: [1000],
  binary: [2],
  hexadecimal: [16],
  octal: [8],
  sunday: [0, 7],
  monday: [1],
  tuesday: [2],
  wednesday: [3],
  thursday: [4],
  friday: [5],
  saturday: [6],
  january: [0, 1],
  february: [1, 2],
  march: [2, 3],
  april: [3, 4],
  may: [4, 5],
  june: [5, 6],
  july: [6, 7],
  august: [7, 8],
  september: [8, 9],
  october: [9, 10],
  november: [10, 11],
  december: [11, 12],
};

/** Words that are names only with a capital. */
const CAPITAL = new Set(["march", "may", "august"]);

const CHARACTER_WORDS: Readonly<Record<string, string>> = {
  space: " ",
  spaces: " ",
  comma: ",",
  commas: ",",
  hyphen: "-",
  hyphens: "-",
  dash: "-",
  dashes: "-",
  underscore: "_",
  underscores: "_",
  dot: ".",
  dots: ".",
  period: ".",
  slash: "/",
  colon: ":",
  semicolon: ";",
  newline: "\n",
  newlines: "\n",
  lines: "\n",
  zeros: "0",
  zeroes: "0",
  asterisk: "*",
  plus: "+",
  hash: "#",
  pipe: "|",
  email: "@",
  words: " ",
  sentence: " ",
  slug: "-",
  initials: ".",
  ellipsis: "…",
};

const COMMON_NUMBERS: readonly (readonly [number, number])[] = [
  [0, 3],
  [1, 4],
  [2, 5],
  [-1, 6],
  [10, 7],
  [3, 7],
];
const COMMON_STRINGS: readonly (readonly [string, number])[] = [
  ["", 4],
  [" ", 5],
  [",", 7],
  ["-", 7],
  [", ", 8],
  ["0", 8],
  [".", 8],
  ["_", 9],
  ["/", 9],
  [":", 9],
];

/**
 * Literals with a source: small common ones, what the description quotes or names, and what all results share. A result of
 * an example as a whole is never one of them unless the description quotes it.
 */
export function findLiterals({ description, results, args, usesStrings }: LiteralClues): LiteralSource[] {
  const found = new Map<string, LiteralSource>();
  const add = (value: string | number, cost: number, origin: LiteralSource["origin"]): void => {
    const key = JSON.stringify(value);
    const before = found.get(key);
    if (before === undefined || before.cost > cost) found.set(key, { value, cost, origin });
  };
  for (const [value, cost] of COMMON_NUMBERS) add(value, cost, "common");
  if (usesStrings) for (const [value, cost] of COMMON_STRINGS) add(value, cost, "common");
  for (const quoted of quotedIn(description)) {
    if (/^-?\d+(?:\.\d+)?$/.test(quoted)) add(Number(quoted), 3, "description");
    add(quoted, 2, "description");
  }
  const plain = description.replace(/"[^"\n]*"|`[^`\n]*`|(?<!\w)'[^'\n]*'(?!\w)/g, " ");
  for (const [text] of plain.matchAll(/(?<![\w.])-?\d+(?:\.\d+)?(?=(?:st|nd|rd|th|%)?(?![\w]))/g))
    add(Number(text), 3, "description");
  for (const written of plain.match(/[a-z]+/gi) ?? []) {
    const word = written.toLowerCase();
    const numbers =
      Object.hasOwn(NUMBER_WORDS, word) && (!CAPITAL.has(word) || written !== word) ? NUMBER_WORDS[word] : undefined;
    const character = Object.hasOwn(CHARACTER_WORDS, word) ? CHARACTER_WORDS[word] : undefined;
    for (const number of numbers ?? []) add(number, 3, "description");
    if (character !== undefined && usesStrings) add(character, 3, "description");
  }
  for (const shared of sharedParts(results, args)) add(shared, 5, "results");
  return [...found.values()];
}

function quotedIn(text: string): string[] {
  const quoted: string[] = [];
  for (const match of text.matchAll(/"([^"\n]*)"|`([^`\n]*)`|(?<!\w)'([^'\n]*)'(?!\w)/g))
    quoted.push(match[1] ?? match[2] ?? match[3] ?? "");
  return quoted.filter((value) => value.length <= 60);
}

/** What at least two different results have in common at their start or end, and separators that the arguments lack. */
function sharedParts(results: readonly string[], args: string): string[] {
  const distinct = [...new Set(results)].filter((result) => result !== "");
  const [first] = distinct;
  if (first === undefined || distinct.length < 2) return [];
  let prefix = 0;
  while (prefix < first.length && distinct.every((result) => result[prefix] === first[prefix])) prefix++;
  let suffix = 0;
  while (suffix < first.length && distinct.every((result) => result.at(-1 - suffix) === first.at(-1 - suffix)))
    suffix++;
  const separators = [...new Set(first)].filter(
    (char) => /[^\p{L}\d]/u.test(char) && distinct.every((result) => result.includes(char)),
  );
  return [
    first.slice(0, prefix),
    suffix === 0 ? "" : first.slice(-suffix),
    ...separators.filter((char) => !args.includes(char)),
    ...separators.flatMap((char) =>
      char === " " ? [] : distinct.every((result) => result.includes(`${char} `)) ? [`${char} `] : [],
    ),
  ].filter((part) => part !== "" && part.length <= 30);
}

/** A literal as a component without parameters. */
export function literalComponent(
  { value, cost }: { value: string | number | boolean; cost: number },
  quote: string,
): ComponentSpec {
  const type: TypeTerm = { kind: "literal", value };
  const text = typeof value === "string" ? quoteString(value, quote) : String(value);
  const precedence = typeof value === "number" && value < 0 ? Precedence.unary : Precedence.primary;
  return {
    name: `literal.${typeof value}`,
    parameters: [],
    returns: typeof value === "string" && value.length > 60 ? STRING : type,
    template: { pieces: [{ text }], precedence, binders: [] },
    cost,
    flags: { constant: true, fixedCost: true },
  };
}

/** A string literal in the quotes of the project. */
export function quoteString(value: string, quote: string): string {
  const escaped = JSON.stringify(value).slice(1, -1).replaceAll("\u2028", "\\u2028").replaceAll("\u2029", "\\u2029");
  const other = quote === "'" && value.includes("'") && !value.includes('"') ? '"' : quote;
  return other === "'" ? `'${escaped.replaceAll('\\"', '"').replaceAll("'", "\\'")}'` : `"${escaped}"`;
}
