/** The arithmetic mean. Throws a `RangeError` for an empty list. */
export function mean(numbers: readonly number[]): number {
  throw new Error("not implemented");
}
