import { characterClass } from "../../pattern/pattern-builders.ts";
import type { CharacterRange, Pattern } from "../../pattern/pattern.ts";

/**
 * The blocks of Unicode beyond ASCII that hold letters, without those that hold punctuation, signs, emoji or private
 * use: XID_Start and XID_Continue rounded to whole stretches, which keeps the automata of identifiers small.
 */
const LETTERS: readonly CharacterRange[] = [
  ...([
    [0xaa, 0xaa],
    [0xb5, 0xb5],
    [0xba, 0xba],
    [0xc0, 0xd6],
    [0xd8, 0xf6],
    [0xf8, 0x1fff],
  ] as const),
  ...([
    [0x2071, 0x2071],
    [0x207f, 0x207f],
    [0x2090, 0x209c],
    [0x2102, 0x218b],
    [0x2c00, 0x2dff],
  ] as const),
  ...([
    [0x3005, 0x3007],
    [0x3021, 0x302f],
    [0x3031, 0xd7ff],
    [0xf900, 0xfdff],
    [0xfe70, 0xfefc],
  ] as const),
  ...([
    [0xff21, 0xff3a],
    [0xff41, 0xff5a],
    [0xff66, 0xffdc],
    [0x10000, 0x1cfff],
    [0x1d400, 0x1efff],
  ] as const),
  [0x20000, 0x3ffff],
];
/** Marks and connectors that continue an identifier and do not start one. */
const MARKS: readonly CharacterRange[] = [
  ...([
    [0xb7, 0xb7],
    [0x203f, 0x2040],
    [0x20d0, 0x20f0],
    [0xfe00, 0xfe0f],
    [0xfe20, 0xfe2f],
    [0xfe33, 0xfe34],
  ] as const),
  ...([
    [0xff10, 0xff19],
    [0xff3f, 0xff3f],
    [0xe0100, 0xe01ef],
  ] as const),
];

/** The first character of an identifier: a letter or `_`. */
export const IDENTIFIER_START: Pattern = characterClass("_", ["a", "z"], ["A", "Z"], ...LETTERS);
/** A further character of an identifier. */
export const IDENTIFIER_PART: Pattern = characterClass("_", ["a", "z"], ["A", "Z"], ["0", "9"], ...LETTERS, ...MARKS);
