import { alternate, characterClass, concat, difference, notCharacters, repeatPattern, starPattern, text } from "../../pattern/pattern-builders.ts";
import type { Pattern } from "../../pattern/pattern.ts";
import { identifierContinueRanges, identifierStartRanges } from "./identifier-ranges.ts";

const startCharacter = characterClass("$_", ["a", "z"], ["A", "Z"], ...identifierStartRanges);
const partCharacters = [
  "$_",
  ["a", "z"],
  ["A", "Z"],
  ["0", "9"],
  ...identifierStartRanges,
  ...identifierContinueRanges,
] as const;
const partCharacter = characterClass(...partCharacters);

const hexDigit = characterClass(["0", "9"], ["a", "f"], ["A", "F"]);
const nonZeroHexDigit = characterClass(["1", "9"], ["a", "f"], ["A", "F"]);

/** The hexadecimal digits of one ASCII character, either case, as in an escape. */
function hexDigitsOf(character: string): Pattern {
  const digits = (character.codePointAt(0) ?? 0).toString(16).padStart(2, "0");
  return concat(...Array.from(digits, (digit) => characterClass(digit, digit.toUpperCase())));
}
/** `\uXXXX` or `\u{X}` of an ASCII character whose two digits are given. */
const asciiEscape = (digits: Pattern): Pattern =>
  alternate(
    concat(text("\\u00"), digits),
    concat(text("\\u{"), starPattern(text("0")), digits, text("}")),
  );
/** The escape of a character beyond ASCII, of which the scanner asks only that it is one. */
const escapeBeyondAscii = alternate(
  concat(text("\\u"), difference(repeatPattern(hexDigit, 4, 4), concat(text("00"), characterClass(["0", "7"]), hexDigit))),
  concat(
    text("\\u{"),
    starPattern(text("0")),
    alternate(
      concat(characterClass("89", ["a", "f"], ["A", "F"]), hexDigit),
      concat(nonZeroHexDigit, repeatPattern(hexDigit, 2, 4)),
      concat(text("10"), repeatPattern(hexDigit, 4, 4)),
    ),
    text("}"),
  ),
);

const lettersEscape = asciiEscape(
  alternate(
    text("24"),
    concat(characterClass("46"), characterClass(["1", "9"], ["a", "f"], ["A", "F"])),
    concat(characterClass("57"), characterClass(["0", "9"], "aA")),
    concat(text("5"), characterClass("fF")),
  ),
);
const digitsEscape = asciiEscape(concat(text("3"), characterClass(["0", "9"])));

const identifierStart = alternate(startCharacter, lettersEscape, escapeBeyondAscii);
/** What continues an identifier, and so must not follow a word. */
export const identifierPart = alternate(partCharacter, lettersEscape, digitsEscape, escapeBeyondAscii);
/** How what continues an identifier begins. */
export const startOfIdentifierPart = alternate(partCharacter, text("\\"));

/** One character that cannot continue an identifier. */
export const notIdentifierPart = notCharacters("\\", ...partCharacters);

/** Words that are never an identifier: the reserved words, and those that modules and their async functions reserve. */
export const reservedWords: readonly string[] = (
  "break case catch class const continue debugger default delete do else enum export extends false finally for " +
  "function if import in instanceof new null return super switch this throw true try typeof var void while with " +
  "await let yield"
).split(" ");

/** A word that the compiler reads as an operator wherever a type may begin. */
const typeOperatorWords: readonly string[] = ["infer", "keyof", "readonly", "unique"];

/** Words that are a type of their own rather than the name of one. */
export const predefinedTypes: readonly string[] = (
  "any unknown never string number bigint boolean symbol undefined object"
).split(" ");

/** A word with any of its letters written as an escape, which no keyword may have. */
const anySpelling = (word: string): Pattern =>
  concat(...Array.from(word, (letter) => alternate(text(letter), asciiEscape(hexDigitsOf(letter)))));

/** Any word, keywords included: what follows a dot. */
export const identifierName = concat(identifierStart, starPattern(identifierPart));
/** A word that may name a variable. */
export const identifier = difference(identifierName, alternate(...reservedWords.map(anySpelling)));
/** A word that may name a type. */
export const typeIdentifier = difference(
  identifierName,
  alternate(...[...reservedWords, ...typeOperatorWords, ...predefinedTypes].map(anySpelling)),
);
/** The name of a private member. */
export const privateName = concat(text("#"), identifierName);
