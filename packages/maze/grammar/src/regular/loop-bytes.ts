import { NOTHING } from "./basic-languages.ts";
import type { DerivativeRow } from "./derivative-row.ts";

/** What is asked of languages without intersections and complements. */
export interface LoopTerms {
  /** The languages that one is made of; none for one byte or one character. */
  childrenOf(language: number): readonly number[];
  /** True for a repetition without end. */
  isEndless(language: number): boolean;
  derivatives(language: number): DerivativeRow;
}

const WORDS = 4;

/** The ASCII bytes that words of a language can have any number of, as bits: those of its repetitions without end. */
export class LoopBytes {
  readonly #terms: LoopTerms;
  #loops = new Map<number, Int32Array>();
  #alphabets = new Map<number, Int32Array>();

  constructor(terms: LoopTerms) {
    this.#terms = terms;
  }

  of(language: number): Int32Array {
    let loops = this.#loops.get(language);
    if (!loops) {
      loops = this.#terms.isEndless(language)
        ? this.#alphabetOf(language)
        : together(this.#terms.childrenOf(language).map((child) => this.of(child)));
      this.#loops.set(language, loops);
    }
    return loops;
  }

  /** True where a byte of one set is in none of the others. */
  hasOther(loops: Int32Array, others: readonly Int32Array[]): boolean {
    const all = together(others);
    return loops.some((word, i) => (word & ~(all[i] as number)) !== 0);
  }

  /** The ASCII bytes in words of a language. */
  #alphabetOf(language: number): Int32Array {
    let alphabet = this.#alphabets.get(language);
    if (!alphabet) {
      const children = this.#terms.childrenOf(language);
      alphabet =
        children.length === 0
          ? firstAscii(this.#terms.derivatives(language))
          : together(children.map((child) => this.#alphabetOf(child)));
      this.#alphabets.set(language, alphabet);
    }
    return alphabet;
  }
}

function together(sets: readonly Int32Array[]): Int32Array {
  const all = new Int32Array(WORDS);
  for (const set of sets) for (let i = 0; i < WORDS; i++) all[i] = (all[i] as number) | (set[i] as number);
  return all;
}

function firstAscii({ ends, targets }: DerivativeRow): Int32Array {
  const set = new Int32Array(WORDS);
  for (let i = 0, byte = 0; i < ends.length; i++) {
    for (; byte <= (ends[i] as number) && byte < 128; byte++) {
      if (targets[i] !== NOTHING) set[byte >> 5] = (set[byte >> 5] as number) | (1 << (byte & 31));
    }
  }
  return set;
}
