import type { Grammar } from "../../ast/grammar.ts";
import { ruleGraph, type RuleGraph } from "./rule-graph.ts";

/** A grammar as it is used in one place: an embedded grammar has a scope of its own for its names. */
export interface Scope {
  readonly id: number;
  readonly grammar: Grammar;
  /** The rules that its entries reach. */
  readonly graph: RuleGraph;
}

/** Scopes with a number each, by identity of their grammars. */
export class Scopes {
  #scopes = new Map<Grammar, Map<string, Scope>>();
  #count = 0;

  /** The scope of a grammar that is used from `entry` on. */
  of(grammar: Grammar, entry: string = grammar.start): Scope {
    let scopes = this.#scopes.get(grammar);
    if (!scopes) this.#scopes.set(grammar, (scopes = new Map<string, Scope>()));
    let scope = scopes.get(entry);
    if (!scope) scopes.set(entry, (scope = { id: this.#count++, grammar, graph: ruleGraph(grammar, entry) }));
    return scope;
  }
}
