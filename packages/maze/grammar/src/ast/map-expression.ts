import type { Expression } from "./grammar.ts";

/** The expressions directly in an expression. Embedded grammars are not entered. */
export function childExpressions(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case "sequence":
      return expression.items;
    case "choice":
      return expression.options;
    case "repeat":
      return expression.separator === undefined ? [expression.item] : [expression.item, expression.separator];
    case "when":
    case "tagged":
      return [expression.item];
    case "rule":
    case "token":
    case "pattern":
    case "embedded":
      return [];
  }
}

const changed = (before: readonly Expression[], after: readonly Expression[]): boolean =>
  after.some((item, index) => item !== before[index]);

/** The expression with each direct child replaced; the same object when no child changes. */
export function mapChildren(expression: Expression, map: (child: Expression) => Expression): Expression {
  switch (expression.kind) {
    case "sequence": {
      const items = expression.items.map(map);
      return changed(expression.items, items) ? { ...expression, items } : expression;
    }
    case "choice": {
      const options = expression.options.map(map);
      return changed(expression.options, options) ? { ...expression, options } : expression;
    }
    case "repeat": {
      const item = map(expression.item);
      const separator = expression.separator === undefined ? undefined : map(expression.separator);
      if (item === expression.item && separator === expression.separator) return expression;
      return separator === undefined ? { ...expression, item } : { ...expression, item, separator };
    }
    case "when":
    case "tagged": {
      const item = map(expression.item);
      return item === expression.item ? expression : { ...expression, item };
    }
    case "rule":
    case "token":
    case "pattern":
    case "embedded":
      return expression;
  }
}

/** The expression with every part replaced, innermost first; the same object where nothing changes. */
export function mapExpression(expression: Expression, map: (part: Expression) => Expression): Expression {
  return map(mapChildren(expression, (child) => mapExpression(child, map)));
}

/** The expression and all in it, outermost first. Embedded grammars are not entered. */
export function* walkExpression(expression: Expression): Generator<Expression> {
  yield expression;
  for (const child of childExpressions(expression)) yield* walkExpression(child);
}
