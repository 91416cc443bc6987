import { choice, optional, rule, sequence } from "../../ast/expression-builders.ts";
import type { Expression } from "../../ast/grammar.ts";
import { part, partName, type ExpressionContext } from "./expression-context.ts";
import type { Rules } from "./rules.ts";
import type { Tokens } from "./tokens.ts";

/** Expressions that something may be assigned to, by their first token. */
function primaryTargets(t: Tokens, c: ExpressionContext): Expression[] {
  const { sign, word } = t;
  return [
    t.identifier,
    rule("parenthesized"),
    rule("array literal"),
    ...(c.object ? [rule("object literal")] : []),
    sequence(word("super"), rule("member access")),
    sequence(word("super"), sign("["), rule("expression"), sign("]")),
  ];
}

/** Expressions that nothing may be assigned to, by their first token, and that are no calls. */
function primaryValues(t: Tokens, c: ExpressionContext, jsx: boolean): Expression[] {
  const { sign, word } = t;
  return [
    word("this null true false"),
    t.number,
    t.string,
    t.regularExpression,
    rule("template literal"),
    ...(c.declaration ? [rule("function expression"), rule("class expression")] : []),
    ...(jsx ? [rule("jsx element")] : []),
    sequence(word("new"), rule("new callee"), optional(rule("call type arguments")), rule("arguments")),
    sequence(word("new"), sign("."), word("target")),
    sequence(word("import"), sign("."), word("meta")),
  ];
}

/** Operands for one context: member accesses, calls, literals. */
export function operandRules(t: Tokens, c: ExpressionContext, jsx: boolean): Rules {
  const { sign, word } = t;
  /** What an access or a call is made on. */
  const on = (...suffix: Expression[]): Expression[] =>
    ["target", "value"].map((operand) => sequence(part(operand, c), ...suffix));
  const elementAccess = [sign("["), rule("expression"), sign("]")];
  return {
    [partName("target", c)]: choice(
      ...primaryTargets(t, c),
      ...on(rule("member access")),
      ...on(...elementAccess),
      sequence(part("target", c), t.exclamation),
    ),
    [partName("value", c)]: choice(
      ...primaryValues(t, c, jsx),
      sequence(part("value", c), t.exclamation),
      sequence(word("super"), rule("arguments")),
      sequence(word("import"), optional(sequence(sign("."), word("defer"))), rule("import arguments")),
      ...on(rule("arguments")),
      ...on(rule("call type arguments"), rule("arguments")),
      ...on(rule("tagged template")),
      ...on(rule("call type arguments"), rule("tagged template")),
      ...on(rule("optional access")),
      ...on(rule("call type arguments"), t.optionalChain, rule("arguments")),
    ),
    [partName("finished value", c)]: choice(
      ...on(rule("instantiation")),
      sequence(word("new"), rule("new callee"), optional(rule("instantiation"))),
    ),
  };
}

/** Operands that are the same in every context. */
export function sharedOperandRules(t: Tokens, c: ExpressionContext, jsx: boolean): Rules {
  const { sign } = t;
  const elementAccess = sequence(sign("["), rule("expression"), sign("]"));
  const comma = sign(",");
  return {
    "member access": sequence(sign("."), choice(t.name, t.privateName)),
    "optional access": sequence(
      t.optionalChain,
      choice(
        t.name,
        elementAccess,
        rule("arguments"),
        sequence(rule("call type arguments"), rule("arguments")),
      ),
    ),
    "new callee": choice(
      ...primaryTargets(t, c),
      ...primaryValues(t, c, jsx),
      sequence(
        rule("new callee"),
        choice(rule("member access"), elementAccess, rule("tagged template"), t.exclamation),
      ),
    ),
    "import arguments": sequence(
      sign("("),
      rule("assignment"),
      optional(sequence(comma, rule("assignment"))),
      optional(comma),
      sign(")"),
    ),
  };
}
