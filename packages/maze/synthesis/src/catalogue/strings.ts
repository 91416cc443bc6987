import { BOOLEAN, NUMBER, NUMBERS, STRING, STRINGS } from "../types/shorthand.ts";
import type { ComponentSpec } from "./component.ts";
import { idiom, operator, Precedence, spec } from "./spec.ts";

const S = STRING;
const N = NUMBER;
const B = BOOLEAN;
const { additive, equality, relational } = Precedence;

/** Members, operators and idioms of strings. Only total, pure operations that need no newer library than ES2021. */
export function stringComponents(): ComponentSpec[] {
  return [
    spec("string.length", [S], N, "$0.length", 3, "length long size count characters letters"),
    spec("string.trim", [S], S, "$0.trim()", 4, "trim trimmed strip whitespace space surrounding clean"),
    spec("string.trimStart", [S], S, "$0.trimStart()", 6, "leading start left"),
    spec("string.trimEnd", [S], S, "$0.trimEnd()", 6, "trailing end right"),
    spec("string.toUpperCase", [S], S, "$0.toUpperCase()", 4, "uppercase upper capital capitalize shout case loud"),
    spec("string.toLowerCase", [S], S, "$0.toLowerCase()", 4, "lowercase lower case insensitive normalized"),
    spec("string.charAt", [S, N], S, "$0.charAt($1)", 5, "character characters letter first initial index position"),
    spec("string.last", [S], S, "$0.slice(-1)", 6, "last final end"),
    spec(
      "string.sliceFrom",
      [S, N],
      S,
      "$0.slice($1)",
      5,
      "slice suffix after rest skip without remove drop substring last",
    ),
    spec(
      "string.slice",
      [S, N, N],
      S,
      "$0.slice($1, $2)",
      6,
      "slice prefix first substring truncate between shorten cut characters",
    ),
    spec(
      "string.split",
      [S, S],
      STRINGS,
      "$0.split($1)",
      5,
      "split separated words parts word delimited segments csv list",
    ),
    spec("string.characters", [S], STRINGS, "[...$0]", 4, "character characters letters each vowels digits palindrome"),
    spec("string.words", [S], STRINGS, "$0.split(/\\s+/)", 6, "words word split spaces whitespace sentence"),
    spec("string.includes", [S, S], B, "$0.includes($1)", 5, "contains contain includes include substring within"),
    spec("string.startsWith", [S, S], B, "$0.startsWith($1)", 5, "start starts begin begins prefix"),
    spec("string.endsWith", [S, S], B, "$0.endsWith($1)", 5, "end ends suffix"),
    spec("string.indexOf", [S, S], N, "$0.indexOf($1)", 5, "index position find where first"),
    spec("string.lastIndexOf", [S, S], N, "$0.lastIndexOf($1)", 7, "last index position"),
    spec(
      "string.replaceAll",
      [S, S, S],
      S,
      "$0.replaceAll($1, $2)",
      5,
      "replace replaced replaces every all substitute remove removed convert slug",
    ),
    spec("string.replace", [S, S, S], S, "$0.replace($1, $2)", 7, "replace first"),
    {
      ...spec("string.repeat", [S, N], S, "$0.repeat($1)", 5, "repeat repeated times copies"),
      source: limited("a.repeat(b)"),
    },
    {
      ...spec(
        "string.padStart",
        [S, N, S],
        S,
        "$0.padStart($1, $2)",
        6,
        "pad padded leading zero digits width left align",
      ),
      source: limited("a.padStart(b, c)"),
    },
    {
      ...spec("string.padEnd", [S, N, S], S, "$0.padEnd($1, $2)", 6, "pad padded trailing width right align"),
      source: limited("a.padEnd(b, c)"),
    },
    spec("string.charCodeAt", [S], N, "$0.charCodeAt(0)", 6, "code ascii unicode"),
    spec("string.fromCharCode", [N], S, "String.fromCharCode($0)", 6, "code ascii shift letter"),
    spec("string.localeCompare", [S, S], N, "$0.localeCompare($1)", 7, "compare alphabetically order locale"),
    operator(
      "string.concat",
      [S, S],
      S,
      "$0 + $1",
      additive,
      5,
      "concatenate joined append followed prefix suffix plus full label",
    ),
    spec("string.reverse", [S], S, '[...$0].reverse().join("")', 6, "reverse reversed backwards palindrome"),
    spec("string.sortedLetters", [S], S, '[...$0].sort().join("")', 8, "sorted sort anagram ascii order letters"),
    spec("string.toNumber", [S], N, "Number($0)", 5, "number numeric parse convert integer digits"),
    spec("string.parseInt", [S], N, "parseInt($0, 10)", 7, "integer parse"),
    spec("string.parseIntRadix", [S, N], N, "parseInt($0, $1)", 8, "base binary hexadecimal radix"),
    spec("string.parseFloat", [S], N, "parseFloat($0)", 8, "decimal float"),
    operator("string.equals", [S, S], B, "$0 === $1", equality, 5, "equal same equals match palindrome", {
      commutative: true,
      distinct: true,
    }),
    operator("string.differs", [S, S], B, "$0 !== $1", equality, 6, "different differ not", {
      commutative: true,
      distinct: true,
    }),
    operator("string.less", [S, S], B, "$0 < $1", relational, 7, "alphabetical before", { distinct: true }),
    idiom(
      "string.capitalize",
      [S],
      S,
      "$0.charAt(0).toUpperCase() + $0.slice(1)",
      additive,
      8,
      "capitalize capital capitalized title",
    ),
    spec(
      "string.swapCase",
      [S],
      S,
      '[...$0].map((%a) => (%a === %a.toLowerCase() ? %a.toUpperCase() : %a.toLowerCase())).join("")',
      12,
      "swap flip case lowercase uppercase",
    ),
    idiom(
      "string.isPalindrome",
      [S],
      B,
      '$0 === [...$0].reverse().join("")',
      equality,
      11,
      "palindrome palindromic backward backwards",
    ),
    idiom("string.isEmpty", [S], B, '$0 === ""', equality, 6, "empty blank"),
    spec("string.lines", [S], STRINGS, "$0.split(/\\r?\\n/)", 8, "lines line"),
    idiom("string.count", [S, S], N, "$0.split($1).length - 1", additive, 7, "count occurrences times occur many"),
    spec("string.numbers", [S], STRINGS, "($0.match(/\\d+/g) ?? [])", 8, "numbers number digits extract"),
    spec("string.isNumeric", [S], B, "/^\\d+$/.test($0)", 8, "digits numeric number integer"),
    ...classComponents(),
    spec("string.codes", [S], NUMBERS, "[...$0].map((%a) => %a.charCodeAt(0))", 9, "code ascii sum"),
    spec(
      "string.prefixes",
      [S],
      STRINGS,
      "[...$0].map((%a, %b) => $0.slice(0, %b + 1))",
      10,
      "prefixes prefix shortest longest",
    ),
  ];
}

