import { rule } from "../../ast/expression-builders.ts";
import type { Expression } from "../../ast/grammar.ts";

/**
 * Where an expression stands, which decides what it may start with and whether `in` is an operator:
 * at the start of a statement `{`, `function` and `class` mean something else; behind `=>` only `{` does; behind
 * `export default` only `function` and `class` do; and in the head of a `for` a bare `in` ends the expression.
 */
export interface ExpressionContext {
  readonly name: string;
  readonly object: boolean;
  readonly declaration: boolean;
  readonly in: boolean;
}

const context = (name: string, object: boolean, declaration: boolean, isIn: boolean): ExpressionContext => ({
  name,
  object,
  declaration,
  in: isIn,
});

export const anywhere = context("", true, true, true);
export const statementStart = context("at statement start", false, false, true);
export const arrowBody = context("behind an arrow", false, true, true);
export const exportDefault = context("behind export default", true, false, true);
export const forHead = context("in a for head", true, true, false);
export const arrowBodyInForHead = context("behind an arrow in a for head", false, true, false);

export const expressionContexts: readonly ExpressionContext[] = [
  anywhere,
  statementStart,
  arrowBody,
  exportDefault,
  forHead,
  arrowBodyInForHead,
];

/** The context of what comes later in an expression of this one. */
export const inner = (c: ExpressionContext): ExpressionContext => (c.in ? anywhere : forHead);
/** The context of the body of an arrow function in this one. */
export const bodyOf = (c: ExpressionContext): ExpressionContext => (c.in ? arrowBody : arrowBodyInForHead);

/**
 * How an expression ends. One that ends with the body of an arrow function cannot be continued on the next line by a
 * parenthesis and the like, as every other can.
 */
export type Ending = "open" | "closed";

/** The name of the rule for a part of an expression in a context. */
export const partName = (part: string, c: ExpressionContext): string => (c.name === "" ? part : `${part} ${c.name}`);
/** A part of an expression in a context. */
export const part = (name: string, c: ExpressionContext): Expression => rule(partName(name, c));
