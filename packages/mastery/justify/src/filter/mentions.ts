import { normalise, wordsOf } from "./normalise.ts";

/**
 * Whether an answer has a word or phrase: whole words in a row, whatever their case; `overflow*` is any word that begins
 * so. A phrase without letters and digits, such as `≤`, is looked for as it is.
 *
 * @example
 * ```ts
 * import { mentions } from "@mastery/justify";
 * mentions("It loses precision", "precision"); // => true
 * mentions("It is imprecise", "precise"); // => false
 * mentions("exp overflows here", "overflow*"); // => true
 * ```
 */
export function mentions(answer: string, phrase: string): boolean {
  const wanted = phrase.split(/\s+/).flatMap((part) => {
    const words = wordsOf(part);
    return words.map((word, at) => ({ word, prefix: part.endsWith("*") && at === words.length - 1 }));
  });
  if (wanted.length === 0) return normalise(answer).includes(normalise(phrase));
  const words = wordsOf(answer);
  return words.some((_, start) =>
    wanted.every(({ word, prefix }, at) => {
      const found = words[start + at];
      return found !== undefined && (prefix ? found.startsWith(word) : found === word);
    }),
  );
}
