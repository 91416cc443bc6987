/** How often each word occurs, in lower case. */
export function countWords(a: string): Map<string, number> {
  const b = new Map<string, number>();
  for (const c of a.toLowerCase().split(/\s+/)) {
    if (c === "") continue;
    b.set(c, (b.get(c) ?? 0) + 1);
  }
  return b;
}
