import { rule } from "../../ast/expression-builders.ts";
import type { Expression } from "../../ast/grammar.ts";

/**
 * What kind of function a text stands in. `yield` is an operator in generators alone. `await` is one in async functions;
 * elsewhere, as at the top of a module, it is one only before what cannot be read as an operation on a variable `await`.
 */
export interface FunctionContext {
  readonly async: boolean;
  readonly generator: boolean;
  /** The name of a rule in this context. */
  readonly nameOf: (rule: string) => string;
  /** A rule in this context. */
  readonly rule: (rule: string) => Expression;
}

function context(async: boolean, generator: boolean): FunctionContext {
  const place = `${async ? " async" : ""}${generator ? " generator" : ""}`;
  const nameOf = (name: string): string => (place === "" ? name : `${name} of${place}`);
  return { async, generator, nameOf, rule: (name) => rule(nameOf(name)) };
}

/** Outside of functions, and in those that are neither async nor generators. */
export const plainFunction = context(false, false);
export const asyncFunction = context(true, false);
export const generatorFunction = context(false, true);
export const asyncGeneratorFunction = context(true, true);

export const functionContexts: readonly FunctionContext[] = [
  plainFunction,
  asyncFunction,
  generatorFunction,
  asyncGeneratorFunction,
];

/** The context inside a function of a kind. */
export const functionContext = (async: boolean, generator: boolean): FunctionContext =>
  async ? (generator ? asyncGeneratorFunction : asyncFunction) : generator ? generatorFunction : plainFunction;
