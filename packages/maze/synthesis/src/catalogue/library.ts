import type { OracleSignature, OracleValue, TypeTerm } from "@maze/core";
import { arrayType } from "@maze/core";
import { parseTemplate } from "../print/template.ts";
import { withoutNothing } from "../types/shorthand.ts";
import type { ComponentImport, ComponentSpec } from "./component.ts";
import { isVoid } from "./members.ts";

/** A value that code may call, with where it comes from. */
export interface LibraryValue {
  readonly value: OracleValue;
  readonly import: ComponentImport;
  /** Cost of a call, from 2 for a function that fits the task's words to 10. */
  readonly cost: number;
}

/** Names of functions that reach outside, change their argument, or read the clock. */
const IMPURE =
  /^(?:set[A-Z]\w*(?:Options|Default)|setDefault|write|log|print|fetch|exec|spawn|unlink|mkdir|rm|delete|random|now$|on[A-Z])/;

/** Calls of exported functions, with required arguments and with the first optional ones, and exported constants. */
export function libraryComponents({ value, import: from, cost }: LibraryValue): ComponentSpec[] {
  if (value.hidden === true || IMPURE.test(value.name)) return [];
  if (value.signatures.length === 0) {
    if (!isPlain(value.type.term)) return [];
    return [
      {
        name: `value:${from.module}#${from.imported}`,
        parameters: [],
        returns: value.type.term,
        template: parseTemplate("@"),
        cost,
        flags: { fixedCost: true, constant: true },
        import: from,
      },
    ];
  }
  const lines: ComponentSpec[] = [];
  const seen = new Set<string>();
  for (const signature of value.signatures.slice(0, 4)) {
    for (const line of callsOf(signature, from, cost)) {
      const key = line.parameters.map((parameter) => JSON.stringify(parameter)).join();
      if (!seen.has(key)) lines.push(line);
      seen.add(key);
    }
  }
  return lines;
}

function callsOf(signature: OracleSignature, from: ComponentImport, cost: number): ComponentSpec[] {
  if (isVoid(signature.returns.term)) return [];
  const fixed = signature.parameters.filter((parameter) => !parameter.rest);
  const rest = signature.parameters.find((parameter) => parameter.rest);
  const required = fixed.filter((parameter) => !parameter.optional).length;
  const line = (parameters: readonly TypeTerm[], notation: string, own: number): ComponentSpec => ({
    name: `call:${from.module}#${from.imported}`,
    parameters,
    returns: signature.returns.term,
    template: parseTemplate(notation),
    cost: own,
    flags: { fixedCost: true, fromLiterals: false },
    import: from,
  });
  const isFunction = (term: TypeTerm): boolean => term.kind === "function";
  const lines: ComponentSpec[] = [];
  for (let count = required; count <= Math.min(fixed.length, required + 2, 5); count++) {
    const parameters = fixed
      .slice(0, count)
      .map((parameter) => (parameter.optional ? withoutNothing(parameter.type.term) : parameter.type.term));
    if (parameters.some(isFunction)) break;
    const args = parameters.map((_, i) => `$${String(i)}`).join(", ");
    if (count > 0) lines.push(line(parameters, `@(${args})`, cost + count - required));
  }
  if (rest !== undefined && rest.type.term.kind === "array" && !isFunction(rest.type.term.element)) {
    const head = fixed.slice(0, required).map((parameter) => parameter.type.term);
    if (head.length <= 2 && !head.some(isFunction)) {
      const args = head.map((_, i) => `$${String(i)}, `).join("");
      const at = String(head.length);
      lines.push(line([...head, arrayType(rest.type.term.element, true)], `@(${args}...$${at})`, cost + 1));
      lines.push(
        line(
          [...head, rest.type.term.element, rest.type.term.element],
          `@(${args}$${at}, $${String(head.length + 1)})`,
          cost + 1,
        ),
      );
    }
  }
  return lines;
}

/** Sorting by a comparator that a module exports, such as `[...days].sort(compareAsc)`. */
export function comparatorComponents({ value, import: from, cost }: LibraryValue): ComponentSpec[] {
  return value.signatures.flatMap((signature): ComponentSpec[] => {
    const [a, b, ...others] = signature.parameters;
    if (a === undefined || b === undefined || others.some((parameter) => !parameter.optional)) return [];
    const { term } = signature.returns;
    const isNumber = term.kind === "primitive" && term.name === "number";
    if (
      !isNumber ||
      a.type.key !== b.type.key ||
      a.optional ||
      b.optional ||
      !/^(?:compare|by[A-Z]|sort)/.test(value.name)
    )
      return [];
    return [
      {
        name: `sort:${from.module}#${from.imported}`,
        parameters: [arrayType(a.type.term, true)],
        returns: arrayType(a.type.term),
        template: parseTemplate("[...$0].sort(@)"),
        cost: cost + 1,
        flags: { fixedCost: true },
        import: from,
      },
    ];
  });
}

const isPlain = (term: TypeTerm): boolean =>
  (term.kind === "primitive" && ["string", "number", "boolean"].includes(term.name)) ||
  term.kind === "literal" ||
  term.kind === "array";
