import type { Pattern } from "../../src/index.ts";

type Ends = ReadonlySet<number>;

/** Where a match of the pattern can end that starts at `from`, by the definition of each operation. For small texts. */
function ends(pattern: Pattern, points: readonly number[], from: number): Ends {
  switch (pattern.kind) {
    case "text": {
      const wanted = Array.from(pattern.text, (character) => character.codePointAt(0));
      const same = wanted.every((point, index) => points[from + index] === point);
      return new Set(same ? [from + wanted.length] : []);
    }
    case "class": {
      const point = points[from];
      const inside = point !== undefined && pattern.ranges.some(([low, high]) => low <= point && point <= high);
      return new Set(inside ? [from + 1] : []);
    }
    case "concat":
      return pattern.items.reduce<Ends>((at, item) => step(item, points, at), new Set([from]));
    case "alternate":
      return new Set(pattern.options.flatMap((option) => [...ends(option, points, from)]));
    case "repeat-pattern":
      return repeated(pattern, points, from);
    case "intersect": {
      const sets = pattern.items.map((item) => ends(item, points, from));
      return new Set(all(points, from).filter((at) => sets.every((set) => set.has(at))));
    }
    case "complement": {
      const inside = ends(pattern.item, points, from);
      return new Set(all(points, from).filter((at) => !inside.has(at)));
    }
    default:
      throw new Error(`no texts in ${pattern.kind}`);
  }
}

const all = (points: readonly number[], from: number): number[] =>
  Array.from({ length: points.length - from + 1 }, (_, index) => from + index);

const step = (item: Pattern, points: readonly number[], at: Ends): Ends =>
  new Set([...at].flatMap((position) => [...ends(item, points, position)]));

function repeated(
  pattern: Extract<Pattern, { kind: "repeat-pattern" }>,
  points: readonly number[],
  from: number,
): Ends {
  let at: Ends = new Set([from]);
  for (let count = 0; count < pattern.min; count++) {
    const next = step(pattern.item, points, at);
    if (count > points.length && next.size === at.size) break;
    at = next;
  }
  const found = new Set(at);
  for (let count = pattern.min; pattern.max === null || count < pattern.max; count++) {
    at = new Set([...step(pattern.item, points, at)].filter((position) => !found.has(position)));
    if (at.size === 0) break;
    for (const position of at) found.add(position);
  }
  return found;
}

/** True when the pattern matches the whole text. */
export function patternMatches(pattern: Pattern, text: string): boolean {
  const points = Array.from(text, (character) => character.codePointAt(0) ?? 0);
  return ends(pattern, points, 0).has(points.length);
}
