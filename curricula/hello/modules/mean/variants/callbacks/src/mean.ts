/** The arithmetic mean. Throws a `RangeError` for an empty list. */
export const mean = (input: readonly number[]): number => {
  if (input.length === 0) throw new RangeError("an empty list has no mean");
  let other = 0;
  [...input].forEach((output) => {
    other += output;
  });
  return other / input.length;
};
