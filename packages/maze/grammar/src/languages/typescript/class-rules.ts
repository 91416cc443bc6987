import { choice, optional, plus, rule, sequence, star } from "../../ast/expression-builders.ts";
import type { Expression } from "../../ast/grammar.ts";
import { arrowBody, part } from "./expression-context.ts";
import { functionContexts, plainFunction, type FunctionContext } from "./function-context.ts";
import type { Rules } from "./rules.ts";
import type { Tokens } from "./tokens.ts";

/** Classes, their members and decorators. */
export function classRules(t: Tokens, f: FunctionContext): Rules {
  const { sign, word } = t;
  const { rule: own } = f;
  const comma = sign(",");
  const memberName = choice(own("property name"), t.privateName);
  const type = optional(rule("type annotation"));
  const field = sequence(own("modifiers"), memberName, optional(choice(t.question, t.exclamation)), type);
  const methodHead = (body: FunctionContext): Expression =>
    sequence(
      own("modifiers"),
      ...(body.async ? [t.wordSameLine("async"), star(rule("modifier"))] : []),
      ...(body.generator ? [t.star] : []),
      ...(body === plainFunction ? [optional(word("get set"))] : []),
      memberName,
      optional(t.question),
      body.rule("member signature"),
    );
  /** An unfinished member of one kind, and what ends it. */
  const ended = (unfinished: string, end: Expression): Expression => sequence(own(unfinished), choice(sign(";"), end));
  return {
    "class expression": sequence(star(own("decorator")), own("undecorated class expression")),
    "undecorated class expression": sequence(word("class"), optional(t.identifier), own("class tail")),
    "class tail": sequence(
      optional(rule("declared type parameters")),
      // A brace begins the body, not an object.
      optional(
        sequence(
          word("extends"),
          choice(part(f, "target", arrowBody), part(f, "value", arrowBody)),
          optional(rule("heritage type arguments")),
        ),
      ),
      optional(sequence(word("implements"), plus(rule("heritage type"), comma))),
      own("class body"),
    ),
    "class body": sequence(sign("{"), star(own("class member")), optional(own("unfinished class member")), sign("}")),
    "class member": choice(
      sign(";"),
      ...functionContexts.map((body) => sequence(methodHead(body), body.rule("block"))),
      sequence(word("static"), plainFunction.rule("block")),
      ended("method head", t.lineEnd.signature),
      ended("open field", t.lineEnd.expression),
      ended("closed field", t.lineEnd.other),
    ),
    "unfinished class member": choice(own("method head"), own("open field"), own("closed field")),
    "open field": sequence(field, t.assign, plainFunction.rule("open assignment")),
    "closed field": choice(
      field,
      sequence(field, t.assign, plainFunction.rule("closed assignment")),
      sequence(own("modifiers"), rule("index signature")),
    ),
    /** A method without its body, as overloads, abstract and ambient methods are. */
    "method head": choice(...functionContexts.map(methodHead)),
    "member signature": sequence(
      optional(rule("type parameters")),
      own("member parameters"),
      optional(sequence(sign(":"), rule("return type"))),
    ),
    modifiers: sequence(star(own("decorator")), star(rule("modifier"))),
    modifier: word("public private protected static abstract override readonly declare accessor"),
    decorator: sequence(sign("@"), own("decorator operand")),
    "decorator operand": choice(
      t.identifier,
      own("parenthesized"),
      sequence(
        own("decorator operand"),
        choice(
          rule("member access"),
          own("arguments"),
          sequence(rule("call type arguments"), own("arguments")),
          t.exclamation,
        ),
      ),
    ),
  };
}
