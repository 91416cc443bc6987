import { choice, optional, rule, sequence, star } from "../../ast/expression-builders.ts";
import type { Expression } from "../../ast/grammar.ts";
import { bodyOf, inner, part, partName, type ExpressionContext } from "./expression-context.ts";
import { asyncFunction, plainFunction, type FunctionContext } from "./function-context.ts";
import type { Rules } from "./rules.ts";
import type { Tokens } from "./tokens.ts";

/** Comma expressions, assignments, conditions, arrow functions and `yield`, for one context. */
export function assignmentRules(t: Tokens, f: FunctionContext, c: ExpressionContext): Rules {
  const { sign, word } = t;
  const { rule: own } = f;
  const later = inner(c);
  const open = part(f, "open assignment", later);
  const closed = part(f, "closed assignment", later);
  /** What may stand before an assignment without changing how it ends. */
  const prefixes: Expression[] = [
    sequence(part(f, "untyped condition", c), t.question, own("assignment"), sign(":")),
    sequence(part(f, "typed condition", c), t.questionAfterType, own("assignment"), sign(":")),
    sequence(part(f, "target", c), rule("assignment operator")),
    ...(f.generator ? [t.wordSameLine("yield"), sequence(word("yield"), sign("*", "=", "same-line"))] : []),
  ];
  const arrows = (body: (within: FunctionContext) => Expression): Expression[] => [
    sequence(rule("arrow head"), body(plainFunction)),
    sequence(rule("async arrow head"), body(asyncFunction)),
  ];
  return {
    [partName("open assignment", c)]: choice(
      part(f, "condition", c),
      ...prefixes.map((prefix) => sequence(prefix, open)),
      ...arrows((within) => part(within, "open assignment", bodyOf(c))),
    ),
    [partName("closed assignment", c)]: choice(
      ...prefixes.map((prefix) => sequence(prefix, closed)),
      ...(f.generator ? [word("yield")] : []),
      ...arrows((within) => within.rule("block")),
      ...arrows((within) => part(within, "closed assignment", bodyOf(c))),
    ),
    [partName("assignment", c)]: choice(part(f, "open assignment", c), part(f, "closed assignment", c)),
    [partName("open expression", c)]: choice(
      part(f, "open assignment", c),
      sequence(part(f, "expression", c), sign(","), open),
    ),
    [partName("closed expression", c)]: choice(
      part(f, "closed assignment", c),
      sequence(part(f, "expression", c), sign(","), closed),
    ),
    [partName("expression", c)]: choice(part(f, "open expression", c), part(f, "closed expression", c)),
  };
}

/** Parts of expressions that are the same in every context. */
export function sharedExpressionRules(t: Tokens, f: FunctionContext, jsx: boolean): Rules {
  const { sign } = t;
  const { rule: own } = f;
  const comma = sign(",");
  const element = sequence(optional(sign("...")), own("assignment"));
  return {
    "assignment operator": choice(t.assign, sign("+= -= *= /= %= **= <<= >>= >>>= &= |= ^= &&= ||= ??=")),
    "arrow head": choice(sequence(t.identifier, t.arrow), sequence(own("arrow signature"), t.arrow)),
    "async arrow head": sequence(
      t.wordSameLine("async"),
      choice(t.identifier, asyncFunction.rule("arrow signature")),
      t.arrow,
    ),
    "arrow signature": sequence(
      optional(rule(jsx ? "arrow type parameters" : "type parameters")),
      own("parameters"),
      optional(sequence(sign(":"), rule("return type"))),
    ),
    arguments: sequence(sign("("), optional(sequence(own("argument list"), optional(comma))), sign(")")),
    "argument list": choice(element, sequence(own("argument list"), comma, element)),
    "begun type arguments": sequence(sign("<", "="), rule("type"), star(sequence(comma, rule("type")))),
    "call type arguments": sequence(rule("begun type arguments"), sign(">", "> =")),
    instantiation: sequence(rule("begun type arguments"), t.instantiationClose),
    "array literal": sequence(sign("["), star(sequence(optional(element), comma)), optional(element), sign("]")),
    parenthesized: sequence(sign("("), own("expression"), sign(")")),
    "template literal": choice(
      t.template.whole,
      sequence(
        t.template.head,
        own("expression"),
        star(sequence(t.template.middle, own("expression"))),
        t.template.tail,
      ),
    ),
    "tagged template": choice(
      t.taggedTemplate.whole,
      sequence(
        t.taggedTemplate.head,
        own("expression"),
        star(sequence(t.taggedTemplate.middle, own("expression"))),
        t.taggedTemplate.tail,
      ),
    ),
  };
}
