import { choice, optional, plus, rule, sequence, star } from "../../ast/expression-builders.ts";
import type { Expression } from "../../ast/grammar.ts";
import { concat, starPattern, alternate, text } from "../../pattern/pattern-builders.ts";
import { identifierName, identifierPart, startOfIdentifierPart } from "./identifiers.ts";
import { jsxString, jsxText, moreJsxText } from "./literals.ts";
import type { FunctionContext } from "./function-context.ts";
import type { Rules } from "./rules.ts";
import type { Tokens } from "./tokens.ts";

/** JSX, and what is different where JSX is. */
export function jsxRules(t: Tokens, f: FunctionContext): Rules {
  const { sign, word, define } = t;
  const { rule: own } = f;
  const name = define(
    "jsx name",
    concat(identifierName, starPattern(alternate(identifierPart, text("-")))),
    alternate(startOfIdentifierPart, text("-")),
  );
  const open = sign("{");
  const close = sign("}");
  const end = sign(">");
  const tail = choice(
    sequence(own("jsx opening"), sign("/"), end),
    sequence(
      own("jsx opening"),
      end,
      own("jsx children"),
      sign("<", undefined, "adjacent"),
      sign("/"),
      rule("jsx element name"),
      end,
    ),
    sequence(end, own("jsx children"), sign("<", undefined, "adjacent"), sign("/"), end),
  );
  const value: Expression = choice(
    define("jsx string", jsxString),
    sequence(open, own("assignment"), close),
    own("jsx element"),
  );
  return {
    "jsx element": sequence(sign("<", "< ="), own("jsx element tail")),
    "jsx element tail": tail,
    "jsx opening": sequence(rule("jsx element name"), optional(sequence(rule("begun type arguments"), end)), star(own("jsx attribute"))),
    "jsx element name": choice(name, sequence(name, sign(":"), name), sequence(name, plus(sequence(sign("."), t.name)))),
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
      optional(word("const")),
      t.identifier,
      choice(
        sequence(word("extends"), rule("type"), optional(sequence(t.assign, rule("type"))), optional(rule("more type parameters"))),
        sequence(t.assign, rule("type"), optional(rule("more type parameters"))),
        rule("more type parameters"),
      ),
      sign(">"),
    ),
    "more type parameters": choice(sign(","), sequence(plus(sequence(sign(","), rule("type parameter"))), optional(sign(",")))),
  };
}
