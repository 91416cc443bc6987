import type { Example } from "@maze/core";
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
