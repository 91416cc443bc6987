import { synonymsOf } from "./synonyms.ts";
import { wordsOf } from "./words.ts";

/** How well a component fits the words of a task, from 0 to 1. */
export interface Relevance {
  /** `name` counts more than `doc`. */
  of(name: string, doc: string): number;
  /** True where a word of the list stands in the task. */
  mentions(words: readonly string[]): boolean;
}

/** A vocabulary with the number of documents that each word occurs in, for inverse document frequency. */
export interface Vocabulary {
  readonly documents: number;
  readonly frequency: ReadonlyMap<string, number>;
}

/** Counts in how many of the texts each word occurs. */
export function countVocabulary(texts: readonly string[]): Vocabulary {
  const frequency = new Map<string, number>();
  for (const text of texts)
    for (const word of new Set(wordsOf(text))) frequency.set(word, (frequency.get(word) ?? 0) + 1);
  return { documents: texts.length, frequency };
}

/** A word that only a synonym meets counts this much. */
const SYNONYM = 0.6;

/**
 * Word overlap weighted by inverse document frequency (Sparck Jones 1972), so that `date` says little in a date library.
 */
export function createRelevance(taskName: string, taskText: string, vocabulary: Vocabulary): Relevance {
  const said = new Set([...wordsOf(taskName), ...wordsOf(taskText)]);
  const meant = new Set([...said].flatMap((word) => synonymsOf(word)));
  const weight = (word: string): number => (said.has(word) ? 1 : meant.has(word) ? SYNONYM : 0);
  const idf = (word: string): number =>
    Math.log(1 + vocabulary.documents / (1 + (vocabulary.frequency.get(word) ?? 0)));
  const share = (words: readonly string[]): number => {
    let matched = 0;
    let total = 0;
    for (const word of new Set(words)) {
      total += idf(word);
      matched += idf(word) * weight(word);
    }
    return total === 0 ? 0 : matched / total;
  };
  const saidTotal = [...said].reduce((sum, word) => sum + idf(word), 0);
  const rarest = Math.log(1 + vocabulary.documents / 2);
  return {
    of(name, doc) {
      const nameWords = [...new Set(wordsOf(name))];
      // A name of common words alone (`toDate` in a date library) says little even where all of them stand in the task.
      const rarity =
        rarest === 0
          ? 1
          : Math.min(1, Math.max(0, ...nameWords.map((word) => idf(word) * weight(word))) / (0.7 * rarest));
      const docWords = new Set([...wordsOf(doc), ...nameWords]);
      const covered =
        [...docWords].reduce((sum, word) => sum + idf(word) * weight(word), 0) / (saidTotal === 0 ? 1 : saidTotal);
      return Math.min(
        1,
        0.6 * share(nameWords) * rarity + 0.15 * share(wordsOf(doc)) + 0.3 * Math.min(1, covered * 1.5),
      );
    },
    mentions: (words) => words.some((word) => said.has(word)),
  };
}
