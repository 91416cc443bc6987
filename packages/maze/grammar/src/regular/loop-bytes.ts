/** What is asked of regular expressions without intersections and complements, each of whose parts has a word. */
export interface LoopTerms<Term> {
  /** What one is made of; nothing for a word or one character. */
  childrenOf(term: Term): readonly Term[];
  /** True for a repetition without end. */
  isEndless(term: Term): boolean;
  /** Adds the ASCII bytes in words of a term without children. */
  addAscii(term: Term, bytes: AsciiBytes): void;
}

const WORDS = 4;

/** A set of ASCII bytes, as bits. */
export class AsciiBytes {
  readonly #bits = new Int32Array(WORDS);

  add(first: number, last: number = first): void {
    for (let byte = first; byte <= Math.min(last, 127); byte++) {
      this.#bits[byte >> 5] = (this.#bits[byte >> 5] as number) | (1 << (byte & 31));
    }
  }

  addAll(other: AsciiBytes): void {
    for (let i = 0; i < WORDS; i++) this.#bits[i] = (this.#bits[i] as number) | (other.#bits[i] as number);
  }

  /** True where a byte is not in the other set. */
  exceeds(other: AsciiBytes): boolean {
    return this.#bits.some((word, i) => (word & ~(other.#bits[i] as number)) !== 0);
  }
}

/** The ASCII bytes that words can have any number of: those of repetitions without end. */
export class LoopBytes<Term> {
  readonly #terms: LoopTerms<Term>;
  #loops = new Map<Term, AsciiBytes>();
  #alphabets = new Map<Term, AsciiBytes>();

  constructor(terms: LoopTerms<Term>) {
    this.#terms = terms;
  }

  /** True where words of a term can have more of some byte than those of any of the others. */
  outgrows(term: Term, others: readonly Term[]): boolean {
    const all = new AsciiBytes();
    for (const other of others) all.addAll(this.#of(other));
    return this.#of(term).exceeds(all);
  }

  #of(term: Term): AsciiBytes {
    let loops = this.#loops.get(term);
    if (!loops) {
      loops = new AsciiBytes();
      if (this.#terms.isEndless(term)) loops.addAll(this.#alphabetOf(term));
      else for (const child of this.#terms.childrenOf(term)) loops.addAll(this.#of(child));
      this.#loops.set(term, loops);
    }
    return loops;
  }

  /** The ASCII bytes in words of a term. */
  #alphabetOf(term: Term): AsciiBytes {
    let alphabet = this.#alphabets.get(term);
    if (!alphabet) {
      alphabet = new AsciiBytes();
      const children = this.#terms.childrenOf(term);
      if (children.length === 0) this.#terms.addAscii(term, alphabet);
      for (const child of children) alphabet.addAll(this.#alphabetOf(child));
      this.#alphabets.set(term, alphabet);
    }
    return alphabet;
  }
}
