/** A keyword that the grammar does not enforce, or not wholly: check it in the finished value. */
export interface LeftToValidation {
  /** JSON pointer of the keyword; of another document after its URI and `#`. */
  readonly pointer: string;
  readonly keyword: string;
  readonly reason: string;
}

/** Collects what is left to validation, each place once. */
export class ValidationList {
  readonly #entries = new Map<string, LeftToValidation>();

  add(pointer: string, keyword: string, reason: string): void {
    const key = `${pointer} ${reason}`;
    if (!this.#entries.has(key)) this.#entries.set(key, { pointer, keyword, reason });
  }

  get entries(): readonly LeftToValidation[] {
    return [...this.#entries.values()];
  }
}
