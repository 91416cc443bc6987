import { Languages, NOTHING } from "./languages.ts";
import { grown } from "./tuple-table.ts";

/** The state from which no word can be completed. */
export const DEAD = 0;
const UNKNOWN = -1;

/**
 * One deterministic automaton for all patterns of a vocabulary, built as it is walked: a state is a language, what may
 * still follow. Equal residual languages are one state, also between grammars.
 */
export class Automaton {
  readonly languages = new Languages();
  #stateOf = new Map<number, number>();
  #languageOf: number[] = [];
  #next = new Int32Array(256 * 64).fill(UNKNOWN);
  #accepting = new Uint8Array(64);

  constructor() {
    this.#next.fill(DEAD, 0, 256);
    this.#languageOf.push(NOTHING);
    this.#stateOf.set(NOTHING, DEAD);
  }

  /** The state whose words are `language`; `DEAD` when it has none. */
  stateOf(language: number): number {
    let state = this.#stateOf.get(language);
    if (state === undefined) {
      state = this.languages.hasWord(language) ? this.#add(language) : DEAD;
      this.#stateOf.set(language, state);
    }
    return state;
  }

  languageOf(state: number): number {
    return this.#languageOf[state] as number;
  }

  isAccepting(state: number): boolean {
    return this.#accepting[state] === 1;
  }

  step(state: number, byte: number): number {
    const next = this.#next[(state << 8) | byte] as number;
    return next === UNKNOWN ? this.explore(state, byte) : next;
  }

  /** Entry `state << 8 | byte` is the next state, or negative where `explore` must be asked. Replaced when it grows. */
  get table(): Int32Array {
    return this.#next;
  }
  /** 1 where a word ends. Replaced when it grows. */
  get accepting(): Uint8Array {
    return this.#accepting;
  }
  get size(): number {
    return this.#languageOf.length;
  }
  get byteLength(): number {
    return this.#next.byteLength + this.#accepting.byteLength;
  }

  explore(state: number, byte: number): number {
    const next = this.stateOf(this.languages.derivative(this.languageOf(state), byte));
    this.#next[(state << 8) | byte] = next;
    return next;
  }

  #add(language: number): number {
    const state = this.#languageOf.push(language) - 1;
    if ((state + 1) * 256 > this.#next.length) {
      const old = this.#next.length;
      this.#next = grown(this.#next, (state + 1) * 256);
      this.#next.fill(UNKNOWN, old);
      const accepting = new Uint8Array(this.#next.length / 256);
      accepting.set(this.#accepting);
      this.#accepting = accepting;
    }
    if (this.languages.isNullable(language)) this.#accepting[state] = 1;
    return state;
  }
}
