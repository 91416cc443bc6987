/** How a name fits what was asked for, the best first. */
export const NAME_MATCHES = ["exact", "prefix", "humps", "part", "letters"] as const;
export type NameMatch = (typeof NAME_MATCHES)[number];

/** A name that fits, with a score from 0 (hardly) to 1 (exactly). */
export interface NameFit {
  readonly match: NameMatch;
  readonly score: number;
}

/**
 * Whether a name fits a query, as a person types it: the name, its beginning, the beginnings of its words (`gUN` or
 * `getName` for `getUserName`), a part, or its letters in their order. Case counts only among what fits equally well.
 */
export function matchName(query: string, name: string): NameFit | undefined {
  if (name === query) return { match: "exact", score: 1 };
  const wanted = query.toLowerCase();
  const lower = name.toLowerCase();
  if (lower === wanted) return { match: "exact", score: 0.97 };
  // The more of a name is left, the less it fits.
  const rest = 0.08 * (1 - wanted.length / Math.max(lower.length, 1));
  if (name.startsWith(query)) return { match: "prefix", score: 0.9 - rest };
  if (lower.startsWith(wanted)) return { match: "prefix", score: 0.88 - rest };
  const starts = wordStarts(name);
  if (fitsHumps(wanted, lower, starts, true)) return { match: "humps", score: 0.78 - rest };
  const at = lower.indexOf(wanted);
  if (at >= 0 && starts.includes(at)) return { match: "part", score: 0.7 - rest };
  if (wanted.length > 1 && fitsHumps(wanted, lower, starts, false)) return { match: "humps", score: 0.6 - rest };
  if (at >= 0) return { match: "part", score: 0.5 - rest };
  const span = wanted.length < 3 ? undefined : shortestSpan(wanted, lower);
  if (span === undefined) return undefined;
  return { match: "letters", score: (0.4 * wanted.length) / span - rest };
}

/** Where the words of a name begin: `getHTTPUrl_2` has `get`, `HTTP`, `Url` and `2`. */
export function wordStarts(name: string): number[] {
  const starts: number[] = [];
  for (const { index } of name.matchAll(/\p{Lu}+(?!\p{Ll})|\p{Lu}?[\p{Ll}\p{Lo}]+|\p{Lu}|\p{N}+/gu)) starts.push(index);
  return starts;
}

/** The words of a name or a text, in lower case. */
export function wordsOf(text: string): string[] {
  return (text.match(/\p{Lu}+(?!\p{Ll})|\p{Lu}?[\p{Ll}\p{Lo}]+|\p{Lu}|\p{N}+/gu) ?? []).map((word) =>
    word.toLowerCase(),
  );
}

/** Whether a query is made of beginnings of words of a name, in their order. */
function fitsHumps(wanted: string, lower: string, starts: readonly number[], fromFirst: boolean): boolean {
  const failed = new Set<number>();
  const fits = (query: number, word: number): boolean => {
    if (query === wanted.length) return true;
    const key = query * (starts.length + 1) + word;
    if (failed.has(key)) return false;
    for (let next = word; next < starts.length; next++) {
      if (fromFirst && query === 0 && next > 0) break;
      const start = starts[next] ?? 0;
      const end = starts[next + 1] ?? lower.length;
      let length = 0;
      while (start + length < end && query + length < wanted.length && lower[start + length] === wanted[query + length])
        length++;
      for (let taken = length; taken > 0; taken--) if (fits(query + taken, next + 1)) return true;
    }
    failed.add(key);
    return false;
  };
  return starts.length > 1 && fits(0, 0);
}

/** Length of the shortest stretch, greedily, that holds all letters in their order. */
function shortestSpan(wanted: string, lower: string): number | undefined {
  let end = -1;
  for (const letter of wanted) {
    end = lower.indexOf(letter, end + 1);
    if (end < 0) return undefined;
  }
  let start = end;
  for (let i = wanted.length - 1; i >= 0; i--) {
    start = lower.lastIndexOf(wanted[i] ?? "", i === wanted.length - 1 ? end : start - 1);
  }
  return end - start + 1;
}
