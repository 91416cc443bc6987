import { TupleTable } from "../../regular/tuple-table.ts";
import { nonterminalSymbol, terminalSymbol } from "../lowering/productions.ts";
import { NO_STATE, type LrAutomaton } from "../lr-automaton.ts";
import type { Lexer } from "../lexer.ts";
import { PairTable } from "../pair-table.ts";
import type { LexemeProfile, LexemeProfiles } from "./lexeme-profiles.ts";
import { NO_TOKENS, type TokenSets } from "./token-sets.ts";

/**
 * What a state of the parser allows, whatever lies below it on the stack: tokens, and what is left to ask of the stack.
 * `open` holds numbers of open reductions: so many nodes below, a nonterminal is complete, and the remainders of a view
 * are still to be read.
 */
export interface Contribution {
  readonly tokens: number;
  readonly open: Int32Array;
}

const NOTHING_MORE: Contribution = { tokens: NO_TOKENS, open: new Int32Array(0) };

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
  #open = new TupleTable();
  #requests = new TupleTable();

  constructor(automaton: LrAutomaton, lexer: Lexer, lexemes: LexemeProfiles, sets: TokenSets) {
    this.#automaton = automaton;
    this.#lexer = lexer;
    this.#lexemes = lexemes;
    this.#sets = sets;
  }

  get byteLength(): number {
    return this.#afterLexeme.byteLength + this.#full.byteLength;
  }

  /** How many nodes below an open reduction ends. */
  distanceOf(open: number): number {
    return this.#open.at(open, 0);
  }
  nonterminalOf(open: number): number {
    return this.#requests.at(this.requestOf(open), 0);
  }
  viewOf(open: number): number {
    return this.#requests.at(this.requestOf(open), 1);
  }
  /** The number of the nonterminal and the view of an open reduction, whatever its distance. */
  requestOf(open: number): number {
    return this.#open.at(open, 1);
  }

  /** What follows when a lexeme that `state` can shift ends inside a token. */
  afterLexeme(state: number, profile: LexemeProfile): Contribution {
    if (profile.exits.length === 0) return NOTHING_MORE;
    const known = this.#afterLexeme.get(state, profile.id);
    if (known >= 0) return this.#contributions[known] as Contribution;
    const sets: number[] = [];
    const open = new Set<number>();
    const { exits } = profile;
    for (let i = 0; i < exits.length; i += 2) {
      const next = this.#automaton.next(state, terminalSymbol(exits[i] as number));
      if (next !== NO_STATE) this.#addAbove(state, this.full(next, exits[i + 1] as number), sets, open);
    }
    const contribution = { tokens: this.#sets.union(sets), open: Int32Array.from(open) };
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
    const open = new Set(shifted.open);
    const sets = [profile.within, shifted.tokens];
    for (const { nonterminal, length } of this.#automaton.reductionsOf(state)) {
      if (nonterminal >= 0) open.add(this.#openId(length, this.#requests.intern([nonterminal, view])));
      // The whole text is complete: only the trivia at the end may follow.
      else sets.push(this.#lexemes.profile(this.#lexer.start([], true), view).within);
    }
    const contribution = { tokens: this.#sets.union(sets), open: Int32Array.from(open) };
    this.#full.set(state, view, this.#contributions.push(contribution) - 1);
    return contribution;
  }

  #openId(distance: number, request: number): number {
    return this.#open.intern([distance, request]);
  }

  /** Adds what a state directly above `state` contributes, as far as `state` alone decides it. */
  #addAbove(state: number, above: Contribution, sets: number[], open: Set<number>): void {
    sets.push(above.tokens);
    const todo = [above.open];
    const seen = new Set<number>();
    for (let ids = todo.pop(); ids; ids = todo.pop()) {
      for (const id of ids) {
        const distance = this.distanceOf(id);
        const request = this.requestOf(id);
        if (distance > 1) {
          open.add(this.#openId(distance - 1, request));
          continue;
        }
        if (seen.has(request)) continue;
        seen.add(request);
        const next = this.#automaton.next(state, nonterminalSymbol(this.nonterminalOf(id)));
        if (next === NO_STATE) continue;
        const more = this.full(next, this.viewOf(id));
        sets.push(more.tokens);
        todo.push(more.open);
      }
    }
  }
}
