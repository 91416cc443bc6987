import { LAST_CODE_POINT, invertRanges, normalizeRanges, withoutSurrogates } from "./character-ranges.ts";
import type { CharacterRange, Pattern } from "./pattern.ts";

/** What a character class is written with: a single character, a range `["a", "z"]`, or code point ranges. */
export type ClassMember = string | readonly [string, string] | CharacterRange;

/** Exactly this text. */
export const text = (value: string): Pattern => ({ kind: "text", text: value });
/** Exactly these bytes. */
export const bytes = (...values: number[]): Pattern => ({ kind: "bytes", bytes: values });

const codePoint = (value: string | number): number => (typeof value === "number" ? value : (value.codePointAt(0) ?? 0));

function toRanges(members: readonly ClassMember[]): CharacterRange[] {
  return members.flatMap((member): CharacterRange[] => {
    if (typeof member !== "string") return [[codePoint(member[0]), codePoint(member[1])]];
    return Array.from(member, (character): CharacterRange => [codePoint(character), codePoint(character)]);
  });
}

/**
 * One code point of the members. A string stands for each of its characters, a pair for a range.
 *
 * @example
 * ```ts
 * import { characterClass } from "@maze/grammar";
 * characterClass("_", ["a", "c"]); // => { kind: "class", ranges: [[95, 95], [97, 99]] }
 * ```
 */
export const characterClass = (...members: ClassMember[]): Pattern => ({
  kind: "class",
  ranges: withoutSurrogates(normalizeRanges(toRanges(members))),
});
/** One code point that is none of the members. */
export const notCharacters = (...members: ClassMember[]): Pattern => ({
  kind: "class",
  ranges: withoutSurrogates(invertRanges(toRanges(members))),
});
/** One byte of the ranges. */
export const byteClass = (...ranges: CharacterRange[]): Pattern => ({
  kind: "byte-class",
  ranges: normalizeRanges(ranges),
});
/** Any one code point. */
export const anyCharacter: Pattern = { kind: "class", ranges: withoutSurrogates([[0, LAST_CODE_POINT]]) };
/** Any one byte. */
export const anyByte: Pattern = { kind: "byte-class", ranges: [[0, 255]] };
/** The empty word. */
export const emptyWord: Pattern = { kind: "text", text: "" };
/** The empty language: matches nothing, not even the empty word. */
export const nothing: Pattern = { kind: "alternate", options: [] };

/** The items one after the other. */
export const concat = (...items: Pattern[]): Pattern => ({ kind: "concat", items });
/** Any one of the options. */
export const alternate = (...options: Pattern[]): Pattern => ({ kind: "alternate", options });
/** The item between `min` and `max` times; `null` is no upper bound. */
export const repeatPattern = (item: Pattern, min: number, max: number | null): Pattern => ({
  kind: "repeat-pattern",
  item,
  min,
  max,
});
/** The item any number of times. */
export const starPattern = (item: Pattern): Pattern => repeatPattern(item, 0, null);
/** The item once or more. */
export const plusPattern = (item: Pattern): Pattern => repeatPattern(item, 1, null);
/** The item or the empty word. */
export const optionalPattern = (item: Pattern): Pattern => repeatPattern(item, 0, 1);
/** What is in all of the items. */
export const intersect = (...items: Pattern[]): Pattern => ({ kind: "intersect", items });
/** Every byte string that is not in the item. */
export const complement = (item: Pattern): Pattern => ({ kind: "complement", item });
/** What is in the first and not in the second. */
export const difference = (item: Pattern, without: Pattern): Pattern => intersect(item, complement(without));
