import { choice, optional, rule, sequence, star } from "../../ast/expression-builders.ts";
import type { Rules } from "./rules.ts";
import type { Tokens } from "./tokens.ts";

/** Object literals and function expressions. */
export function objectRules(t: Tokens): Rules {
  const { sign, word } = t;
  const comma = sign(",");
  return {
    "object literal": sequence(
      sign("{"),
      star(sequence(rule("object member"), comma)),
      optional(rule("object member")),
      sign("}"),
    ),
    "object member": choice(
      sequence(sign("..."), rule("assignment")),
      // With a value it is the default of a destructuring assignment.
      sequence(t.identifier, optional(rule("initializer"))),
      sequence(rule("property name"), sign(":"), rule("assignment")),
      sequence(
        optional(choice(t.star, word("get set"), sequence(t.wordSameLine("async"), optional(t.star)))),
        rule("property name"),
        rule("signature"),
        rule("block"),
      ),
    ),
    "function expression": sequence(
      choice(word("function"), sequence(word("async"), word("function", "same-line"))),
      optional(t.star),
      optional(t.identifier),
      rule("signature"),
      rule("block"),
    ),
  };
}
