import type { Expression, Grammar } from "../../ast/grammar.ts";

/** A grammar as it is used in one place: an embedded grammar has a scope of its own for its names. */
export interface Scope {
  readonly id: number;
  readonly grammar: Grammar;
}

/** Numbers for expressions and scopes, by identity. */
export class Scopes {
  #expressions = new Map<Expression, number>();
  #scopes = new Map<Grammar, Scope>();

  of(grammar: Grammar): Scope {
    let scope = this.#scopes.get(grammar);
    if (!scope) this.#scopes.set(grammar, (scope = { id: this.#scopes.size, grammar }));
    return scope;
  }

  numberOf(expression: Expression): number {
    let id = this.#expressions.get(expression);
    if (id === undefined) this.#expressions.set(expression, (id = this.#expressions.size));
    return id;
  }
}
