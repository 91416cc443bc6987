export function mean(numbers: readonly number[]): number {
  const { length } = numbers;
  if (!length) {
    throw new RangeError("no numbers");
  }
  return numbers.reduce((sum, x) => sum + x, 0) / length;
}
