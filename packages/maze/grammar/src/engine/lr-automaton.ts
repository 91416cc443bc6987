import { TupleTable, grown } from "../regular/tuple-table.ts";
import { indexOf, isTerminal, type GrammarSymbol, type Productions } from "./lowering/productions.ts";
import { PairTable } from "./pair-table.ts";

/** No state: the symbol cannot follow. */
export const NO_STATE = -1;

/** A production is complete in a state: so many symbols become the nonterminal. */
export interface Reduction {
  readonly nonterminal: number;
  readonly length: number;
}

/**
 * The LR(0) automaton of a grammar, built as it is used (Heering, Klint and Rekers 1990, "Incremental generation of
 * parsers"). A state is its kernel alone: what its closure adds is looked up in left corners, which are computed once for
 * each nonterminal, so a new state costs as much as its kernel is long.
 */
export class LrAutomaton {
  readonly productions: Productions;
  /** The state before the start symbol. */
  readonly start: number;
  #kernels = new TupleTable();
  #gotos = new PairTable();
  #reductions: (readonly Reduction[] | undefined)[] = [];
  #terminals: (readonly number[] | undefined)[] = [];
  #corners: (LeftCorner | undefined)[] = [];
  /** For each item the symbol after its dot, or -1 - production where the production is complete. */
  #itemSymbol = new Int32Array(1024);
  #items = 0;
  #producers: Reduction[] = [];
  #itemsOf = new Map<number, number[]>();

  constructor(productions: Productions) {
    this.productions = productions;
    // The augmented production: nonterminal -1 derives the start.
    this.start = this.#kernels.intern([this.#addProduction(-1, [1])]);
  }

  get size(): number {
    return this.#kernels.size;
  }

  /** The state after `symbol`, or `NO_STATE`. */
  next(state: number, symbol: GrammarSymbol): number {
    const known = this.#gotos.get(state, symbol);
    if (known >= 0) return known - 1;
    const items: number[] = [];
    const start = this.#kernels.startOf(state);
    const end = this.#kernels.endOf(state);
    for (let i = start; i < end; i++) {
      const item = this.#kernels.pool[i] as number;
      const after = this.#itemSymbol[item] as number;
      if (after === symbol) items.push(item + 1);
      if (after < 0 || isTerminal(after)) continue;
      const more = this.#corner(indexOf(after)).items.get(symbol);
      if (more) for (const one of more) items.push(one);
    }
    const result = items.length === 0 ? NO_STATE : this.#kernels.intern(sortedDistinct(items));
    this.#gotos.set(state, symbol, result + 1);
    return result;
  }

  /** The terminals that can follow, in ascending order. */
  terminalsOf(state: number): readonly number[] {
    let found = this.#terminals[state];
    if (!found) {
      const all: number[] = [];
      for (const item of this.#kernels.get(state)) {
        const after = this.#itemSymbol[item] as number;
        if (after < 0) continue;
        if (isTerminal(after)) all.push(indexOf(after));
        else for (const terminal of this.#corner(indexOf(after)).terminals) all.push(terminal);
      }
      found = sortedDistinct(all);
      this.#terminals[state] = found;
    }
    return found;
  }

  /** The productions that are complete. Nonterminal -1 is the whole text. */
  reductionsOf(state: number): readonly Reduction[] {
    let found = this.#reductions[state];
    if (!found) {
      const list: Reduction[] = [];
      for (const item of this.#kernels.get(state)) {
        const after = this.#itemSymbol[item] as number;
        if (after >= 0) continue;
        const reduction = this.#producers[-1 - after] as Reduction;
        // Different productions of one length and nonterminal are one reduction to a recogniser.
        const twin = list.some((one) => one.nonterminal === reduction.nonterminal && one.length === reduction.length);
        if (!twin) list.push(reduction);
      }
      found = list;
      this.#reductions[state] = found;
    }
    return found;
  }

  /** What a nonterminal may begin with: for each symbol, the items after it. */
  #corner(nonterminal: number): LeftCorner {
    let found = this.#corners[nonterminal];
    if (!found) {
      found = this.#computeCorner(nonterminal);
      this.#corners[nonterminal] = found;
    }
    return found;
  }

  #computeCorner(nonterminal: number): LeftCorner {
    const items = new Map<GrammarSymbol, number[]>();
    const terminals = new Set<number>();
    const seen = new Set([nonterminal]);
    for (const current of seen) {
      for (const item of this.#initialItems(current)) {
        const symbol = this.#itemSymbol[item] as number;
        const list = items.get(symbol);
        if (list) list.push(item + 1);
        else items.set(symbol, [item + 1]);
        if (isTerminal(symbol)) terminals.add(indexOf(symbol));
        else seen.add(indexOf(symbol));
      }
    }
    return { items, terminals: sortedDistinct([...terminals]) };
  }

  #initialItems(nonterminal: number): readonly number[] {
    let found = this.#itemsOf.get(nonterminal);
    if (!found) {
      found = this.productions.of(nonterminal).map((symbols) => this.#addProduction(nonterminal, symbols));
      this.#itemsOf.set(nonterminal, found);
    }
    return found;
  }

  #addProduction(nonterminal: number, symbols: readonly GrammarSymbol[]): number {
    const first = this.#items;
    this.#items += symbols.length + 1;
    if (this.#items > this.#itemSymbol.length) this.#itemSymbol = grown(this.#itemSymbol, this.#items);
    this.#itemSymbol.set(symbols, first);
    this.#itemSymbol[first + symbols.length] = -1 - this.#producers.length;
    this.#producers.push({ nonterminal, length: symbols.length });
    return first;
  }
}

interface LeftCorner {
  readonly items: ReadonlyMap<GrammarSymbol, readonly number[]>;
  readonly terminals: readonly number[];
}

function sortedDistinct(values: readonly number[]): number[] {
  return [...new Set(values)].sort((a, b) => a - b);
}
