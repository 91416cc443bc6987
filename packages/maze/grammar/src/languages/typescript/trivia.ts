import {
  alternate,
  characterClass,
  concat,
  difference,
  notCharacters,
  plusPattern,
  starPattern,
  text,
} from "../../pattern/pattern-builders.ts";
import type { Pattern } from "../../pattern/pattern.ts";

const lineTerminators = "\n\r\u2028\u2029";
/** The single-line white space of ECMAScript, and U+0085 and U+200B, which the TypeScript scanner skips as well. */
const spaces = ["\t\v\f \u0085\u00a0\u1680\u202f\u205f\u3000\ufeff", ["\u2000", "\u200b"]] as const;

/** One line terminator. */
export const lineTerminator = characterClass(lineTerminators);
/** One character of a line. */
export const lineCharacter = notCharacters(lineTerminators);
const space = characterClass(...spaces);
const lineCommentText = concat(text("//"), starPattern(lineCharacter));
/** A line comment with the end of its line, without which it could end anywhere. */
const lineComment = concat(lineCommentText, lineTerminator);
/** A block comment of some characters, given those of them that are neither `*` nor `/`, and those that are not `*`. */
function blockComment(plain: Pattern, plainOrSlash: Pattern): Pattern {
  const stars = plusPattern(text("*"));
  return concat(text("/*"), starPattern(alternate(plainOrSlash, concat(stars, plain))), stars, text("/"));
}
const anyBlockComment = blockComment(notCharacters("*/"), notCharacters("*"));
const inlineBlockComment = blockComment(notCharacters("*/", lineTerminators), notCharacters("*", lineTerminators));

/** What may stand between two tokens of one line. */
export const inlineTrivia = alternate(plusPattern(space), inlineBlockComment);
/** What may stand between two tokens. */
export const fullTrivia = alternate(plusPattern(alternate(space, lineTerminator)), lineComment, anyBlockComment);
/** What may stand at the end of a file, where a line comment needs no end of line. */
export const endTrivia = alternate(fullTrivia, lineCommentText);
/** The first line of a script that names its interpreter. */
export const hashbang = concat(text("#!"), starPattern(lineCharacter));

/** How trivia begins: what follows a lexeme that has to take all of the trivia after it. */
export const startOfTrivia = alternate(space, lineTerminator, text("//"), text("/*"));

/** Trivia that holds a line end: where a statement may end without a semicolon. */
export const lineBreak = concat(
  starPattern(inlineTrivia),
  alternate(lineTerminator, lineComment, difference(anyBlockComment, inlineBlockComment)),
  starPattern(fullTrivia),
);
