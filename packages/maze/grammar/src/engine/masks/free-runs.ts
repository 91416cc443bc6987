import { DEAD, type Automaton } from "../../regular/automaton.ts";
import { NO_RESTRICTION } from "../lowering/terminals.ts";
import { ASCII_KINDS, PAST_ASCII } from "./byte-kinds.ts";

/**
 * The kinds of bytes that a state takes without leaving it, as the inside of a string takes letters: where a whole subtree
 * of the trie has no other bytes, all its tokens lie within the lexeme, and nobody need look at them.
 */
export class FreeRuns {
  readonly #automaton: Automaton;
  #kinds = new Map<number, Int32Array>();

  constructor(automaton: Automaton) {
    this.#automaton = automaton;
  }

  /** The kinds for states that were asked for before, by state; -1 where `kindsOf` must be asked. */
  table(after: number): Int32Array {
    let table = this.#kinds.get(after);
    if (!table || table.length < this.#automaton.size) {
      const larger = new Int32Array(this.#automaton.size + 1024).fill(-1);
      if (table) larger.set(table);
      this.#kinds.set(after, (table = larger));
    }
    return table;
  }

  /** The kinds of bytes that leave a state as it is and at none of which a lexeme before `after` may end. */
  kindsOf(state: number, after: number): number {
    const automaton = this.#automaton;
    const mayEnd = automaton.isAccepting(state);
    let kinds = 0;
    if (!mayEnd || after !== NO_RESTRICTION) {
      for (const { bit, bytes } of ASCII_KINDS) {
        const stays = bytes.every((byte) => automaton.step(state, byte) === state);
        if (stays && (!mayEnd || bytes.every((byte) => this.#isRefused(after, byte)))) kinds |= bit;
      }
      if (!mayEnd && this.#takesAllCharacters(state)) kinds |= PAST_ASCII;
    }
    this.table(after)[state] = kinds;
    return kinds;
  }

  #isRefused(after: number, byte: number): boolean {
    const next = this.#automaton.step(after, byte);
    return next !== DEAD && this.#automaton.isAccepting(next);
  }

  /** True when every well-formed character past ASCII leads back to the state. */
  #takesAllCharacters(state: number): boolean {
    // Most leading bytes lead to few states, and each is looked at once.
    const seen = new Set<number>();
    for (let lead = 0xc2; lead <= 0xf4; lead++) {
      const count = lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : 3;
      const low = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
      const high = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
      if (!this.#leadsBack(this.#automaton.step(state, lead), count, low, high, state, seen)) return false;
    }
    return true;
  }

  #leadsBack(from: number, count: number, low: number, high: number, state: number, seen: Set<number>): boolean {
    if (from === DEAD || this.#automaton.isAccepting(from)) return false;
    const key = ((from * 4 + count) * 256 + low) * 256 + high;
    if (seen.has(key)) return true;
    for (let byte = low; byte <= high; byte++) {
      const next = this.#automaton.step(from, byte);
      if (count === 1 ? next !== state : !this.#leadsBack(next, count - 1, 0x80, 0xbf, state, seen)) return false;
    }
    seen.add(key);
    return true;
  }
}
