import { choice, optional, rule, sequence, star } from "../../ast/expression-builders.ts";
import type { Expression } from "../../ast/grammar.ts";
import { bodyOf, inner, part, partName, type ExpressionContext } from "./expression-context.ts";
import type { Rules } from "./rules.ts";
import type { Tokens } from "./tokens.ts";

/** Comma expressions, assignments, conditions, arrow functions and `yield`, for one context. */
export function assignmentRules(t: Tokens, c: ExpressionContext): Rules {
  const { sign, word } = t;
  const later = inner(c);
  const open = part("open assignment", later);
  const closed = part("closed assignment", later);
  const yieldPrefix = choice(
    t.wordSameLine("yield"),
    sequence(word("yield"), sign("*", "=", "same-line")),
  );
  /** What may stand before an assignment without changing how it ends. */
  const prefixes: Expression[] = [
    sequence(part("condition", c), t.question, rule("assignment"), sign(":")),
    sequence(part("target", c), rule("assignment operator")),
    yieldPrefix,
  ];
  return {
    [partName("open assignment", c)]: choice(
      part("condition", c),
      ...prefixes.map((prefix) => sequence(prefix, open)),
      sequence(rule("arrow head"), part("open assignment", bodyOf(c))),
    ),
    [partName("closed assignment", c)]: choice(
      ...prefixes.map((prefix) => sequence(prefix, closed)),
      word("yield"),
      sequence(rule("arrow head"), rule("block")),
      sequence(rule("arrow head"), part("closed assignment", bodyOf(c))),
    ),
    [partName("assignment", c)]: choice(part("open assignment", c), part("closed assignment", c)),
    [partName("open expression", c)]: choice(
      part("open assignment", c),
      sequence(part("expression", c), sign(","), open),
    ),
    [partName("closed expression", c)]: choice(
      part("closed assignment", c),
      sequence(part("expression", c), sign(","), closed),
    ),
    [partName("expression", c)]: choice(part("open expression", c), part("closed expression", c)),
  };
}

/** Parts of expressions that are the same in every context. */
export function sharedExpressionRules(t: Tokens, jsx: boolean): Rules {
  const { sign, word } = t;
  const comma = sign(",");
  const element = sequence(optional(sign("...")), rule("assignment"));
  return {
    "assignment operator": choice(t.assign, sign("+= -= *= /= %= **= <<= >>= >>>= &= |= ^= &&= ||= ??=")),
    "arrow head": choice(
      sequence(t.identifier, t.arrow),
      sequence(rule("arrow signature"), t.arrow),
      sequence(t.wordSameLine("async"), choice(t.identifier, rule("arrow signature")), t.arrow),
    ),
    "arrow signature": sequence(
      optional(rule(jsx ? "arrow type parameters" : "type parameters")),
      rule("parameters"),
      optional(sequence(sign(":"), rule("return type"))),
    ),
    arguments: sequence(sign("("), optional(sequence(rule("argument list"), optional(comma))), sign(")")),
    "argument list": choice(element, sequence(rule("argument list"), comma, element)),
    "begun type arguments": sequence(sign("<", "="), rule("type"), star(sequence(comma, rule("type")))),
    "call type arguments": sequence(rule("begun type arguments"), sign(">", "> =")),
    instantiation: sequence(rule("begun type arguments"), t.instantiationClose),
    "array literal": sequence(sign("["), star(sequence(optional(element), comma)), optional(element), sign("]")),
    parenthesized: sequence(sign("("), rule("expression"), sign(")")),
    "template literal": choice(
      t.template.whole,
      sequence(
        t.template.head,
        rule("expression"),
        star(sequence(t.template.middle, rule("expression"))),
        t.template.tail,
      ),
    ),
    "tagged template": choice(
      t.taggedTemplate.whole,
      sequence(
        t.taggedTemplate.head,
        rule("expression"),
        star(sequence(t.taggedTemplate.middle, rule("expression"))),
        t.taggedTemplate.tail,
      ),
    ),
  };
}
