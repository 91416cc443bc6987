import type { Pattern } from "./pattern.ts";

/** Patterns share their parts, so that there may be far more of them when each is counted wherever it stands. */
const known = new WeakMap<Pattern, number>();

/** How much of a pattern there is to work on: its characters and parts, those that are shared wherever they stand. */
export function patternSize(pattern: Pattern): number {
  let size = known.get(pattern);
  if (size === undefined) known.set(pattern, (size = computeSize(pattern)));
  return size;
}

function computeSize(pattern: Pattern): number {
  switch (pattern.kind) {
    case "text":
      return pattern.text.length;
    case "bytes":
      return pattern.bytes.length;
    case "class":
    case "byte-class":
      return 1;
    case "repeat-pattern":
    case "complement":
      return 1 + patternSize(pattern.item);
    case "concat":
    case "intersect":
      return pattern.items.reduce((sum, item) => sum + patternSize(item), 1);
    case "alternate":
      return pattern.options.reduce((sum, option) => sum + patternSize(option), 1);
  }
}
