import { choice, optional, plus, rule, sequence, star } from "../../ast/expression-builders.ts";
import type { Expression } from "../../ast/grammar.ts";
import { concat, starPattern, alternate, text } from "../../pattern/pattern-builders.ts";
import { partCharacter, plainName, startOfIdentifierPart } from "./identifiers.ts";
import { jsxString, jsxText, moreJsxText } from "./literals.ts";
import type { FunctionContext } from "./function-context.ts";
import { fullTrivia } from "./trivia.ts";
import type { Rules } from "./rules.ts";
import type { Tokens } from "./tokens.ts";

/** JSX, and what is different where JSX is. */
export function jsxRules(t: Tokens, f: FunctionContext): Rules {
  const { sign, word, define } = t;
  const { rule: own } = f;
  const name = define(
    "jsx name",
    concat(plainName, starPattern(alternate(partCharacter, text("-")))),
    alternate(startOfIdentifierPart, text("-")),
  );
  const closing = sign("</", "*", "adjacent");
  const open = sign("{");
  const close = sign("}");
  const end = sign(">");
  /** An element behind its first sign, up to the last, which is given. */
  const tail = (last: Expression): Expression =>
    choice(
      sequence(own("jsx opening"), sign("/"), last),
      sequence(own("jsx opening"), end, own("jsx children"), closing, rule("jsx element name"), last),
      sequence(end, own("jsx children"), closing, last),
    );
  // Another element behind it would have to be its sibling.
  const lastEnd = define("> of an element", text(">"), concat(starPattern(fullTrivia), text("<")));
  const value: Expression = choice(
    define("jsx string", jsxString),
    sequence(open, own("assignment"), close),
    sequence(sign("<", "< ="), own("jsx element tail")),
  );
  return {
    /** An element that is an operand. */
    "jsx element": sequence(sign("<", "< ="), tail(lastEnd)),
    "jsx element tail": tail(end),
    "jsx opening": sequence(
      rule("jsx element name"),
      optional(sequence(sign("<", "< ="), plus(rule("type"), sign(",")), end)),
      star(own("jsx attribute")),
    ),
    "jsx element name": choice(
      name,
      sequence(name, sign(":"), name),
      sequence(name, plus(sequence(sign("."), define("plain name", plainName, startOfIdentifierPart)))),
    ),
    "jsx attribute": choice(
      sequence(name, optional(sequence(sign(":"), name)), optional(sequence(sign("="), value))),
      sequence(open, sign("..."), own("expression"), close),
    ),
    "jsx children": star(
      choice(
        define("jsx text", jsxText, moreJsxText, "adjacent"),
        sequence(sign("{", undefined, "adjacent"), optional(sequence(optional(sign("...")), own("expression"))), close),
        sequence(sign("<", undefined, "adjacent"), own("jsx element tail")),
      ),
    ),
    /** Type parameters of an arrow function, which have to look different from a tag. */
    "arrow type parameters": sequence(
      sign("<", "< ="),
      optional(t.wordSameLine("const")),
      t.identifier,
      choice(
        sequence(
          word("extends"),
          rule("type"),
          optional(sequence(t.assign, rule("type"))),
          optional(rule("more type parameters")),
        ),
        sequence(t.assign, rule("type"), optional(rule("more type parameters"))),
        rule("more type parameters"),
      ),
      sign(">"),
    ),
    "more type parameters": choice(
      sign(","),
      sequence(plus(sequence(sign(","), rule("type parameter"))), optional(sign(","))),
    ),
  };
}
