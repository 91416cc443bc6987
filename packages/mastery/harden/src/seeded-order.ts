/**
 * A permutation of the items that the seed determines: Fisher–Yates with the generator mulberry32.
 *
 * @example
 * ```ts
 * import { seededOrder } from "@mastery/harden";
 * seededOrder(["a", "b", "c"], 1); // => ["c", "a", "b"]
 * ```
 */
export function seededOrder<Item>(items: readonly Item[], seed: number): Item[] {
  const order = [...items];
  let state = seed | 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  for (let last = order.length - 1; last > 0; last -= 1) {
    const chosen = Math.floor(next() * (last + 1));
    const item = order[chosen] as Item;
    order[chosen] = order[last] as Item;
    order[last] = item;
  }
  return order;
}
