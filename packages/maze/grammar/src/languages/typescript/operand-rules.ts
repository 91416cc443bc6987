import { choice, optional, rule, sequence } from "../../ast/expression-builders.ts";
import type { Expression } from "../../ast/grammar.ts";
import { anywhere, part, partName, type ExpressionContext } from "./expression-context.ts";
import type { FunctionContext } from "./function-context.ts";
import type { Rules } from "./rules.ts";
import type { Tokens } from "./tokens.ts";

/** Expressions that something may be assigned to, by their first token. */
function primaryTargets(t: Tokens, f: FunctionContext, c: ExpressionContext): Expression[] {
  const { sign, word } = t;
  const { rule: own } = f;
  return [
    t.identifier,
    own("parenthesized"),
    ...(c.sign ? [own("array literal")] : []),
    ...(c.object ? [own("object literal")] : []),
    sequence(word("super"), rule("member access")),
    sequence(word("super"), sign("["), own("expression"), sign("]")),
  ];
}

/** Expressions that nothing may be assigned to, by their first token, and that are no calls. */
function primaryValues(t: Tokens, f: FunctionContext, c: ExpressionContext): Expression[] {
  const { sign, word } = t;
  const { rule: own } = f;
  return [
    word("this null true false"),
    t.number,
    t.string,
    ...(c.sign ? [t.regularExpression] : []),
    own("template literal"),
    ...(c.declaration
      ? [own("function expression"), own(c.decorator ? "class expression" : "undecorated class expression")]
      : []),
    sequence(word("new"), own("new callee"), optional(rule("call type arguments")), own("arguments")),
    sequence(word("new"), sign("."), word("target")),
  ];
}

/** Operands for one context: member accesses, calls, literals. */
export function operandRules(t: Tokens, f: FunctionContext, c: ExpressionContext, jsx: boolean): Rules {
  const { sign, word } = t;
  const { rule: own } = f;
  /** What an access or a call is made on. */
  const on = (...suffix: Expression[]): Expression[] =>
    ["target", "value"].map((operand) => sequence(part(f, operand, c), ...suffix));
  const elementAccess = [sign("["), own("expression"), sign("]")];
  return {
    [partName("operand", c)]: choice(
      part(f, "target", c),
      part(f, "value", c),
      part(f, "optional chain", c),
      part(f, "finished value", c),
      sequence(part(f, "target", c), sign("++ --", undefined, "same-line")),
      ...(c.sign ? [sequence(sign("++ --"), part(f, "target", anywhere))] : []),
      ...(jsx && c.sign ? [own("jsx element")] : []),
    ),
    [partName("target", c)]: choice(
      ...primaryTargets(t, f, c),
      ...on(rule("member access")),
      ...on(...elementAccess),
      sequence(part(f, "target", c), t.exclamation),
    ),
    [partName("value", c)]: choice(
      ...primaryValues(t, f, c),
      sequence(word("import"), sign("."), word("meta")),
      sequence(part(f, "value", c), t.exclamation),
      sequence(word("super"), own("arguments")),
      sequence(word("import"), optional(sequence(sign("."), word("defer"))), own("import arguments")),
      ...on(own("arguments")),
      ...on(rule("call type arguments"), own("arguments")),
      ...on(own("tagged template")),
      ...on(rule("call type arguments"), own("tagged template")),
    ),
    /** A chain with `?.`, to which nothing is assigned, and which reaches no private members. */
    [partName("optional chain", c)]: choice(
      ...on(own("optional access")),
      ...on(rule("call type arguments"), t.optionalChain, own("arguments")),
      sequence(
        part(f, "optional chain", c),
        choice(
          own("optional access"),
          sequence(sign("."), t.memberName),
          sequence(...elementAccess),
          own("arguments"),
          sequence(rule("call type arguments"), own("arguments")),
          t.exclamation,
        ),
      ),
    ),
    [partName("finished value", c)]: choice(
      ...on(rule("instantiation")),
      sequence(part(f, "optional chain", c), rule("instantiation")),
      sequence(word("new"), own("new callee"), optional(rule("instantiation"))),
    ),
  };
}

/** Operands that are the same in every context. */
export function sharedOperandRules(t: Tokens, f: FunctionContext, c: ExpressionContext): Rules {
  const { sign } = t;
  const { rule: own } = f;
  const elementAccess = sequence(sign("["), own("expression"), sign("]"));
  const comma = sign(",");
  return {
    "member access": sequence(sign("."), choice(t.memberName, t.privateName)),
    "optional access": sequence(
      t.optionalChain,
      choice(t.name, elementAccess, own("arguments"), sequence(rule("call type arguments"), own("arguments"))),
    ),
    "new callee": choice(
      ...primaryTargets(t, f, c),
      ...primaryValues(t, f, c),
      sequence(own("new callee"), choice(rule("member access"), elementAccess, own("tagged template"), t.exclamation)),
    ),
    "import arguments": sequence(
      sign("("),
      own("assignment"),
      optional(sequence(comma, own("assignment"))),
      optional(comma),
      sign(")"),
    ),
  };
}
