import type { Derivatives } from "../derivative/derivatives.ts";
import type { Expression, Grammar } from "./grammar.ts";

/** Tells whether an expression may derive the empty word, whatever the parameters: conditions are taken to hold. */
export function findNullable(grammar: Grammar, derivatives: Derivatives): (expression: Expression) => boolean {
  const rules = new Set<string>();
  const inner = new Map<Grammar, (expression: Expression) => boolean>();
  const nullable = (part: Expression): boolean => {
    switch (part.kind) {
      case "sequence":
        return part.items.every(nullable);
      case "choice":
        return part.options.some(nullable);
      case "repeat": {
        const { item, min, separator } = part;
        return min === 0 || (nullable(item) && (min === 1 || separator === undefined || nullable(separator)));
      }
      case "when":
      case "tagged":
        return nullable(part.item);
      case "rule":
        return rules.has(part.name);
      case "token":
        return false;
      case "pattern":
        return derivatives.of(part.pattern).nullable;
      case "embedded": {
        const found = inner.get(part.grammar) ?? findNullable(part.grammar, derivatives);
        inner.set(part.grammar, found);
        return found({ kind: "rule", name: part.entry ?? part.grammar.start });
      }
    }
  };
  for (let size = -1; size !== rules.size;) {
    size = rules.size;
    for (const [name, { body }] of Object.entries(grammar.rules)) if (nullable(body)) rules.add(name);
  }
  return nullable;
}
