import { DEAD } from "../regular/automaton.ts";
import { TupleTable, grown } from "../regular/tuple-table.ts";
import { NO_TRIVIA, type Terminals } from "./lowering/terminals.ts";

/** Entry of a lexer state that says: the text may end here. */
export const END = -1;
/** Entry of kind `k` of trivia in a lexer state is `FIRST_TRIVIA - k`. */
export const FIRST_TRIVIA = -2;
/** The lexer state from which no lexeme can be completed. */
export const NO_LEXEME = 0;
const UNKNOWN = -1;

/**
 * Reads lexemes byte by byte. A state is a set of terminals that can follow at this place of the grammar, and for each
 * terminal of which a lexeme has begun (or may begin here) the state of its own automaton.
 *
 * State tuples are `[expected, entry, state, entry, state, …]`, where `expected` numbers the set of terminals and `entry`
 * is a terminal, `END`, or a kind of trivia.
 */
export class Lexer {
  readonly terminals: Terminals;
  readonly #endTrivia: number;
  #expected = new TupleTable();
  #states = new TupleTable();
  #starts = new Map<number, number>();
  #next = new Int32Array(256 * 16).fill(UNKNOWN);
  #accepted: (readonly number[] | undefined)[] = [];
  #firstBytes: (Int32Array | undefined)[] = [];

  constructor(terminals: Terminals, endTrivia: number) {
    this.terminals = terminals;
    this.#endTrivia = endTrivia;
    this.#states.intern([]);
    this.#next.fill(NO_LEXEME, 0, 256);
  }

  get size(): number {
    return this.#states.size;
  }
  get byteLength(): number {
    return this.#next.byteLength + this.#states.byteLength + this.#expected.byteLength;
  }

  /** The state before a lexeme of one of the terminals, or before the end of the text where `accepting`. */
  start(expected: readonly number[], accepting: boolean): number {
    const id = this.#expected.intern(accepting ? [END, ...expected] : expected);
    let state = this.#starts.get(id);
    if (state === undefined) {
      const entries: number[] = [];
      const kinds = new Set<number>();
      for (const entry of this.#expected.get(id)) {
        entries.push(entry, this.#startOf(entry));
        const kind = this.#triviaOf(entry);
        if (kind !== NO_TRIVIA) kinds.add(kind);
      }
      for (const kind of kinds) entries.push(FIRST_TRIVIA - kind, this.terminals.triviaStart[kind] as number);
      state = this.#intern(id, entries);
      this.#starts.set(id, state);
    }
    return state;
  }

  /** The terminals of the state, in pairs of entry and automaton state. */
  entriesOf(state: number): Int32Array {
    return this.#states.get(state).subarray(1);
  }

  /** The terminals that may begin after trivia of a kind, in a state. */
  expectedAfter(state: number, kind: number): number[] {
    const expected = this.#states.at(state, 0);
    return [...this.#expected.get(expected)].filter((entry) => this.#triviaOf(entry) === kind);
  }

  step(state: number, byte: number): number {
    const index = (state << 8) | byte;
    const known = index < this.#next.length ? (this.#next[index] as number) : UNKNOWN;
    return known === UNKNOWN ? this.#explore(state, byte) : known;
  }

  /** The terminals of which a lexeme may end in the state. */
  acceptedIn(state: number): readonly number[] {
    let found = this.#accepted[state];
    if (!found) {
      const list: number[] = [];
      const entries = this.entriesOf(state);
      for (let i = 0; i < entries.length; i += 2) {
        const entry = entries[i] as number;
        if (entry >= 0 && this.terminals.automaton.isAccepting(entries[i + 1] as number)) list.push(entry);
      }
      found = list;
      this.#accepted[state] = found;
    }
    return found;
  }

  /** The bytes that may come next in the state, as eight words of bits. */
  firstBytes(state: number): Int32Array {
    let bits = this.#firstBytes[state];
    if (!bits) {
      bits = new Int32Array(8);
      const entries = this.entriesOf(state);
      for (let i = 1; i < entries.length; i += 2) {
        const some = this.terminals.automaton.firstBytes(entries[i] as number);
        for (let word = 0; word < 8; word++) bits[word] = (bits[word] as number) | (some[word] as number);
      }
      this.#firstBytes[state] = bits;
    }
    return bits;
  }

  /** True when the text may end in the state. */
  mayEnd(state: number): boolean {
    const start = this.#states.startOf(state) + 1;
    // Entries are sorted, so trivia comes first, then the end.
    for (let i = start; i < this.#states.endOf(state); i += 2) {
      const entry = this.#states.pool[i] as number;
      if (entry === END) return true;
      if (entry > END) return false;
    }
    return false;
  }

  #triviaOf(entry: number): number {
    return entry === END ? this.#endTrivia : (this.terminals.trivia[entry] as number);
  }

  #startOf(entry: number): number {
    return entry === END ? DEAD : (this.terminals.start[entry] as number);
  }

  #explore(state: number, byte: number): number {
    const { automaton } = this.terminals;
    const expected = this.#states.at(state, 0);
    const before = this.entriesOf(state);
    const entries: number[] = [];
    for (let i = 0; i < before.length; i += 2) {
      const entry = before[i] as number;
      if (entry === END) continue;
      const next = automaton.step(before[i + 1] as number, byte);
      if (next === DEAD) continue;
      entries.push(entry, next);
      if (entry > FIRST_TRIVIA || !automaton.isAccepting(next)) continue;
      for (const fresh of this.expectedAfter(state, FIRST_TRIVIA - entry)) entries.push(fresh, this.#startOf(fresh));
    }
    const result = entries.length === 0 ? NO_LEXEME : this.#intern(expected, entries);
    const needed = (Math.max(state, result) + 1) << 8;
    if (needed > this.#next.length) {
      const old = this.#next.length;
      this.#next = grown(this.#next, needed);
      this.#next.fill(UNKNOWN, old);
    }
    this.#next[(state << 8) | byte] = result;
    return result;
  }

  /** Sorts the pairs and drops repeated ones. */
  #intern(expected: number, entries: readonly number[]): number {
    const order: number[] = [];
    for (let i = 0; i < entries.length; i += 2) order.push(i);
    order.sort(
      (a, b) =>
        (entries[a] as number) - (entries[b] as number) || (entries[a + 1] as number) - (entries[b + 1] as number),
    );
    const tuple = [expected];
    for (const i of order) {
      const last = tuple.length - 2;
      if (last > 0 && tuple[last] === entries[i] && tuple[last + 1] === entries[i + 1]) continue;
      tuple.push(entries[i] as number, entries[i + 1] as number);
    }
    return this.#states.intern(tuple);
  }
}
