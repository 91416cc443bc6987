import { DEAD } from "../regular/automaton.ts";
import { TupleTable } from "../regular/tuple-table.ts";
import { NO_LEXEME, type Lexer } from "./lexer.ts";
import { NO_RESTRICTION } from "./lowering/terminals.ts";
import { PairTable } from "./pair-table.ts";
import { NO_FRONTIER, type ParseStacks } from "./parse-stacks.ts";
import { withinStack } from "./within-stack.ts";

/** The situation from which no text of the language can be completed. */
export const REFUSED = 0;

/**
 * Reads text byte by byte. A situation is a set of configurations, each a frontier of the parser, the state of the lexer
 * in the lexeme that has begun, and what must not come next. Situations are numbers; equal ones are equal numbers, and
 * nothing is ever changed.
 */
export class Recognizer {
  readonly stacks: ParseStacks;
  readonly lexer: Lexer;
  #start = REFUSED;
  #situations = new TupleTable();
  #steps = new PairTable(4096);
  #liveness = new PairTable();
  #ends: (boolean | undefined)[] = [];

  constructor(stacks: ParseStacks, lexer: Lexer) {
    this.stacks = stacks;
    this.lexer = lexer;
    this.#situations.intern([]);
  }

  /** The situation before any text, found when it is first asked for. */
  get start(): number {
    if (this.#start === REFUSED) {
      const { start } = this.stacks;
      this.#start = withinStack(() => this.#situations.intern([start, this.lexemeStart(start), NO_RESTRICTION]));
    }
    return this.#start;
  }

  get size(): number {
    return this.#situations.size;
  }
  get byteLength(): number {
    return this.#situations.byteLength + this.#steps.byteLength + this.lexer.byteLength + this.stacks.byteLength;
  }

  /** The configurations of a situation: frontier, lexer state, restriction; again and again. */
  configurationsOf(situation: number): Int32Array {
    return this.#situations.get(situation);
  }

  /** The state of the lexer before the next lexeme after a frontier. */
  lexemeStart(frontier: number): number {
    const { terminals, accepting } = this.stacks.closureOf(frontier);
    return this.lexer.start(terminals, accepting);
  }

  /** True when the text may end here. */
  mayEnd(situation: number): boolean {
    let found = this.#ends[situation];
    if (found === undefined) {
      const all = this.configurationsOf(situation);
      found = false;
      for (let i = 0; i < all.length && !found; i += 3) found = this.lexer.mayEnd(all[i + 1] as number);
      this.#ends[situation] = found;
    }
    return found;
  }

  /** The situation after a byte, or `REFUSED`. */
  step(situation: number, byte: number): number {
    const known = this.#steps.get(situation, byte);
    return known < 0 ? withinStack(() => this.#explore(situation, byte)) : known;
  }

  /** The restriction that both hold. */
  combined(a: number, b: number): number {
    if (a === NO_RESTRICTION || a === b) return b;
    if (b === NO_RESTRICTION) return a;
    const { automaton } = this.lexer.terminals;
    return automaton.stateOf(automaton.languages.alternate([automaton.languageOf(a), automaton.languageOf(b)]));
  }

  #explore(situation: number, byte: number): number {
    const { automaton, restriction: restrictions } = this.lexer.terminals;
    const before = this.configurationsOf(situation);
    const after: number[] = [];
    for (let i = 0; i < before.length; i += 3) {
      const frontier = before[i] as number;
      const lexeme = this.lexer.step(before[i + 1] as number, byte);
      if (lexeme === NO_LEXEME) continue;
      let restriction = before[i + 2] as number;
      if (restriction !== NO_RESTRICTION) {
        restriction = automaton.step(restriction, byte);
        if (restriction !== DEAD && automaton.isAccepting(restriction)) continue;
      }
      if (this.#isLive(lexeme, restriction)) after.push(frontier, lexeme, restriction);
      for (const terminal of this.lexer.acceptedIn(lexeme)) {
        const next = this.stacks.shift(frontier, terminal);
        if (next === NO_FRONTIER) continue;
        const start = this.lexemeStart(next);
        const forbidden = this.combined(restriction, restrictions[terminal] as number);
        if (this.#isLive(start, forbidden)) after.push(next, start, forbidden);
      }
    }
    const result = this.#situations.intern(sortedTriples(after));
    this.#steps.set(situation, byte, result);
    return result;
  }

  /** Whether a lexeme can be completed, or the text end, in spite of a restriction. */
  #isLive(lexeme: number, restriction: number): boolean {
    if (restriction === NO_RESTRICTION || this.lexer.mayEnd(lexeme)) return lexeme !== NO_LEXEME;
    const known = this.#liveness.get(lexeme, restriction);
    if (known >= 0) return known === 1;
    const { automaton } = this.lexer.terminals;
    const entries = this.lexer.entriesOf(lexeme);
    let live = false;
    for (let i = 1; i < entries.length && !live; i += 2) live = automaton.canAvoid(entries[i] as number, restriction);
    this.#liveness.set(lexeme, restriction, live ? 1 : 0);
    return live;
  }
}

function sortedTriples(values: readonly number[]): number[] {
  if (values.length <= 3) return values as number[];
  const triples: [number, number, number][] = [];
  for (let i = 0; i < values.length; i += 3) {
    triples.push([values[i] as number, values[i + 1] as number, values[i + 2] as number]);
  }
  triples.sort((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2]);
  const distinct = triples.filter((one, i) => {
    const last = triples[i - 1];
    return !last || last[0] !== one[0] || last[1] !== one[1] || last[2] !== one[2];
  });
  return distinct.flat();
}
