import { DEAD, type Automaton } from "../../regular/automaton.ts";
import { LAST_CODE_POINT } from "../../pattern/character-ranges.ts";
import { NO_RESTRICTION } from "../lowering/terminals.ts";
import type { CharacterRange } from "../../pattern/pattern.ts";
import { ASCII_KINDS, COMMON_LETTERS, OTHERS_PAST_ASCII } from "./byte-kinds.ts";
import { commonLetters } from "./common-letters.ts";

/** All that is not ASCII. */
const PAST_ASCII: readonly CharacterRange[] = [
  [0x80, 0xd7ff],
  [0xe000, LAST_CODE_POINT],
];
/** How many bytes follow the first one in the UTF-8 of code points from one to another. */
const SIZES = [
  [1, 0x80, 0x7ff],
  [2, 0x800, 0xffff],
  [3, 0x10000, LAST_CODE_POINT],
] as const;
/** What must not come has come. */
const REFUSED = -1;

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
      const refusal = mayEnd ? after : REFUSED;
      if (this.#takesAll(commonLetters, state, refusal)) {
        kinds |= COMMON_LETTERS;
        if (!mayEnd && this.#takesAll(PAST_ASCII, state, refusal)) kinds |= OTHERS_PAST_ASCII;
      }
    }
    this.table(after)[state] = kinds;
    return kinds;
  }

  #isRefused(after: number, byte: number): boolean {
    const next = this.#automaton.step(after, byte);
    return next !== DEAD && this.#automaton.isAccepting(next);
  }

  /** True when every character of the ranges leads back to the state, and is refused where it must be. */
  #takesAll(ranges: readonly CharacterRange[], state: number, refusal: number): boolean {
    // What many leading bytes have in common is looked at once.
    const seen = new Set<number>();
    return ranges.every(([low, high]) => {
      for (const [count, first, last] of SIZES) {
        if (low > last || high < first) continue;
        const size = 64 ** count;
        const lead = count === 1 ? 0xc0 : count === 2 ? 0xe0 : 0xf0;
        const [from, to] = [Math.max(low, first), Math.min(high, last)];
        const walk = { target: state, from, to, seen };
        if (!this.#leadBack(walk, state, refusal, Math.floor(from / size), Math.floor(to / size), count, lead, 0)) {
          return false;
        }
      }
      return true;
    });
  }

  /** Whether the characters of a walk lead back, whose next `bits` lie from `first` to `last`; `left` bytes come after. */
  #leadBack(
    walk: Walk,
    state: number,
    refusal: number,
    first: number,
    last: number,
    left: number,
    mark: number,
    base: number,
  ): boolean {
    const automaton = this.#automaton;
    const size = 64 ** left;
    for (let bits = first; bits <= last; bits++) {
      const byte = mark | bits;
      const next = automaton.step(state, byte);
      if (next === DEAD) return false;
      let then = refusal;
      if (then !== REFUSED) {
        then = automaton.step(refusal, byte);
        if (then === DEAD) return false;
        if (automaton.isAccepting(then)) then = REFUSED;
      }
      if (left === 0) {
        if (next !== walk.target || then !== REFUSED) return false;
        continue;
      }
      if (automaton.isAccepting(next)) return false;
      const low = base + bits * size;
      const from = Math.max(walk.from - low, 0);
      const to = Math.min(walk.to - low, size - 1);
      const whole = from === 0 && to === size - 1;
      const key = (next * 2 ** 23 + then + 1) * 4 + left;
      if (whole && walk.seen.has(key)) continue;
      const part = size / 64;
      const [start, stop] = [Math.floor(from / part), Math.floor(to / part)];
      if (!this.#leadBack(walk, next, then, start, stop, left - 1, 0x80, low)) return false;
      if (whole) walk.seen.add(key);
    }
    return true;
  }
}

/** Characters from one code point to another, all of which are to lead to a state. */
interface Walk {
  readonly target: number;
  readonly from: number;
  readonly to: number;
  /** Pairs of states from which every continuation of so many bytes leads back. */
  readonly seen: Set<number>;
}
