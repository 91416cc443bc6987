import type { Expression } from "../../ast/grammar.ts";
import { walkExpression } from "../../ast/map-expression.ts";
import type { TextGrammar } from "./expand-grammar.ts";
import { NOTHING, inChoice, inSequence, repeated } from "./expressions.ts";

function replace(expression: Expression, rule: (name: string) => Expression): Expression {
  switch (expression.kind) {
    case "rule":
      return rule(expression.name);
    case "sequence":
      return inSequence(expression.items.map((item) => replace(item, rule)));
    case "choice":
      return inChoice(expression.options.map((option) => replace(option, rule)));
    case "repeat":
      return repeated(replace(expression.item, rule), expression.min, expression.max);
    default:
      return expression;
  }
}

/** Rules from which some text can be derived. */
function productiveRules(grammar: TextGrammar): Set<string> {
  const productive = new Set<string>();
  const isProductive = (expression: Expression): boolean => {
    switch (expression.kind) {
      case "rule":
        return productive.has(expression.name);
      case "sequence":
        return expression.items.every(isProductive);
      case "choice":
        return expression.options.some(isProductive);
      case "repeat":
        return expression.min === 0 || isProductive(expression.item);
      case "pattern":
        return expression.pattern.kind !== "alternate" || expression.pattern.options.length > 0;
      default:
        return true;
    }
  };
  for (let changed = true; changed;) {
    changed = false;
    for (const [name, body] of grammar.rules) {
      if (productive.has(name) || !isProductive(body)) continue;
      productive.add(name);
      changed = true;
    }
  }
  return productive;
}

/** The same texts without rules that derive nothing or are not reached. The start is always there. */
export function prune(grammar: TextGrammar): TextGrammar {
  const productive = productiveRules(grammar);
  const bodies = new Map<string, Expression>();
  for (const [name, body] of grammar.rules) {
    if (!productive.has(name)) continue;
    bodies.set(
      name,
      replace(body, (inner) => (productive.has(inner) ? { kind: "rule", name: inner } : NOTHING)),
    );
  }
  const rules = new Map<string, Expression>();
  const queue = [grammar.start];
  for (const name of queue) {
    if (rules.has(name)) continue;
    const body = bodies.get(name) ?? NOTHING;
    rules.set(name, body);
    for (const part of walkExpression(body)) if (part.kind === "rule") queue.push(part.name);
  }
  return { ...grammar, rules };
}
