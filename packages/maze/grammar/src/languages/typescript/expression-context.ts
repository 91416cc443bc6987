import type { Expression } from "../../ast/grammar.ts";
import type { FunctionContext } from "./function-context.ts";

/** Where an expression stands, which decides what it may start with and whether `in` is an operator. */
export interface ExpressionContext {
  readonly name: string;
  /** Whether it may start with `{`. */
  readonly object: boolean;
  /** Whether it may start with `function` or `class`. */
  readonly declaration: boolean;
  /** Whether it may start with a decorator. */
  readonly decorator: boolean;
  /** Whether it may start with `[`, a regular expression, a tag, `++` or `--`. */
  readonly sign: boolean;
  readonly in: boolean;
}

const everything = { name: "", object: true, declaration: true, decorator: true, sign: true, in: true };

export const anywhere: ExpressionContext = everything;
export const statementStart: ExpressionContext = {
  ...everything,
  name: " at statement start",
  object: false,
  declaration: false,
};
export const arrowBody: ExpressionContext = {
  ...everything,
  name: " behind an arrow",
  object: false,
  decorator: false,
};
export const exportDefault: ExpressionContext = {
  ...everything,
  name: " behind export default",
  declaration: false,
};
/** In the head of a `for`, where a bare `in` ends the expression. */
export const forHead: ExpressionContext = { ...everything, name: " in a for head", in: false };
export const arrowBodyInForHead: ExpressionContext = {
  ...everything,
  name: " behind an arrow in a for head",
  object: false,
  decorator: false,
  in: false,
};
/** Behind an `await` that may be a variable, which those signs would go on. Only operands stand there. */
export const behindAwait: ExpressionContext = {
  ...everything,
  name: " behind await",
  object: false,
  decorator: false,
  sign: false,
};

/** The contexts of whole expressions. */
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
 * How an expression ends. One that ends with the body of an arrow function is closed: it cannot be continued on the next
 * line by a parenthesis and the like, as every open one can.
 */
export type Ending = "open" | "closed";

/** The name of the rule for a part of an expression in a context. */
export const partName = (name: string, c: ExpressionContext): string => `${name}${c.name}`;
/** A part of an expression in a context. */
export const part = (f: FunctionContext, name: string, c: ExpressionContext): Expression => f.rule(partName(name, c));
