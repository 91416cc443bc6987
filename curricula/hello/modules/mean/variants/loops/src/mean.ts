/** The arithmetic mean. Throws a `RangeError` for an empty list. */
export function mean(b: readonly number[]): number {
  if (b.length === 0) throw new RangeError("an empty list has no mean");
  let c = 0;
  for (const d of b) c = c + d;
  return c / b.length;
}
