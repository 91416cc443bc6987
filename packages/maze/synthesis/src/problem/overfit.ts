import type { Example, TypeTerm } from "@maze/core";
import type { Decision } from "../search/conditionals.ts";
import { isComponent, isVariable, type Term } from "../search/term.ts";

/** Tests that a term does not tell the examples apart by their own literals. */
export type OverfitTest = (term: Term) => boolean;

const COMPARISONS =
  /\.(?:equals|differs|includes|startsWith|endsWith|indexOf|lastIndexOf|less|atMost|localeCompare|count)$/;
const ORDERINGS = /\.(?:less|atMost)$/;

/** Numbers at which an order changes its meaning by themselves: the sign, and one or many. */
const TURNING_POINTS = new Set(["0", "1"]);

/**
 * A comparison of a parameter with a literal that an example passes for it is no rule but a look-up, unless the
 * description itself names the literal.
 */
export function createOverfitTest(
  parameters: readonly string[],
  examples: readonly Example[],
  described: ReadonlySet<string>,
): OverfitTest {
  const passed = new Map<string, ReadonlySet<string>>(
    parameters.map((name, i) => [name, new Set(examples.map(({ args }) => normalised(args[i] ?? "")))]),
  );
  const test: OverfitTest = (term) => {
    if (isComponent(term.head) && COMPARISONS.test(term.head.name)) {
      for (const [i, arg] of term.args.entries()) {
        const other = term.args[1 - i];
        if (other === undefined || !isVariable(arg.head) || arg.head.kind !== "parameter") continue;
        const literal = literalText(other);
        if (literal !== undefined && TURNING_POINTS.has(literal) && ORDERINGS.test(term.head.name)) continue;
        if (literal !== undefined && !described.has(literal) && passed.get(arg.head.name)?.has(literal) === true)
          return true;
      }
    }
    return term.args.some(test);
  };
  return test;
}

/** Tests that a choice is no table of the examples. */
export type LookupTest = (test: Term, then: Decision, otherwise: Decision) => boolean;

const LITERALS = /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|(?<![\w$.])-?\d+(?:\.\d+)?(?![\w$.])/g;

/**
 * A choice that compares with a literal out of the examples' arguments, only to answer with a literal out of their results,
 * copies the examples. Literals that the description or a type names are no copies: `known` holds both.
 */
export function createLookupTest(examples: readonly Example[], known: ReadonlySet<string>): LookupTest {
  const passed = new Set(
    examples.flatMap(({ args }) => args.flatMap((arg) => arg.match(LITERALS) ?? []).map(normalised)),
  );
  const results = new Set(
    examples.flatMap(({ expected }) => ("value" in expected ? [normalised(expected.value)] : [])),
  );
  const isCopied = (term: Term, from: ReadonlySet<string>): boolean => {
    const literal = literalText(term);
    return literal !== undefined && from.has(literal) && !known.has(literal);
  };
  const compares = (term: Term): boolean =>
    term.args.some(compares) ||
    (isComponent(term.head) &&
      COMPARISONS.test(term.head.name) &&
      term.args.some((arg) => isCopied(arg, passed) && !isTurningPoint(term, arg)));
  return (test, then, otherwise) =>
    [then, otherwise].some((branch) => "term" in branch && isCopied(branch.term, results)) && compares(test);
}

/** Spellings of the literals of a type. */
export function literalsIn(term: TypeTerm): string[] {
  if (term.kind === "literal") return [JSON.stringify(term.value)];
  return term.kind === "union" ? term.members.flatMap(literalsIn) : [];
}

const isTurningPoint = ({ head }: Term, literal: Term): boolean =>
  isComponent(head) && ORDERINGS.test(head.name) && TURNING_POINTS.has(literalText(literal) ?? "");

/** Text of a literal in one spelling; `undefined` for any other term. */
export function literalText(term: Term): string | undefined {
  if (!isComponent(term.head) || !term.head.name.startsWith("literal.")) return undefined;
  const { term: type } = term.head.returns;
  return type.kind === "literal" ? JSON.stringify(type.value) : undefined;
}

function normalised(source: string): string {
  const text = source.trim();
  const single = /^'((?:[^'\\]|\\.)*)'$/.exec(text) ?? /^`([^`\\$]*)`$/.exec(text);
  return single === null ? text : JSON.stringify(single[1] ?? "");
}
