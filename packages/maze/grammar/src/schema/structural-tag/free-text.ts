import {
  alternate,
  anyCharacter,
  complement,
  concat,
  intersect,
  plusPattern,
  starPattern,
  text,
} from "../../pattern/pattern-builders.ts";
import type { Pattern } from "../../pattern/pattern.ts";

const anything = starPattern(anyCharacter);
const oneOf = (words: readonly string[]): Pattern => alternate(...words.map((word) => text(word)));

/** Any text in which none of the words occurs. */
export function textWithout(words: readonly string[]): Pattern {
  if (words.length === 0) return anything;
  return intersect(anything, complement(concat(anything, oneOf(words), anything)));
}

/** Any text that ends with `word`, in which none of the words occurs before that end. */
export function textUpTo(word: string, words: readonly string[]): Pattern {
  const earlier = concat(anything, oneOf(words), plusPattern(anyCharacter));
  return intersect(anything, concat(anything, text(word)), complement(earlier));
}
