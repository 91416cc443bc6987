import { choice, optional, plus, rule, sequence, star } from "../../ast/expression-builders.ts";
import type { Expression } from "../../ast/grammar.ts";
import { anywhere, part } from "./expression-context.ts";
import { functionContexts, plainFunction, type FunctionContext } from "./function-context.ts";
import { functionKeyword } from "./object-rules.ts";
import type { Rules } from "./rules.ts";
import type { Tokens } from "./tokens.ts";

/** Declarations that may stand wherever a statement may, and namespaces. */
export function declarationRules(t: Tokens, f: FunctionContext): Rules {
  const { sign, word } = t;
  const { rule: own } = f;
  const comma = sign(",");
  const ended = (unfinished: string, end: Expression): Expression => sequence(own(unfinished), choice(sign(";"), end));
  const functionHead = (body: FunctionContext): Expression =>
    sequence(functionKeyword(t, body), t.identifier, body.rule("signature"));
  const typeParameters = optional(rule("declared type parameters"));
  return {
    declaration: choice(
      own("undecorated declaration"),
      sequence(plus(own("decorator")), own("class head"), own("class tail")),
    ),
    "undecorated declaration": choice(
      ...functionContexts.map((body) => sequence(functionHead(body), body.rule("block"))),
      ended("function head", t.lineEnd.signature),
      ended("open declaration", t.lineEnd.expression),
      ended("closed declaration", t.lineEnd.other),
      sequence(own("class head"), own("class tail")),
      rule("interface declaration"),
      own("enum declaration"),
    ),
    "unfinished declaration": choice(own("function head"), own("open declaration"), own("closed declaration")),
    "open declaration": choice(
      sequence(word("let const"), part(f, "open variables", anywhere)),
      sequence(own("using head"), own("open assignment")),
    ),
    "closed declaration": choice(
      sequence(word("let const"), part(f, "closed variables", anywhere)),
      sequence(own("using head"), own("closed assignment")),
      rule("type alias"),
    ),
    /** A function without its body, as overloads and ambient functions are. */
    "function head": choice(...functionContexts.map(functionHead)),
    "class head": sequence(rule("class keyword"), t.identifier),
    "class keyword": choice(word("class"), sequence(t.wordSameLine("abstract"), word("class"))),
    "type alias": sequence(t.wordSameLine("type"), t.identifier, typeParameters, t.assign, rule("type")),
    "interface declaration": sequence(
      t.wordSameLine("interface"),
      t.identifier,
      typeParameters,
      optional(sequence(word("extends"), plus(rule("heritage type"), comma))),
      sign("{"),
      rule("type members"),
      sign("}"),
    ),
    "enum declaration": sequence(
      optional(word("const")),
      word("enum"),
      t.identifier,
      sign("{"),
      star(sequence(own("enum member"), comma)),
      optional(own("enum member")),
      sign("}"),
    ),
    "enum member": sequence(
      choice(t.name, t.string, sequence(sign("["), choice(t.string, t.template.whole), sign("]"))),
      optional(own("initializer")),
    ),
    "namespace declaration": sequence(
      choice(
        sequence(
          choice(t.wordSameLine("namespace"), t.wordSameLine("module")),
          t.identifier,
          star(rule("member access")),
        ),
        sequence(t.wordSameLine("module"), t.string),
        word("global"),
      ),
      sign("{"),
      plainFunction.rule("module items"),
      sign("}"),
    ),
    "external module declaration": sequence(t.wordSameLine("module"), t.string),
  };
}
