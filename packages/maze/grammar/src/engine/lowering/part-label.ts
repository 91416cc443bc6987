import type { Expression } from "../../ast/grammar.ts";
import { invertRanges, withoutSurrogates } from "../../pattern/character-ranges.ts";
import type { CharacterRange, Pattern } from "../../pattern/pattern.ts";

/** Longer labels are cut. */
const LONGEST = 40;

/** For people: what a part of a grammar stands for. Its name where it has one, else a sketch of how it is written. */
export function labelOf(expression: Expression): string {
  const label = sketch(expression, LONGEST);
  return label.length > LONGEST ? `${label.slice(0, LONGEST - 1)}…` : label;
}

/** `room` is how many characters are of use: of a large part, only the beginning is looked at. */
function sketch(expression: Expression, room: number): string {
  switch (expression.kind) {
    case "rule":
    case "token":
      return expression.name;
    case "tagged":
      return expression.tag;
    case "when":
      return sketch(expression.item, room);
    case "pattern":
      return patternSketch(expression.pattern, room);
    case "sequence":
      return joined(expression.items, " ", room, sketch, '""');
    case "choice":
      return joined(expression.options, " | ", room, sketch, "nothing");
    case "repeat":
      return sketch(grouped(expression.item), room) + bounds(expression.min, expression.max);
    case "embedded":
      return expression.grammar.name ?? expression.entry ?? expression.grammar.start;
  }
}

const grouped = (item: Expression): Expression =>
  (item.kind === "sequence" && item.items.length > 1) || (item.kind === "choice" && item.options.length > 1)
    ? { kind: "tagged", tag: `(${sketch(item, LONGEST)})`, item }
    : item;

function patternSketch(pattern: Pattern, room: number): string {
  switch (pattern.kind) {
    case "text":
      return JSON.stringify(pattern.text);
    case "bytes":
      return "bytes";
    case "class": {
      const others = withoutSurrogates(invertRanges(pattern.ranges));
      const isMost = others.length < pattern.ranges.length;
      return isMost ? `[^${rangesSketch(others)}]` : `[${rangesSketch(pattern.ranges)}]`;
    }
    case "byte-class":
      return `[${rangesSketch(pattern.ranges)}]`;
    case "concat":
      return joined(pattern.items, " ", room, patternSketch, '""');
    case "alternate":
      return joined(pattern.options, " | ", room, patternSketch, "nothing");
    case "repeat-pattern": {
      const inner = patternSketch(pattern.item, room);
      const isOne = pattern.item.kind !== "concat" && pattern.item.kind !== "alternate";
      return (isOne ? inner : `(${inner})`) + bounds(pattern.min, pattern.max);
    }
    case "intersect":
      return joined(pattern.items, " & ", room, patternSketch, "anything");
    case "complement":
      return `not (${patternSketch(pattern.item, room)})`;
  }
}

function joined<T>(
  items: readonly T[],
  between: string,
  room: number,
  sketchOf: (item: T, room: number) => string,
  none: string,
): string {
  let result = "";
  for (const item of items) {
    if (result.length > room) break;
    const next = sketchOf(item, room - result.length);
    result += result === "" ? next : between + next;
  }
  return result === "" ? none : result;
}

function bounds(min: number, max: number | null): string {
  if (max === null && min < 2) return min === 0 ? "*" : "+";
  if (min === 0 && max === 1) return "?";
  return `{${String(min)}${max === min ? "" : `,${max === null ? "" : String(max)}`}}`;
}

const rangesSketch = (ranges: readonly CharacterRange[]): string =>
  ranges.slice(0, 6).map(rangeSketch).join("") + (ranges.length > 6 ? "…" : "");

function rangeSketch([low, high]: CharacterRange): string {
  return low === high ? character(low) : `${character(low)}-${character(high)}`;
}

/** A character as it is shown within a class: as itself, where that can be seen. */
function character(point: number): string {
  if (/[\]\\^-]/.test(String.fromCodePoint(point))) return `\\${String.fromCodePoint(point)}`;
  return point > 0x20 && point < 0x7f ? String.fromCodePoint(point) : `\\u{${point.toString(16)}}`;
}
