import type { Grammar } from "./grammar.ts";
import { walkExpression } from "./map-expression.ts";

/** Names that are used from some rules on, also those that are not defined. */
export interface ReachableNames {
  readonly rules: ReadonlySet<string>;
  readonly terminals: ReadonlySet<string>;
  readonly trivia: ReadonlySet<string>;
}

/** What the start, or the given entries, lead to. */
export function findReachable(grammar: Grammar, entries: readonly string[] = [grammar.start]): ReachableNames {
  const rules = new Set(entries);
  const terminals = new Set<string>();
  for (const name of rules) {
    const rule = Object.hasOwn(grammar.rules, name) ? grammar.rules[name] : undefined;
    if (!rule) continue;
    for (const part of walkExpression(rule.body)) {
      if (part.kind === "rule") rules.add(part.name);
      else if (part.kind === "token") terminals.add(part.name);
    }
  }
  const kinds = Array.from(terminals, (name) =>
    Object.hasOwn(grammar.terminals, name) ? grammar.terminals[name]?.trivia : undefined,
  );
  const trivia = new Set([...kinds, grammar.endTrivia].filter((name): name is string => name !== undefined));
  return { rules, terminals, trivia };
}
