import { nonterminalSymbol, terminalSymbol } from "../lowering/productions.ts";
import { NO_STATE, type LrAutomaton } from "../lr-automaton.ts";
import type { Lexer } from "../lexer.ts";
import { PairTable } from "../pair-table.ts";
import type { LexemeProfile, LexemeProfiles } from "./lexeme-profiles.ts";
import type { TokenSets } from "./token-sets.ts";

/**
 * What a state of the parser allows, whatever lies below it on the stack: tokens, and what is left to ask of the stack.
 * `open` holds triples: so many nodes below, a nonterminal is complete, and the remainders of a view are still to be read.
 */
export interface Contribution {
  readonly tokens: number;
  readonly open: Int32Array;
}

/**
 * The part of a mask that depends on a state of the parser alone is computed once for each state, like the
 * context-independent tokens of XGrammar (Dong et al. 2024, section 3.1), but over remainders after whole lexemes.
 */
export class StateMasks {
  readonly #automaton: LrAutomaton;
  readonly #lexer: Lexer;
  readonly #lexemes: LexemeProfiles;
  readonly #sets: TokenSets;
  #afterLexeme = new PairTable();
  #full = new PairTable();
  #contributions: Contribution[] = [];

  constructor(automaton: LrAutomaton, lexer: Lexer, lexemes: LexemeProfiles, sets: TokenSets) {
    this.#automaton = automaton;
    this.#lexer = lexer;
    this.#lexemes = lexemes;
    this.#sets = sets;
  }

  get byteLength(): number {
    return this.#afterLexeme.byteLength + this.#full.byteLength;
  }

  /** What follows when a lexeme that `state` can shift ends inside a token. */
  afterLexeme(state: number, profile: LexemeProfile): Contribution {
    const known = this.#afterLexeme.get(state, profile.id);
    if (known >= 0) return this.#contributions[known] as Contribution;
    const sets: number[] = [];
    const open = new OpenReductions();
    const { exits } = profile;
    for (let i = 0; i < exits.length; i += 2) {
      const next = this.#automaton.next(state, terminalSymbol(exits[i] as number));
      if (next !== NO_STATE) this.#addAbove(state, this.full(next, exits[i + 1] as number), sets, open);
    }
    const contribution = { tokens: this.#sets.union(sets), open: open.toArray() };
    this.#afterLexeme.set(state, profile.id, this.#contributions.push(contribution) - 1);
    return contribution;
  }

  /** What a state allows of a view, reductions included. */
  full(state: number, view: number): Contribution {
    const known = this.#full.get(state, view);
    if (known >= 0) return this.#contributions[known] as Contribution;
    const lexeme = this.#lexer.start(this.#automaton.terminalsOf(state), false);
    const profile = this.#lexemes.profile(lexeme, view);
    const shifted = this.afterLexeme(state, profile);
    const open = new OpenReductions(shifted.open);
    const sets = [profile.within, shifted.tokens];
    for (const { nonterminal, length } of this.#automaton.reductionsOf(state)) {
      if (nonterminal >= 0) open.add(length, nonterminal, view);
      // The whole text is complete: only the trivia at the end may follow.
      else sets.push(this.#lexemes.profile(this.#lexer.start([], true), view).within);
    }
    const contribution = { tokens: this.#sets.union(sets), open: open.toArray() };
    this.#full.set(state, view, this.#contributions.push(contribution) - 1);
    return contribution;
  }

  /** Adds what a state directly above `state` contributes, as far as `state` alone decides it. */
  #addAbove(state: number, above: Contribution, sets: number[], open: OpenReductions): void {
    sets.push(above.tokens);
    const todo = [above.open];
    const seen = new Set<string>();
    for (let triples = todo.pop(); triples; triples = todo.pop()) {
      for (let i = 0; i < triples.length; i += 3) {
        const distance = triples[i] as number;
        const nonterminal = triples[i + 1] as number;
        const view = triples[i + 2] as number;
        if (distance > 1) {
          open.add(distance - 1, nonterminal, view);
          continue;
        }
        const key = `${String(nonterminal)},${String(view)}`;
        const next = this.#automaton.next(state, nonterminalSymbol(nonterminal));
        if (next === NO_STATE || seen.has(key)) continue;
        seen.add(key);
        const more = this.full(next, view);
        sets.push(more.tokens);
        todo.push(more.open);
      }
    }
  }
}

/** Triples without repetitions. */
class OpenReductions {
  #keys = new Set<string>();
  #triples: number[] = [];

  constructor(triples: Int32Array = new Int32Array(0)) {
    for (let i = 0; i < triples.length; i += 3) {
      this.add(triples[i] as number, triples[i + 1] as number, triples[i + 2] as number);
    }
  }

  add(distance: number, nonterminal: number, view: number): void {
    const key = `${String(distance)},${String(nonterminal)},${String(view)}`;
    if (this.#keys.has(key)) return;
    this.#keys.add(key);
    this.#triples.push(distance, nonterminal, view);
  }

  toArray(): Int32Array {
    return Int32Array.from(this.#triples);
  }
}
