import { MazeError } from "@maze/core";
import type { GrammarErrorCode } from "../errors.ts";
import { TupleTable } from "../regular/tuple-table.ts";
import { terminalSymbol } from "./lowering/productions.ts";
import { nonterminalSymbol } from "./lowering/productions.ts";
import { NO_STATE, type LrAutomaton } from "./lr-automaton.ts";
import { PairTable } from "./pair-table.ts";

/** No frontier: the terminal cannot follow. */
export const NO_FRONTIER = -1;

/**
 * So many reductions after one terminal that lead where others already led, and the grammar is refused as too ambiguous
 * for the text. Few are in vain but where a text has many derivations: then they grow with each lexeme.
 */
const VAIN_LIMIT = 10_000;

/** A frontier with everything that can be reduced in it reduced. */
export interface Closure {
  /** The tops of all stacks, before and after reductions. */
  readonly nodes: readonly number[];
  /** The terminals that can follow, in ascending order. */
  readonly terminals: readonly number[];
  /** True when the text may end here. */
  readonly accepting: boolean;
}

/**
 * The stacks of a generalised LR parser as a graph (Tomita 1985), hash-consed: a node is a state with the set of nodes
 * below it, equal nodes are one number, and nothing is ever changed, so that going back costs nothing. A frontier is the
 * set of tops after one terminal. Since no production is empty, every reduction pops the top that it starts from.
 */
export class ParseStacks {
  readonly automaton: LrAutomaton;
  /** The frontier before any text. */
  readonly start: number;
  #nodes = new TupleTable();
  #frontiers = new TupleTable();
  #closures: (Closure | undefined)[] = [];
  #shifts = new PairTable();

  constructor(automaton: LrAutomaton) {
    this.automaton = automaton;
    this.start = this.#frontiers.intern([this.#nodes.intern([automaton.start])]);
  }

  get byteLength(): number {
    // A closure is about two arrays of ten numbers.
    const closures = this.#closures.length * 200;
    return closures + this.#nodes.byteLength + this.#frontiers.byteLength + this.#shifts.byteLength;
  }

  stateOf(node: number): number {
    return this.#nodes.at(node, 0);
  }

  /** The nodes below a node. */
  parentsOf(node: number): Int32Array {
    return this.#nodes.get(node).subarray(1);
  }

  /** The nodes `distance` below a node; distance 0 is the node itself. */
  below(node: number, distance: number): Iterable<number> {
    let level: Iterable<number> = [node];
    for (let i = 0; i < distance; i++) {
      const next = new Set<number>();
      for (const one of level) {
        const end = this.#nodes.endOf(one);
        for (let at = this.#nodes.startOf(one) + 1; at < end; at++) next.add(this.#nodes.pool[at] as number);
      }
      level = next;
    }
    return level;
  }

  /** The frontier after a terminal, or `NO_FRONTIER`. */
  shift(frontier: number, terminal: number): number {
    const known = this.#shifts.get(frontier, terminal);
    if (known >= 0) return known - 1;
    const tops = new Map<number, number[]>();
    for (const node of this.closureOf(frontier).nodes) {
      const next = this.automaton.next(this.stateOf(node), terminalSymbol(terminal));
      if (next === NO_STATE) continue;
      const parents = tops.get(next);
      if (parents) parents.push(node);
      else tops.set(next, [node]);
    }
    const result = tops.size === 0 ? NO_FRONTIER : this.#frontiers.intern(this.#nodesOf(tops));
    this.#shifts.set(frontier, terminal, result + 1);
    return result;
  }

  closureOf(frontier: number): Closure {
    let found = this.#closures[frontier];
    if (!found) {
      found = this.#computeClosure(frontier);
      this.#closures[frontier] = found;
    }
    return found;
  }

  #nodesOf(tops: ReadonlyMap<number, readonly number[]>): number[] {
    const nodes: number[] = [];
    for (const [state, parents] of tops) {
      nodes.push(this.#nodes.intern([state, ...[...parents].sort((a, b) => a - b)]));
    }
    return nodes.sort((a, b) => a - b);
  }

  #computeClosure(frontier: number): Closure {
    const { automaton } = this;
    const tops = new Map<number, Set<number>>();
    // Pairs of a state and a node below it, each looked at once.
    const states: number[] = [];
    const parents: number[] = [];
    const add = (state: number, parent: number): boolean => {
      const known = tops.get(state);
      if (known?.has(parent)) return false;
      if (known) known.add(parent);
      else tops.set(state, new Set([parent]));
      states.push(state);
      parents.push(parent);
      return true;
    };
    for (const node of this.#frontiers.get(frontier)) {
      const state = this.stateOf(node);
      const below = this.parentsOf(node);
      if (below.length === 0) tops.set(state, new Set());
      for (const parent of below) add(state, parent);
    }
    let vain = 0;
    let accepting = frontier === this.start && automaton.productions.startIsNullable;
    for (let state = states.pop(); state !== undefined; state = states.pop()) {
      const parent = parents.pop() as number;
      for (const { nonterminal, length } of automaton.reductionsOf(state)) {
        if (nonterminal < 0) {
          accepting = true;
          continue;
        }
        for (const node of this.below(parent, length - 1)) {
          const next = automaton.next(this.stateOf(node), nonterminalSymbol(nonterminal));
          if (next !== NO_STATE && add(next, node)) continue;
          if (++vain > VAIN_LIMIT) throw tooAmbiguous(automaton.productions.labelOf(nonterminal));
        }
      }
    }
    const terminals = new Set<number>();
    const arrays = new Map<number, number[]>();
    for (const [state, parents] of tops) {
      arrays.set(state, [...parents]);
      for (const terminal of automaton.terminalsOf(state)) terminals.add(terminal);
    }
    return { nodes: this.#nodesOf(arrays), terminals: [...terminals].sort((a, b) => a - b), accepting };
  }
}

function tooAmbiguous(rule: string): MazeError<GrammarErrorCode> {
  return new MazeError<GrammarErrorCode>({
    code: "MAZE_GRAMMAR_LIMIT",
    message: `the text can be derived in too many ways at "${rule}": more than ${String(VAIN_LIMIT)} reductions after one lexeme found nothing new`,
    hint: "Make the grammar less ambiguous there, e.g. a list as `item list` rather than `list list`.",
  });
}
