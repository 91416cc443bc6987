import { choice, optional, rule, sequence, star } from "../../ast/expression-builders.ts";
import { functionContexts, plainFunction, type FunctionContext } from "./function-context.ts";
import type { Expression } from "../../ast/grammar.ts";
import type { Rules } from "./rules.ts";
import type { Tokens } from "./tokens.ts";

/** The words before the name of a function of a kind. */
export const functionKeyword = (t: Tokens, { async, generator }: FunctionContext): Expression =>
  sequence(
    ...(async ? [t.word("async"), t.word("function", "same-line")] : [t.word("function")]),
    ...(generator ? [t.star] : []),
  );

/** Object literals and function expressions. */
export function objectRules(t: Tokens, f: FunctionContext): Rules {
  const { sign, word } = t;
  const { rule: own } = f;
  const comma = sign(",");
  return {
    "object literal": sequence(
      sign("{"),
      star(sequence(own("object member"), comma)),
      optional(own("object member")),
      sign("}"),
    ),
    "object member": choice(
      sequence(sign("..."), own("assignment")),
      // With a value it is the default of a destructuring assignment.
      sequence(t.identifier, optional(own("initializer"))),
      sequence(own("property name"), sign(":"), own("assignment")),
      ...functionContexts.map((body) =>
        sequence(
          ...(body.async ? [t.wordSameLine("async")] : []),
          ...(body.generator ? [t.star] : []),
          ...(body === plainFunction ? [optional(word("get set"))] : []),
          own("property name"),
          body.rule("signature"),
          body.rule("block"),
        ),
      ),
    ),
    "function expression": choice(
      ...functionContexts.map((body) =>
        sequence(functionKeyword(t, body), optional(t.identifier), body.rule("signature"), body.rule("block")),
      ),
    ),
    /** What is between the name of a function and its body. */
    signature: sequence(
      optional(rule("type parameters")),
      own("parameters"),
      optional(sequence(sign(":"), rule("return type"))),
    ),
  };
}
