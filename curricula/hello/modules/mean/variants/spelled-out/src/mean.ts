function meanOf(givenValue: readonly number[]): number {
  if (givenValue.length === 0) throw new RangeError("an empty list has no mean");
  let secondValue = 0;
  for (const currentValue of givenValue) secondValue += currentValue;
  const nextValue = secondValue / givenValue.length;
  return nextValue;
}
/** The arithmetic mean. Throws a `RangeError` for an empty list. */
export function mean(whereItIs: readonly number[]): number {
  return meanOf(whereItIs);
}
