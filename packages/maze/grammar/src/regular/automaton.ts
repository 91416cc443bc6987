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
  #avoidable = new Map<number, boolean>();
  #firstBytes: (Int32Array | undefined)[] = [];

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

  /** Fills the row of a state and answers the next state. */
  explore(state: number, byte: number): number {
    const language = this.languageOf(state);
    const only = this.languages.onlyByte(language);
    if (only) {
      const target = this.stateOf(only.rest);
      this.#next.fill(DEAD, state << 8, (state + 1) << 8);
      this.#next[(state << 8) | only.byte] = target;
      return byte === only.byte ? target : DEAD;
    }
    const { ends, targets } = this.languages.derivatives(language);
    let start = 0;
    for (let i = 0; i < ends.length; i++) {
      const target = this.stateOf(targets[i] as number);
      const end = (ends[i] as number) + 1;
      this.#next.fill(target, (state << 8) | start, (state << 8) + end);
      start = end;
    }
    return this.#next[(state << 8) | byte] as number;
  }

  /**
   * Whether a word of `state`, and something after it, can be read without a word of `avoided` being a prefix of it. What
   * comes after the word is taken to be free.
   */
  canAvoid(state: number, avoided: number): boolean {
    if (avoided === DEAD) return state !== DEAD;
    const key = state * 2 ** 26 + avoided;
    let known = this.#avoidable.get(key);
    if (known === undefined) this.#avoidable.set(key, (known = this.#searchAvoiding(state, avoided)));
    return known;
  }

  #searchAvoiding(state: number, avoided: number): boolean {
    const seen = new Set<number>();
    const todo: [number, number][] = [[state, avoided]];
    for (let pair = todo.pop(); pair; pair = todo.pop()) {
      if (this.isAccepting(pair[0])) return true;
      for (let byte = 0; byte < 256; byte++) {
        const next = this.step(pair[0], byte);
        const open = this.step(pair[1], byte);
        if (next === DEAD || (open !== DEAD && this.isAccepting(open))) continue;
        if (open === DEAD) return true;
        const key = next * 2 ** 26 + open;
        if (seen.has(key)) continue;
        seen.add(key);
        todo.push([next, open]);
      }
    }
    return false;
  }

  /** The bytes with which a word of a state may begin, as eight words of bits. */
  firstBytes(state: number): Int32Array {
    let bits = this.#firstBytes[state];
    if (!bits) {
      bits = new Int32Array(8);
      for (let byte = 0; byte < 256; byte++) {
        if (this.step(state, byte) !== DEAD) bits[byte >> 5] = (bits[byte >> 5] as number) | (1 << (byte & 31));
      }
      this.#firstBytes[state] = bits;
    }
    return bits;
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
