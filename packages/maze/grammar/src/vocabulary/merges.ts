/**
 * True when merges come in the order of the ids of what they make, so that the pair of the lowest id is the one to merge
 * first. A merge is written as two texts or with a space between them.
 */
export function mergesAscend(merges: readonly unknown[], ids: ReadonlyMap<string, number>): boolean {
  let last = 0;
  for (const merge of merges) {
    const made = typeof merge === "string" ? merge.replace(" ", "") : Array.isArray(merge) ? merge.join("") : "";
    const id = ids.get(made) ?? -1;
    if (id < last) return false;
    last = id;
  }
  return true;
}
