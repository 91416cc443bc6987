import { notCharacters, characterClass } from "../../pattern/pattern-builders.ts";
import type { CharacterRange, Pattern } from "../../pattern/pattern.ts";
import type { TextCursor } from "./text-cursor.ts";

/** A class in brackets, from after the opening bracket to past the closing one. `character` reads one, escaped or not. */
export function parseBracketClass(cursor: TextCursor, from: number, character: () => number): Pattern {
  const negated = cursor.take("^");
  const ranges: CharacterRange[] = [];
  while (!cursor.take("]")) {
    if (cursor.atEnd()) throw cursor.syntax("the class is not closed", from);
    const at = cursor.at;
    const low = character();
    const isRange = cursor.sees("-") && cursor.text[cursor.at + 1] !== "]";
    if (isRange) cursor.at++;
    if (isRange && cursor.atEnd()) throw cursor.syntax("the class is not closed", from);
    const high = isRange ? character() : low;
    if (low > high) throw cursor.syntax("the range is out of order", at);
    ranges.push([low, high]);
  }
  return negated ? notCharacters(...ranges) : characterClass(...ranges);
}

/** What follows an item: `*`, `+`, `?` or, where the dialect has them, bounds in braces. */
export function parseQuantifier(
  cursor: TextCursor,
  space: () => void,
): { readonly min: number; readonly max: number | null } | undefined {
  const from = cursor.at;
  const symbol = cursor.match(/[*+?]/y)?.[0];
  if (symbol !== undefined) return { min: symbol === "+" ? 1 : 0, max: symbol === "?" ? 1 : null };
  if (!cursor.take("{")) return undefined;
  const number = (): number | undefined => {
    space();
    const digits = cursor.match(/\d+/y)?.[0];
    space();
    return digits === undefined ? undefined : Number(digits);
  };
  const min = number();
  if (min === undefined) throw cursor.syntax("expected the lower bound of a repetition");
  let max: number | null = min;
  if (cursor.take(",")) max = number() ?? null;
  cursor.expect("}");
  if (max !== null && max < min) throw cursor.syntax("the bounds are out of order", from);
  return { min, max };
}
