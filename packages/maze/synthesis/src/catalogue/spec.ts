import type { TypeTerm } from "@maze/core";
import { Precedence } from "../print/precedence.ts";
import { parseTemplate } from "../print/template.ts";
import { stem } from "../words/words.ts";
import type { ComponentFlags, ComponentSpec, HigherOrder } from "./component.ts";

/** Words of a catalogue line, in the form in which a task's words are compared. */
export const stems = (words: string): string[] => (words === "" ? [] : words.split(" ").map(stem));

/** A line of the catalogue whose template is a call, a member access, a literal or anything else that binds tightly. */
export function spec(
  name: string,
  parameters: readonly TypeTerm[],
  returns: TypeTerm,
  notation: string,
  cost: number,
  words = "",
  flags: ComponentFlags = {},
): ComponentSpec {
  return { name, parameters, returns, template: parseTemplate(notation), cost, words: stems(words), flags };
}

/** A line whose template is an operator expression: the precedence of the whole, and what each operand needs. */
export function operator(
  name: string,
  parameters: readonly TypeTerm[],
  returns: TypeTerm,
  notation: string,
  precedence: number,
  cost: number,
  words = "",
  flags: ComponentFlags = {},
): ComponentSpec {
  const operands = parameters.map((_, i) => (i === 0 ? precedence : precedence + 1));
  return {
    name,
    parameters,
    returns,
    template: parseTemplate(notation, precedence, operands),
    cost,
    words: stems(words),
    flags,
  };
}

/** A line that is a fixed expression of operators around its arguments; every operand that is not atomic is put in parentheses. */
export function idiom(
  name: string,
  parameters: readonly TypeTerm[],
  returns: TypeTerm,
  notation: string,
  precedence: number,
  cost: number,
  words = "",
  flags: ComponentFlags = {},
): ComponentSpec {
  return { name, parameters, returns, template: parseTemplate(notation, precedence), cost, words: stems(words), flags };
}

/** An operation with a callback over the elements of an array. */
export function higherOrder(
  name: string,
  accepts: HigherOrder["accepts"],
  notation: string,
  cost: number,
  words = "",
  source?: string,
): HigherOrder {
  return {
    name,
    accepts,
    template: parseTemplate(notation),
    cost,
    words: stems(words),
    ...(source === undefined ? {} : { source }),
  };
}

export { Precedence };
