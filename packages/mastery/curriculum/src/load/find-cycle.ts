/**
 * A circle of prerequisites, its first id repeated at its end; `undefined` where there is none. Depth first with three
 * colours (Cormen et al., Introduction to Algorithms, section 20.3).
 *
 * @example
 * ```ts
 * import { findCycle } from "@mastery/curriculum";
 * findCycle(new Map([["a", ["b"]], ["b", ["c"]], ["c", ["a"]]])); // => ["a", "b", "c", "a"]
 * findCycle(new Map([["a", ["b"]], ["b", []]])); // => undefined
 * ```
 */
export function findCycle(requires: ReadonlyMap<string, readonly string[]>): readonly string[] | undefined {
  const done = new Set<string>();
  const path: string[] = [];
  const visit = (id: string): readonly string[] | undefined => {
    if (done.has(id)) return undefined;
    const seen = path.indexOf(id);
    if (seen !== -1) return [...path.slice(seen), id];
    path.push(id);
    for (const next of requires.get(id) ?? []) {
      const cycle = visit(next);
      if (cycle !== undefined) return cycle;
    }
    path.pop();
    done.add(id);
    return undefined;
  };
  for (const id of requires.keys()) {
    const cycle = visit(id);
    if (cycle !== undefined) return cycle;
  }
  return undefined;
}
