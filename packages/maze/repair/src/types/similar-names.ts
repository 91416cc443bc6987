/** Names that are spelled like a name, nearest first: up to a third of its letters differ. */
export function similarNames(name: string, known: Iterable<string>, limit = 3): string[] {
  const lower = name.toLowerCase();
  return [...new Set(known)]
    .filter((other) => other !== name)
    .map((other) => ({ other, distance: distanceOf(lower, other.toLowerCase()) }))
    .filter(({ other, distance }) => distance <= Math.max(1, Math.floor(Math.max(name.length, other.length) / 3)))
    .sort((a, b) => a.distance - b.distance || a.other.localeCompare(b.other))
    .slice(0, limit)
    .map(({ other }) => other);
}

/** The edit distance in which two letters in each other's place count once (optimal string alignment). */
function distanceOf(a: string, b: string): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const substituted = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const isSwapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const swapped = isSwapped ? (before[j - 2] ?? 0) + 1 : Infinity;
      next.push(Math.min(substituted, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, swapped));
    }
    before = row;
    row = next;
  }
  return row[b.length] ?? 0;
}