/** Classes of characters that texts speak of, as the inside of a character class. */
const CHARACTER_CLASSES: readonly { name: string; pattern: string; flags: string; words: string }[] = [
  { name: "digit", pattern: "\\d", flags: "", words: "digit digits number numeric" },
  { name: "whitespace", pattern: "\\s", flags: "", words: "whitespace space spaces blank" },
  { name: "letter", pattern: "[a-z]", flags: "i", words: "letter letters alphabetic alphabet" },
  { name: "upper", pattern: "[A-Z]", flags: "", words: "uppercase upper capital capitals" },
  { name: "lower", pattern: "[a-z]", flags: "", words: "lowercase lower" },
  { name: "vowel", pattern: "[aeiou]", flags: "i", words: "vowel vowels" },
  { name: "consonant", pattern: "[b-df-hj-np-tv-z]", flags: "i", words: "consonant consonants" },
  { name: "punctuation", pattern: "[^\\w\\s]", flags: "", words: "punctuation symbols special" },
  { name: "nonAlphanumeric", pattern: "[^a-z0-9]", flags: "i", words: "alphanumeric slug punctuation" },
];

function classComponents(): ComponentSpec[] {
  return CHARACTER_CLASSES.flatMap(({ name, pattern, flags, words }) => {
    const each = `/${pattern}/g${flags}`;
    const runs = `/${pattern}+/g${flags}`;
    return [
      spec(`pattern.${name}.test`, [S], B, `/${pattern}/${flags}.test($0)`, 8, words),
      spec(`pattern.${name}.remove`, [S], S, `$0.replace(${each}, "")`, 8, words),
      spec(`pattern.${name}.all`, [S], STRINGS, `($0.match(${each}) ?? [])`, 9, words),
      spec(`pattern.${name}.runs`, [S, S], S, `$0.replace(${runs}, $1)`, 9, words),
    ];
  });
}

/** Texts longer than a search can use are refused before they are made. */
function limited(expression: string): string {
  return `(a, b, c) => { if (!(b <= 2000)) throw new RangeError("too long"); return ${expression}; }`;
}
