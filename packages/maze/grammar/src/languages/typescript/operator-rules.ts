import { choice, optional, plus, rule, sequence, star } from "../../ast/expression-builders.ts";
import type { Expression } from "../../ast/grammar.ts";
import { behindAwait, inner, part, partName, type ExpressionContext } from "./expression-context.ts";
import type { FunctionContext } from "./function-context.ts";
import type { Rules } from "./rules.ts";
import type { Tokens } from "./tokens.ts";

/** What the last operand of a chain is: a prefix operator may not stand before `**`, nor `|` behind a type. */
const operandKinds = ["plain", "prefixed", "typed"] as const;
/** What a chain mixes: `??` may not stand next to `||` and `&&`. */
const mixtures = ["bare", "logical", "coalescing"] as const;
type OperandKind = (typeof operandKinds)[number];
type Mixture = (typeof mixtures)[number];

const chainName = (kind: OperandKind, mixture: Mixture): string => `${mixture} chain with ${kind} end`;

/** The operators, which do not depend on where the expression stands. */
export function operatorRules(t: Tokens, f: FunctionContext, jsx: boolean): Rules {
  const { sign, word } = t;
  const { rule: own } = f;
  const additive = [sign("+", "+ ="), sign("-", "- =")];
  return {
    typing: choice(
      sequence(word("as satisfies", "same-line"), rule("type")),
      sequence(word("as", "same-line"), t.lonely.const),
    ),
    "operator after a type": choice(
      t.star,
      sign("/", "/ * ="),
      ...additive,
      sign("<", "< ="),
      sign(">", "> ="),
      sign(">>", "> ="),
      sign("% ** << >>> == != ^", "="),
      sign("<= >= === !=="),
      word("instanceof"),
    ),
    "operator after a prefixed operand": choice(
      t.star,
      sign("/", "/ * ="),
      ...additive,
      sign("<", "< ="),
      sign(">", "> ="),
      sign(">>", "> ="),
      sign("% << >>> == != ^", "="),
      sign("<= >= === !=="),
      word("instanceof"),
      sign("&", "& ="),
      sign("|", "| ="),
    ),
    "prefixed operand": choice(
      sequence(plus(own("prefix")), own("operand")),
      ...(f.async ? [] : [sequence(star(own("prefix")), own("awaited operand"))]),
    ),
    "awaited operand": sequence(
      t.wordSameLine("await"),
      choice(
        part(f, "operand", behindAwait),
        own("awaited operand"),
        sequence(word("typeof void delete"), choice(own("operand"), own("prefixed operand"))),
      ),
    ),
    prefix: choice(
      word(f.async ? "typeof void delete await" : "typeof void delete"),
      sign("! ~"),
      ...additive,
      ...(jsx ? [] : [sequence(sign("<", "< ="), choice(rule("type"), word("const")), sign(">"))]),
    ),
  };
}

/**
 * Binary operators with their operands, for one context. Precedence decides trees, not which texts are expressions, so
 * that a chain is flat but for what its operands forbid.
 */
export function chainRules(t: Tokens, f: FunctionContext, c: ExpressionContext): Rules {
  const { sign, word } = t;
  const { rule: own } = f;
  const chain = (kind: OperandKind, mixture: Mixture): Expression => part(f, chainName(kind, mixture), c);
  const later = inner(c);
  const begun = (mixture: Mixture): Expression => part(f, `${mixture} chain begun`, c);
  const inOperator = c.in ? [word("in")] : [];
  const logicalSign = sign("&& ||", "=");
  const coalescingSign = sign("??", "=");

  const operators = (kind: OperandKind): Expression =>
    kind === "typed"
      ? choice(rule("operator after a type"), ...inOperator)
      : choice(
          rule("operator after a prefixed operand"),
          ...inOperator,
          ...(kind === "plain" ? [sign("**", "=")] : []),
        );
  const rules: Record<string, Expression> = {};
  for (const mixture of mixtures) {
    const joined = (from: Mixture, by: Expression): Expression[] =>
      operandKinds.map((kind) => sequence(chain(kind, from), by));
    rules[partName(`${mixture} chain begun`, c)] = choice(
      ...operandKinds.map((kind) => sequence(chain(kind, mixture), operators(kind))),
      ...(mixture === "logical" ? [...joined("bare", logicalSign), ...joined("logical", logicalSign)] : []),
      ...(mixture === "coalescing" ? [...joined("bare", coalescingSign), ...joined("coalescing", coalescingSign)] : []),
    );
    const first = mixture === "bare";
    rules[partName(chainName("plain", mixture), c)] = choice(
      ...(first ? [part(f, "operand", c)] : []),
      sequence(begun(mixture), part(f, "operand", later)),
      ...(c.in
        ? [sequence(first ? optional(begun(mixture)) : begun(mixture), t.privateName, word("in"), own("operand"))]
        : []),
    );
    rules[partName(chainName("prefixed", mixture), c)] = choice(
      ...(first ? [own("prefixed operand")] : []),
      sequence(begun(mixture), own("prefixed operand")),
    );
    rules[partName(chainName("typed", mixture), c)] = choice(
      ...operandKinds.map((kind) => sequence(chain(kind, mixture), rule("typing"))),
    );
  }
  const ending = (kinds: readonly OperandKind[]): Expression =>
    choice(...mixtures.flatMap((mixture) => kinds.map((kind) => chain(kind, mixture))));
  rules[partName("untyped condition", c)] = ending(["plain", "prefixed"]);
  rules[partName("typed condition", c)] = ending(["typed"]);
  rules[partName("condition", c)] = choice(part(f, "untyped condition", c), part(f, "typed condition", c));
  return rules;
}
