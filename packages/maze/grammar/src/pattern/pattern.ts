/** An inclusive range of code points or of bytes. */
export type CharacterRange = readonly [low: number, high: number];

/** Exactly this text, as UTF-8. The empty text is the empty word. */
export interface TextPattern {
  readonly kind: "text";
  readonly text: string;
}
/** Exactly these bytes, which need not be valid UTF-8. */
export interface BytesPattern {
  readonly kind: "bytes";
  readonly bytes: readonly number[];
}
/** One code point of the ranges, as UTF-8. Ranges are sorted, disjoint, not adjacent, and exclude surrogates. */
export interface ClassPattern {
  readonly kind: "class";
  readonly ranges: readonly CharacterRange[];
}
/** One byte of the ranges. Ranges are sorted, disjoint and not adjacent. */
export interface ByteClassPattern {
  readonly kind: "byte-class";
  readonly ranges: readonly CharacterRange[];
}
/** The items one after the other; none is the empty word. */
export interface ConcatPattern {
  readonly kind: "concat";
  readonly items: readonly Pattern[];
}
/** Any one of the options; none is the empty language. */
export interface AlternatePattern {
  readonly kind: "alternate";
  readonly options: readonly Pattern[];
}
/** The item at least `min` times and at most `max` times; `null` is no upper bound. */
export interface RepeatPattern {
  readonly kind: "repeat-pattern";
  readonly item: Pattern;
  readonly min: number;
  readonly max: number | null;
}
/** What is in all of the items; none is every byte string. */
export interface IntersectPattern {
  readonly kind: "intersect";
  readonly items: readonly Pattern[];
}
/** Every byte string that is not in the item. */
export interface ComplementPattern {
  readonly kind: "complement";
  readonly item: Pattern;
}

/**
 * A regular language over bytes, as data. Text and character classes stand for their UTF-8 encoding. Patterns are closed
 * under intersection and complement, so "an identifier that is not a keyword" is a pattern.
 */
export type Pattern =
  | TextPattern
  | BytesPattern
  | ClassPattern
  | ByteClassPattern
  | ConcatPattern
  | AlternatePattern
  | RepeatPattern
  | IntersectPattern
  | ComplementPattern;
