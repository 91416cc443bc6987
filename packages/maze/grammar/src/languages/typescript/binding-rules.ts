import { choice, optional, plus, rule, sequence, star } from "../../ast/expression-builders.ts";
import type { Rules } from "./rules.ts";
import type { Tokens } from "./tokens.ts";

/** Names that are bound: variables, destructuring patterns, parameters. */
export function bindingRules(t: Tokens): Rules {
  const { sign, word } = t;
  const comma = sign(",");
  const value = optional(rule("initializer"));
  const type = optional(rule("type annotation"));
  const bindingElement = sequence(rule("binding"), value);
  const rest = sequence(sign("..."), rule("binding"));
  return {
    initializer: sequence(t.assign, rule("assignment")),
    binding: choice(t.identifier, rule("binding pattern")),
    "binding pattern": choice(
      sequence(sign("{"), star(sequence(rule("binding property"), comma)), optional(choice(rule("binding property"), rest)), sign("}")),
      sequence(sign("["), star(sequence(optional(bindingElement), comma)), optional(choice(bindingElement, rest)), sign("]")),
    ),
    "binding property": choice(
      sequence(t.identifier, value),
      sequence(rule("property name"), sign(":"), bindingElement),
    ),
    "property name": choice(t.name, t.string, t.number, sequence(sign("["), rule("expression"), sign("]"))),
    parameters: sequence(sign("("), optional(rule("parameter list")), sign(")")),
    "parameter list": choice(
      sequence(plus(rule("parameter"), comma), optional(comma)),
      sequence(star(sequence(rule("parameter"), comma)), rule("rest parameter")),
    ),
    parameter: choice(
      sequence(rule("binding"), optional(t.question), type, value),
      sequence(word("this"), type),
    ),
    "rest parameter": sequence(sign("..."), rule("binding"), type),
    "member parameters": sequence(sign("("), optional(rule("member parameter list")), sign(")")),
    "member parameter list": choice(
      sequence(plus(rule("member parameter"), comma), optional(comma)),
      sequence(star(sequence(rule("member parameter"), comma)), star(rule("decorator")), rule("rest parameter")),
    ),
    /** A parameter of a class member, which may also declare a property and be decorated. */
    "member parameter": sequence(
      star(choice(rule("decorator"), word("public private protected readonly override"))),
      rule("parameter"),
    ),
  };
}
