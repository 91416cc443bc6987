import type { Derivatives } from "../derivative/derivatives.ts";
import type { Expression, Grammar } from "./grammar.ts";

/** Which parts of a grammar derive some text, whatever the parameters: conditions are taken to hold. */
export interface Productive {
  rule(name: string): boolean;
  terminal(name: string): boolean;
  expression(expression: Expression): boolean;
}

/** The least fixed point over the rules. Names that are not defined derive nothing. */
export function findProductive(grammar: Grammar, derivatives: Derivatives): Productive {
  const rules = new Set<string>();
  const inner = new Map<Grammar, Productive>();
  const terminal = (name: string): boolean => {
    const found = Object.hasOwn(grammar.terminals, name) ? grammar.terminals[name] : undefined;
    if (found === undefined) return false;
    const { make } = derivatives;
    return !derivatives.isEmpty(make.intersect([derivatives.of(found.pattern), make.complement(make.emptyWord)]));
  };
  const expression = (part: Expression): boolean => {
    switch (part.kind) {
      case "sequence":
        return part.items.every(expression);
      case "choice":
        return part.options.some(expression);
      case "repeat": {
        const { item, min, max, separator } = part;
        if (max !== null && max < min) return false;
        return min === 0 || (expression(item) && (min === 1 || separator === undefined || expression(separator)));
      }
      case "when":
      case "tagged":
        return expression(part.item);
      case "rule":
        return rules.has(part.name);
      case "token":
        return terminal(part.name);
      case "pattern":
        return !derivatives.isEmpty(derivatives.of(part.pattern));
      case "embedded": {
        const found = inner.get(part.grammar) ?? findProductive(part.grammar, derivatives);
        inner.set(part.grammar, found);
        return found.rule(part.entry ?? part.grammar.start);
      }
    }
  };
  for (let size = -1; size !== rules.size;) {
    size = rules.size;
    for (const [name, { body }] of Object.entries(grammar.rules))
      if (!rules.has(name) && expression(body)) rules.add(name);
  }
  return { rule: (name) => rules.has(name), terminal, expression };
}
