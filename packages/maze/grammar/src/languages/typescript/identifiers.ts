import { normalizeRanges } from "../../pattern/character-ranges.ts";
import {
  alternate,
  characterClass,
  concat,
  difference,
  emptyWord,
  starPattern,
  text,
} from "../../pattern/pattern-builders.ts";
import type { CharacterRange, Pattern } from "../../pattern/pattern.ts";
import { escapedCodePoints, escapedLetter } from "./escaped-code-points.ts";
import { identifierContinueRanges, identifierStartRanges } from "./identifier-ranges.ts";

const rangeOf = (first: string, last = first): CharacterRange => [first.codePointAt(0) ?? 0, last.codePointAt(0) ?? 0];
const letters = [rangeOf("$"), rangeOf("A", "Z"), rangeOf("_"), rangeOf("a", "z")];
const startRanges: readonly CharacterRange[] = [...letters, ...identifierStartRanges];
const partRanges = normalizeRanges([rangeOf("0", "9"), ...startRanges, ...identifierContinueRanges]);

/**
 * Which characters an escape may stand for: exactly those of identifiers up to U+07FF, the scripts of Europe and the Near
 * East. Later ones have to stand for themselves, since the table of their numbers would be most of this grammar.
 */
const LAST_ESCAPED = 0x7ff;

const startCharacter: Pattern = { kind: "class", ranges: startRanges };
const identifierStart = alternate(startCharacter, escapedCodePoints(startRanges, LAST_ESCAPED));
/** A character that continues an identifier. */
export const partCharacter: Pattern = { kind: "class", ranges: partRanges };
/** What continues an identifier, and so must not follow a word. */
export const identifierPart = alternate(partCharacter, escapedCodePoints(partRanges, LAST_ESCAPED));
/** Any word, keywords included: what follows a dot. */
export const identifierName = concat(identifierStart, starPattern(identifierPart));
/** A word without escapes, which tags do not know. */
export const plainName = concat(startCharacter, starPattern(partCharacter));
/** How what continues an identifier begins. */
export const startOfIdentifierPart = alternate(partCharacter, text("\\"));
/** An ASCII character that cannot continue an identifier. */
export const notIdentifierPart = characterClass(["\0", "#"], ["%", "/"], [":", "@"], "[]^`", ["{", "\x7f"]);

/** Words that are never an identifier: the reserved words, and those that modules and their async functions reserve. */
export const reservedWords: readonly string[] = (
  "break case catch class const continue debugger default delete do else enum export extends false finally for " +
  "function if import in instanceof new null return super switch this throw true try typeof var void while with " +
  "await let yield"
).split(" ");

/** A word that the compiler reads as an operator wherever a type may begin. */
const typeOperatorWords: readonly string[] = ["infer", "keyof", "readonly", "unique"];

/** Words that are a type of their own rather than the name of one. */
export const predefinedTypes: readonly string[] =
  "any unknown never string number bigint boolean symbol undefined object".split(" ");

/** A letter, or an escape of it, which no keyword may have. */
const spellings = new Map<string, Pattern>();
function anySpelling(letter: string): Pattern {
  let found = spellings.get(letter);
  if (!found) spellings.set(letter, (found = alternate(text(letter), escapedLetter(letter))));
  return found;
}
/** Any one of the words, common beginnings once. */
function anyWord(words: readonly string[]): Pattern {
  const letters = new Set(words.filter((word) => word !== "").map((word) => word.charAt(0)));
  const options = [...letters].map((letter) => {
    const some = words.filter((word) => word.startsWith(letter));
    return concat(anySpelling(letter), anyWord(some.map((word) => word.slice(1))));
  });
  return words.includes("") ? alternate(emptyWord, ...options) : alternate(...options);
}
const identifierBut = (...words: string[]): Pattern => difference(identifierName, anyWord(words));

/** A word that may name a variable. */
export const identifier = identifierBut(...reservedWords);
/** A word that may name a type. */
export const typeIdentifier = identifierBut(...reservedWords, ...typeOperatorWords, ...predefinedTypes);
/** The name of a private member. */
export const privateName = concat(text("#"), identifierName);
