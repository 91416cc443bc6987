/** How often each word occurs, in lower case. */
export const countWords = (input: string): Map<string, number> => {
  const other = new Map<string, number>();
  for (const output of input.toLowerCase().split(/\s+/)) {
    if (output === "") continue;
    other.set(output, (other.get(output) ?? 0) + 1);
  }
  return other;
};
