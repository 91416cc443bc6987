import type { Expression, Grammar } from "../../ast/grammar.ts";

/** The grammar without the rules and terminals that nothing leads to from its start. */
export function withoutUnused(grammar: Grammar): Grammar {
  const rules = new Set<string>();
  const terminals = new Set<string>();
  const waiting = [grammar.start];
  const visit = (expression: Expression): void => {
    switch (expression.kind) {
      case "rule":
        waiting.push(expression.name);
        break;
      case "token":
        terminals.add(expression.name);
        break;
      case "sequence":
        expression.items.forEach(visit);
        break;
      case "choice":
        expression.options.forEach(visit);
        break;
      case "repeat":
        visit(expression.item);
        if (expression.separator) visit(expression.separator);
        break;
      case "tagged":
      case "when":
        visit(expression.item);
        break;
      case "pattern":
      case "embedded":
        break;
    }
  };
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const found = grammar.rules[name];
    if (rules.has(name) || !found) continue;
    rules.add(name);
    visit(found.body);
  }
  const only = <T>(all: Readonly<Record<string, T>>, used: ReadonlySet<string>): Record<string, T> =>
    Object.fromEntries(Object.entries(all).filter(([name]) => used.has(name)));
  return { ...grammar, rules: only(grammar.rules, rules), terminals: only(grammar.terminals, terminals) };
}
