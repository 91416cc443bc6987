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
  for (const text of texts) for (const word of new Set(wordsOf(text))) frequency.set(word, (frequency.get(word) ?? 0) + 1);
  return { documents: texts.length, frequency };
}

/**
 * Word overlap weighted by inverse document frequency (Sparck Jones 1972), so that `date` says little in a date library.
 */
export function createRelevance(taskName: string, taskText: string, vocabulary: Vocabulary): Relevance {
  const query = new Set([...wordsOf(taskName), ...wordsOf(taskText)]);
  const idf = (word: string): number => Math.log(1 + vocabulary.documents / (1 + (vocabulary.frequency.get(word) ?? 0)));
  const share = (words: readonly string[]): number => {
    let matched = 0;
    let total = 0;
    for (const word of new Set(words)) {
      const weight = idf(word);
      total += weight;
      if (query.has(word)) matched += weight;
    }
    return total === 0 ? 0 : matched / total;
  };
  const queryTotal = [...query].reduce((sum, word) => sum + idf(word), 0);
  return {
    of(name, doc) {
      const docWords = new Set([...wordsOf(doc), ...wordsOf(name)]);
      let matched = 0;
      for (const word of docWords) if (query.has(word)) matched += idf(word);
      const covered = queryTotal === 0 ? 0 : matched / queryTotal;
      return 0.55 * share(wordsOf(name)) + 0.15 * share(wordsOf(doc)) + 0.3 * Math.min(1, covered * 1.5);
    },
    mentions: (words) => words.some((word) => query.has(word)),
  };
}
