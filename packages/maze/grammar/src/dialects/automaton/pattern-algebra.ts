import { alternate, concat, emptyWord, nothing, repeatPattern, text } from "../../pattern/pattern-builders.ts";
import type { CharacterRange, Pattern } from "../../pattern/pattern.ts";
import { structuralKey } from "./structural-key.ts";

/** True for the empty word as builders write it. */
export const isEmptyWord = (pattern: Pattern): boolean =>
  (pattern.kind === "text" && pattern.text === "") || (pattern.kind === "concat" && pattern.items.length === 0);
/** True for the empty language as builders write it. */
export const isNothing = (pattern: Pattern): boolean =>
  (pattern.kind === "alternate" && pattern.options.length === 0) ||
  (pattern.kind === "class" && pattern.ranges.length === 0);

/** One character of the ranges, as the simplest pattern. */
export function classOf(ranges: readonly CharacterRange[]): Pattern {
  const [first] = ranges;
  if (first === undefined) return nothing;
  if (ranges.length === 1 && first[0] === first[1]) return text(String.fromCodePoint(first[0]));
  return { kind: "class", ranges };
}

/** One after the other, simplified. */
export function join(...parts: readonly Pattern[]): Pattern {
  if (parts.some(isNothing)) return nothing;
  const merged: Pattern[] = [];
  for (const item of parts.flatMap((part) => (part.kind === "concat" ? part.items : [part]))) {
    const last = merged.at(-1);
    if (isEmptyWord(item)) continue;
    if (last?.kind === "text" && item.kind === "text") merged[merged.length - 1] = text(last.text + item.text);
    else merged.push(item);
  }
  const [only] = merged;
  if (only === undefined) return emptyWord;
  return merged.length === 1 ? only : concat(...merged);
}

/** Any one of the options, simplified. */
export function choose(...options: readonly Pattern[]): Pattern {
  const flat = options.flatMap((option) => (option.kind === "alternate" ? option.options : [option]));
  const distinct = [
    ...new Map(flat.filter((option) => !isNothing(option)).map((option) => [structuralKey(option), option])).values(),
  ];
  const some = distinct.filter((option) => !isEmptyWord(option));
  const [only] = some;
  const inner = some.length === 1 && only !== undefined ? only : alternate(...some);
  if (some.length === distinct.length) return inner;
  if (only === undefined) return emptyWord;
  if (inner.kind === "repeat-pattern" && inner.min <= 1) return repeatPattern(inner.item, 0, inner.max);
  return repeatPattern(inner, 0, 1);
}

const isEndlessRun = (pattern: Pattern): pattern is Extract<Pattern, { kind: "repeat-pattern" }> =>
  pattern.kind === "repeat-pattern" && pattern.max === null && pattern.min <= 1;

/** Between `min` and `max` times, simplified. */
export function repeatOf(item: Pattern, min: number, max: number | null): Pattern {
  if (max === 0 || isEmptyWord(item)) return emptyWord;
  if (isNothing(item)) return min === 0 ? emptyWord : nothing;
  if (min === 1 && max === 1) return item;
  if (max === null && min <= 1 && item.kind === "alternate" && item.options.some(isEndlessRun)) {
    // (a+|b)* is (a|b)*, with one way to read a run of a instead of many.
    const options = item.options.map((option) => (isEndlessRun(option) ? option.item : option));
    return repeatPattern(choose(...options), nullable(item) ? 0 : min, null);
  }
  const isEndless = item.kind === "repeat-pattern" && item.max === null && item.min <= 1 && min <= 1;
  return isEndless ? repeatPattern(item.item, min * item.min, null) : repeatPattern(item, min, max);
}

/** Any number of times, simplified. */
export function starOf(item: Pattern): Pattern {
  if (isNothing(item) || isEmptyWord(item)) return emptyWord;
  if (item.kind === "repeat-pattern" && item.min <= 1)
    return item.max === null || item.max > 0 ? repeatPattern(item.item, 0, null) : emptyWord;
  return repeatPattern(item, 0, null);
}

/** Whether the empty word is in the pattern. */
export function nullable(pattern: Pattern): boolean {
  switch (pattern.kind) {
    case "text":
      return pattern.text === "";
    case "bytes":
      return pattern.bytes.length === 0;
    case "class":
    case "byte-class":
      return false;
    case "concat":
    case "intersect":
      return pattern.items.every(nullable);
    case "alternate":
      return pattern.options.some(nullable);
    case "repeat-pattern":
      return pattern.min === 0 || nullable(pattern.item);
    case "complement":
      return !nullable(pattern.item);
  }
}
