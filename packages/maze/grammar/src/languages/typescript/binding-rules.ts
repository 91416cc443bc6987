import { choice, optional, plus, rule, sequence, star } from "../../ast/expression-builders.ts";
import type { FunctionContext } from "./function-context.ts";
import type { Rules } from "./rules.ts";
import type { Tokens } from "./tokens.ts";

/** Names that are bound: variables, destructuring patterns, parameters. */
export function bindingRules(t: Tokens, f: FunctionContext): Rules {
  const { sign, word } = t;
  const { rule: own } = f;
  const comma = sign(",");
  const value = optional(own("initializer"));
  const type = optional(rule("type annotation"));
  const bindingElement = sequence(own("binding"), value);
  const rest = sequence(sign("..."), own("binding"));
  return {
    initializer: sequence(t.assign, own("assignment")),
    binding: choice(t.identifier, own("binding pattern")),
    "binding pattern": choice(
      sequence(
        sign("{"),
        star(sequence(own("binding property"), comma)),
        optional(choice(own("binding property"), sequence(sign("..."), t.identifier))),
        sign("}"),
      ),
      sequence(
        sign("["),
        star(sequence(optional(bindingElement), comma)),
        optional(choice(bindingElement, rest)),
        sign("]"),
      ),
    ),
    "binding property": choice(
      sequence(t.identifier, value),
      sequence(own("property name"), sign(":"), bindingElement),
    ),
    "property name": choice(t.name, t.string, t.number, sequence(sign("["), own("expression"), sign("]"))),
    parameters: sequence(sign("("), optional(own("parameter list")), sign(")")),
    "parameter list": choice(
      sequence(plus(own("parameter"), comma), optional(comma)),
      sequence(star(sequence(own("parameter"), comma)), own("rest parameter")),
    ),
    parameter: choice(sequence(own("binding"), optional(t.question), type, value), sequence(word("this"), type)),
    "rest parameter": sequence(sign("..."), own("binding"), type),
    "member parameters": sequence(sign("("), optional(own("member parameter list")), sign(")")),
    "member parameter list": choice(
      sequence(plus(own("member parameter"), comma), optional(comma)),
      sequence(star(sequence(own("member parameter"), comma)), star(own("decorator")), own("rest parameter")),
    ),
    /** A parameter of a class member, which may also declare a property and be decorated. */
    "member parameter": sequence(
      star(own("decorator")),
      star(word("public private protected readonly override")),
      own("parameter"),
    ),
  };
}
