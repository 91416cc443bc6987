import { choice, optional, plus, rule, sequence, star } from "../../ast/expression-builders.ts";
import type { Expression } from "../../ast/grammar.ts";
import { arrowBody, part } from "./expression-context.ts";
import type { Rules } from "./rules.ts";
import type { Tokens } from "./tokens.ts";

/** Classes, their members and decorators. */
export function classRules(t: Tokens): Rules {
  const { sign, word } = t;
  const comma = sign(",");
  const memberName = choice(rule("property name"), t.privateName);
  const type = optional(rule("type annotation"));
  const field = sequence(star(rule("modifier")), memberName, optional(choice(t.question, t.exclamation)), type);
  /** An unfinished member of one kind, and what ends it. */
  const ended = (unfinished: string, end: Expression): Expression =>
    sequence(rule(unfinished), choice(sign(";"), end));
  return {
    "class expression": sequence(
      star(rule("decorator")),
      word("class"),
      optional(t.identifier),
      rule("class tail"),
    ),
    "class tail": sequence(
      optional(rule("type parameters")),
      // A brace begins the body, not an object.
      optional(
        sequence(
          word("extends"),
          choice(part("target", arrowBody), part("value", arrowBody), part("finished value", arrowBody)),
        ),
      ),
      optional(sequence(word("implements"), plus(rule("type reference"), comma))),
      rule("class body"),
    ),
    "class body": sequence(
      sign("{"),
      star(rule("class member")),
      optional(rule("unfinished class member")),
      sign("}"),
    ),
    "class member": choice(
      sign(";"),
      sequence(rule("method head"), rule("block")),
      sequence(word("static"), rule("block")),
      ended("method head", t.lineEnd.signature),
      ended("open field", t.lineEnd.expression),
      ended("closed field", t.lineEnd.other),
    ),
    "unfinished class member": choice(rule("method head"), rule("open field"), rule("closed field")),
    "open field": sequence(field, t.assign, rule("open assignment")),
    "closed field": choice(
      field,
      sequence(field, t.assign, rule("closed assignment")),
      sequence(star(rule("modifier")), rule("index signature")),
    ),
    "method head": sequence(
      star(rule("modifier")),
      optional(choice(t.star, word("get set"))),
      memberName,
      optional(t.question),
      rule("member signature"),
    ),
    "member signature": sequence(
      optional(rule("type parameters")),
      rule("member parameters"),
      optional(sequence(sign(":"), rule("return type"))),
    ),
    modifier: choice(
      rule("decorator"),
      word("public private protected static abstract override readonly declare accessor async"),
    ),
    decorator: sequence(sign("@"), choice(rule("decorator operand"), sequence(rule("decorator operand"), rule("instantiation")))),
    "decorator operand": choice(
      t.identifier,
      rule("parenthesized"),
      sequence(
        rule("decorator operand"),
        choice(
          rule("member access"),
          rule("arguments"),
          sequence(rule("call type arguments"), rule("arguments")),
          t.exclamation,
        ),
      ),
    ),
  };
}
