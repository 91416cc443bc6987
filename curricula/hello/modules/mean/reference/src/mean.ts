/** The arithmetic mean. Throws a `RangeError` for an empty list. */
export function mean(numbers: readonly number[]): number {
  if (numbers.length === 0) throw new RangeError("an empty list has no mean");
  let total = 0;
  for (const number of numbers) total += number;
  return total / numbers.length;
}
