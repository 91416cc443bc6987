/**
 * The candidate that was most likely meant: equal but for case and separators, or within a Damerau-Levenshtein distance
 * (optimal string alignment; Boytsov 2011, "Indexing methods for approximate dictionary searching", section 2.2) of a
 * third of the longer name, at least one. `undefined` where nothing is near. Of equally near ones the first.
 *
 * @example
 * ```ts
 * import { closestName } from "@maze/config";
 * closestName("time_ms", ["rounds", "timeMs"]); // => "timeMs"
 * closestName("ruonds", ["rounds", "timeMs"]); // => "rounds"
 * closestName("colour", ["rounds", "timeMs"]); // => undefined
 * ```
 */
export function closestName(name: string, candidates: Iterable<string>): string | undefined {
  const wanted = normalize(name);
  let best: string | undefined;
  let bestDistance = Infinity;
  for (const candidate of candidates) {
    const other = normalize(candidate);
    const allowed = Math.max(1, Math.floor(Math.max(wanted.length, other.length) / 3));
    if (Math.abs(wanted.length - other.length) > allowed) continue;
    const distance = alignmentDistance(wanted, other);
    if (distance > allowed || distance >= bestDistance) continue;
    best = candidate;
    bestDistance = distance;
  }
  return best;
}

/** Longer names are compared by their start alone; nobody mistypes more than that. */
const LONGEST_NAME = 100;

const normalize = (name: string): string =>
  name
    .slice(0, LONGEST_NAME)
    .toLowerCase()
    .replace(/[-_\s]/g, "");

/** Insertions, deletions, substitutions and swaps of neighbours that turn one text into the other. */
function alignmentDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const cost = a[row - 1] === b[column - 1] ? 0 : 1;
      let distance = Math.min((last[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1, (last[column - 1] ?? 0) + cost);
      const isSwap = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (isSwap) distance = Math.min(distance, (beforeLast[column - 2] ?? 0) + 1);
      current.push(distance);
    }
    beforeLast = last;
    last = current;
  }
  return last[b.length] ?? 0;
}
