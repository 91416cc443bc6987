import { alternate, concat, repeatPattern } from "../../pattern/pattern-builders.ts";
import type { Expression } from "../../ast/grammar.ts";
import type { Pattern } from "../../pattern/pattern.ts";

/** `item` between `min` and `max` times, with `separator` between two. */
function repeatWithSeparator(item: Pattern, min: number, max: number | null, separator?: Pattern): Pattern {
  if (separator === undefined) return repeatPattern(item, min, max);
  if (max === 0) return concat();
  const more = repeatPattern(concat(separator, item), Math.max(0, min - 1), max === null ? null : max - 1);
  const some = concat(item, more);
  return min === 0 ? alternate(some, concat()) : some;
}

/**
 * The pattern of an expression without tokens, embedded grammars and conditions, with rules put in their places.
 * `undefined` when it has one of them or when `bodyOf` has no body for a rule.
 */
export function expressionToPattern(
  expression: Expression,
  bodyOf: (name: string) => Expression | undefined,
): Pattern | undefined {
  switch (expression.kind) {
    case "pattern":
      return expression.pattern;
    case "sequence":
    case "choice": {
      const parts = expression.kind === "sequence" ? expression.items : expression.options;
      const patterns: Pattern[] = [];
      for (const part of parts) {
        const pattern = expressionToPattern(part, bodyOf);
        if (pattern === undefined) return undefined;
        patterns.push(pattern);
      }
      return expression.kind === "sequence" ? concat(...patterns) : alternate(...patterns);
    }
    case "repeat": {
      const item = expressionToPattern(expression.item, bodyOf);
      const separator = expression.separator && expressionToPattern(expression.separator, bodyOf);
      if (item === undefined || (expression.separator !== undefined && separator === undefined)) return undefined;
      return repeatWithSeparator(item, expression.min, expression.max, separator);
    }
    case "rule": {
      const open = new Set<string>();
      return inline(expression.name, bodyOf, open);
    }
    case "tagged":
      return expressionToPattern(expression.item, bodyOf);
    case "token":
    case "when":
    case "embedded":
      return undefined;
  }
}

function inline(
  name: string,
  bodyOf: (name: string) => Expression | undefined,
  open: Set<string>,
): Pattern | undefined {
  if (open.has(name)) return undefined;
  const body = bodyOf(name);
  if (body === undefined) return undefined;
  open.add(name);
  const pattern = expressionToPattern(body, (inner) => (open.has(inner) ? undefined : bodyOf(inner)));
  open.delete(name);
  return pattern;
}
