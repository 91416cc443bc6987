function countWordsOf(givenValue: string): Map<string, number> {
  const secondValue = new Map<string, number>();
  for (const currentValue of givenValue.toLowerCase().split(/\s+/)) {
    if (currentValue === "") continue;
    secondValue.set(currentValue, (secondValue.get(currentValue) ?? 0) + 1);
  }
  return secondValue;
}
/** How often each word occurs, in lower case. */
export function countWords(nextValue: string): Map<string, number> {
  return countWordsOf(nextValue);
}
