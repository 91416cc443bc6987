import { choice, optional, plus, rule, sequence, star } from "../../ast/expression-builders.ts";
import type { Expression } from "../../ast/grammar.ts";
import { anywhere, part } from "./expression-context.ts";
import type { Rules } from "./rules.ts";
import type { Tokens } from "./tokens.ts";

/** Declarations that may stand wherever a statement may, and namespaces. */
export function declarationRules(t: Tokens): Rules {
  const { sign, word } = t;
  const comma = sign(",");
  const ended = (unfinished: string, end: Expression): Expression =>
    sequence(rule(unfinished), choice(sign(";"), end));
  const typeParameters = optional(rule("type parameters"));
  return {
    declaration: choice(
      sequence(rule("function head"), rule("block")),
      ended("function head", t.lineEnd.signature),
      ended("open declaration", t.lineEnd.expression),
      ended("closed declaration", t.lineEnd.other),
      sequence(star(rule("decorator")), rule("class head"), rule("class tail")),
      rule("interface declaration"),
      rule("enum declaration"),
    ),
    "unfinished declaration": choice(rule("function head"), rule("open declaration"), rule("closed declaration")),
    "open declaration": choice(
      sequence(word("let const"), part("open variables", anywhere)),
      sequence(rule("using head"), rule("open assignment")),
    ),
    "closed declaration": choice(
      sequence(word("let const"), part("closed variables", anywhere)),
      sequence(rule("using head"), rule("closed assignment")),
      rule("type alias"),
    ),
    "function keyword": sequence(
      choice(word("function"), sequence(word("async"), word("function", "same-line"))),
      optional(t.star),
    ),
    "function head": sequence(rule("function keyword"), t.identifier, rule("signature")),
    "class head": sequence(rule("class keyword"), t.identifier),
    "class keyword": choice(word("class"), sequence(t.wordSameLine("abstract"), word("class"))),
    "type alias": sequence(t.wordSameLine("type"), t.identifier, typeParameters, t.assign, rule("type")),
    "interface declaration": sequence(
      t.wordSameLine("interface"),
      t.identifier,
      typeParameters,
      optional(sequence(word("extends"), plus(rule("type reference"), comma))),
      sign("{"),
      rule("type members"),
      sign("}"),
    ),
    "enum declaration": sequence(
      optional(word("const")),
      word("enum"),
      t.identifier,
      sign("{"),
      star(sequence(rule("enum member"), comma)),
      optional(rule("enum member")),
      sign("}"),
    ),
    "enum member": sequence(
      choice(t.name, t.string, sequence(sign("["), choice(t.string, t.template.whole), sign("]"))),
      optional(rule("initializer")),
    ),
    "namespace declaration": sequence(
      choice(
        sequence(choice(t.wordSameLine("namespace"), t.wordSameLine("module")), t.identifier, star(rule("member access"))),
        sequence(t.wordSameLine("module"), t.string),
        word("global"),
      ),
      sign("{"),
      rule("module items"),
      sign("}"),
    ),
    "external module declaration": sequence(t.wordSameLine("module"), t.string),
  };
}
