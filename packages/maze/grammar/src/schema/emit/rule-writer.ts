import { choice, pattern, rule, sequence } from "../../ast/expression-builders.ts";
import type { Argument, Expression, Rule, RuleExpression } from "../../ast/grammar.ts";
import { characterClass } from "../../pattern/pattern-builders.ts";
import type { Automaton } from "../regular/automaton.ts";

/** Names rules and keeps them. */
export class RuleWriter {
  readonly rules: Record<string, Rule> = {};
  readonly #taken = new Map<string, number>();

  /** A name that no rule has: `wanted`, or it with a number. */
  name(wanted: string): string {
    const plain = wanted.replaceAll(/[^A-Za-z0-9]+/g, "-").replaceAll(/^-+|-+$/g, "") || "value";
    const used = this.#taken.get(plain) ?? 0;
    this.#taken.set(plain, used + 1);
    return used === 0 ? plain : this.name(`${plain}-${String(used + 1)}`);
  }

  define(name: string, body: Expression, parametric = false): void {
    this.rules[name] = parametric ? { body, parametric } : { body };
  }

  /** A reference to a parametric rule after several changes of the parameter, through a rule for each but the last. */
  after(name: string, changes: readonly Argument[]): Expression {
    const [first, ...others] = changes;
    if (first === undefined) return rule(name, { op: "self" });
    if (others.length === 0) return rule(name, first);
    const step = this.name(`${name}-step`);
    this.define(step, this.after(name, others), true);
    return rule(step, first);
  }

  /** The rules of an automaton, right-linear; gives the reference to its start. */
  automaton(wanted: string, { symbols, accepts, next }: Automaton): RuleExpression {
    const names = accepts.map(() => this.name(wanted));
    for (const [state, row] of next.entries()) {
      const ways = new Map<number, string>();
      for (const [symbol, target] of row.entries()) {
        if (target >= 0) ways.set(target, (ways.get(target) ?? "") + symbols.charAt(symbol));
      }
      const options = Array.from(ways, ([target, on]) =>
        sequence(pattern(characterClass(on)), rule(names[target] ?? "")),
      );
      if (accepts[state] === true) options.push(sequence());
      this.define(names[state] ?? "", choice(...options));
    }
    return { kind: "rule", name: names[0] ?? "" };
  }
}
