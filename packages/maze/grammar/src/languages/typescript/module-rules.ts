import { choice, optional, plus, rule, sequence, star } from "../../ast/expression-builders.ts";
import type { Expression } from "../../ast/grammar.ts";
import { anywhere, exportDefault, part, type Ending } from "./expression-context.ts";
import { functionContexts, plainFunction, type FunctionContext } from "./function-context.ts";
import { functionKeyword } from "./object-rules.ts";
import type { Rules } from "./rules.ts";
import type { Tokens } from "./tokens.ts";

/** What only a file or a namespace holds: imports, exports and ambient declarations. */
export function moduleRules(t: Tokens): Rules {
  const { sign, word } = t;
  const comma = sign(",");
  const ended = (unfinished: Expression, end: Expression): Expression => sequence(unfinished, choice(sign(";"), end));
  const exportWord = word("export");
  const defaultWord = word("default");
  const from = sequence(word("from"), t.string, optional(rule("import attributes")));
  const exportName = choice(t.name, t.string);
  const typeWord = optional(word("type"));
  const defaultFunction = (body: FunctionContext): Expression =>
    sequence(exportWord, defaultWord, functionKeyword(t, body), optional(t.identifier), body.rule("signature"));
  const defaultClass = sequence(defaultWord, rule("class keyword"), optional(t.identifier), rule("class tail"));
  const moduleStatement = (ending: Ending): Expression[] => [
    sequence(rule("module prefix"), word("var"), part(plainFunction, `${ending} variables`, anywhere)),
    sequence(exportWord, defaultWord, part(plainFunction, `${ending} assignment`, exportDefault)),
    sequence(exportWord, t.assign, part(plainFunction, `${ending} assignment`, anywhere)),
  ];
  return {
    "module items": sequence(star(rule("module item")), optional(rule("unfinished module item"))),
    "module item": choice(rule("statement"), rule("module declaration")),
    "unfinished module item": choice(rule("unfinished statement"), rule("unfinished module declaration")),
    "module declaration": choice(
      rule("namespace declaration"),
      sequence(exportWord, plus(rule("decorator")), rule("class head"), rule("class tail")),
      sequence(rule("module prefix"), choice(rule("undecorated declaration"), rule("namespace declaration"))),
      sequence(
        plus(rule("decorator")),
        exportWord,
        choice(sequence(rule("class head"), rule("class tail")), defaultClass),
      ),
      sequence(exportWord, star(rule("decorator")), defaultClass),
      sequence(
        exportWord,
        defaultWord,
        plus(rule("decorator")),
        rule("class keyword"),
        optional(t.identifier),
        rule("class tail"),
      ),
      sequence(exportWord, defaultWord, rule("interface declaration")),
      ...functionContexts.map((body) => sequence(defaultFunction(body), body.rule("block"))),
      ...functionContexts.map((body) => ended(defaultFunction(body), t.lineEnd.signature)),
      ended(sequence(rule("module prefix"), rule("external module declaration")), t.lineEnd.signature),
      ended(rule("open module statement"), t.lineEnd.expression),
      ended(rule("closed module statement"), t.lineEnd.other),
    ),
    "unfinished module declaration": choice(
      sequence(rule("module prefix"), choice(rule("unfinished declaration"), rule("external module declaration"))),
      ...functionContexts.map(defaultFunction),
      rule("open module statement"),
      rule("closed module statement"),
    ),
    "module prefix": choice(exportWord, t.wordSameLine("declare"), sequence(exportWord, t.wordSameLine("declare"))),
    "open module statement": choice(...moduleStatement("open")),
    "closed module statement": choice(
      ...moduleStatement("closed"),
      rule("import declaration"),
      sequence(exportWord, rule("import alias")),
      rule("import alias"),
      sequence(exportWord, typeWord, sign("*"), optional(sequence(word("as"), exportName)), from),
      sequence(
        exportWord,
        typeWord,
        sign("{"),
        star(sequence(rule("export specifier"), comma)),
        optional(rule("export specifier")),
        sign("}"),
        optional(from),
      ),
      sequence(exportWord, word("as"), word("namespace"), t.identifier),
    ),
    "import declaration": choice(
      sequence(word("import"), t.string, optional(rule("import attributes"))),
      sequence(word("import"), typeWord, rule("import clause"), from),
      sequence(word("import"), word("defer"), rule("namespace import"), from),
    ),
    "import alias": sequence(
      word("import"),
      typeWord,
      t.identifier,
      t.assign,
      choice(
        sequence(t.identifier, star(sequence(sign("."), t.name))),
        sequence(word("require"), sign("("), t.string, sign(")")),
      ),
    ),
    "import clause": choice(
      t.identifier,
      rule("namespace import"),
      rule("named imports"),
      sequence(t.identifier, comma, choice(rule("namespace import"), rule("named imports"))),
    ),
    "namespace import": sequence(sign("*"), word("as"), t.identifier),
    "named imports": sequence(
      sign("{"),
      star(sequence(rule("import specifier"), comma)),
      optional(rule("import specifier")),
      sign("}"),
    ),
    "import specifier": sequence(typeWord, choice(t.identifier, sequence(exportName, word("as"), t.identifier))),
    "export specifier": sequence(typeWord, exportName, optional(sequence(word("as"), exportName))),
    "import attributes": sequence(choice(word("with"), word("assert", "same-line")), rule("import attribute list")),
    "import attribute list": sequence(
      sign("{"),
      star(sequence(rule("import attribute"), comma)),
      optional(rule("import attribute")),
      sign("}"),
    ),
    "import attribute": sequence(exportName, sign(":"), t.string),
  };
}
