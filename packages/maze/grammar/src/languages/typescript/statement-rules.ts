import { choice, optional, rule, sequence, star } from "../../ast/expression-builders.ts";
import type { Expression } from "../../ast/grammar.ts";
import { anywhere, forHead, part, partName, statementStart, type ExpressionContext } from "./expression-context.ts";
import type { Rules } from "./rules.ts";
import type { Tokens } from "./tokens.ts";

/** Variables of a declaration, for one context. */
export function variableRules(t: Tokens, c: ExpressionContext): Rules {
  const comma = t.sign(",");
  const typed = sequence(t.identifier, optional(t.exclamation), optional(rule("type annotation")));
  const target = choice(typed, sequence(rule("binding pattern"), optional(rule("type annotation"))));
  const list = optional(sequence(part("variables", c), comma));
  return {
    /** Variables that end with an expression that a next line may continue. */
    [partName("open variables", c)]: sequence(list, target, t.assign, part("open assignment", c)),
    [partName("closed variables", c)]: sequence(
      list,
      choice(typed, sequence(target, t.assign, part("closed assignment", c))),
    ),
    [partName("variables", c)]: choice(part("open variables", c), part("closed variables", c)),
  };
}

/** Statements. Those that need a semicolon, or a line end in its place, are called unfinished without it. */
export function statementRules(t: Tokens): Rules {
  const { sign, word } = t;
  const open = sign("(");
  const close = sign(")");
  const semicolon = sign(";");
  const head = (keyword: string): Expression => sequence(word(keyword), open, rule("expression"), close);
  const ended = (unfinished: string, end: Expression): Expression => sequence(rule(unfinished), choice(semicolon, end));

  return {
    block: sequence(sign("{"), rule("statements"), sign("}")),
    statements: sequence(star(rule("statement")), optional(rule("unfinished statement"))),
    statement: choice(rule("plain statement"), rule("declaration")),
    "unfinished statement": choice(rule("unfinished plain statement"), rule("unfinished declaration")),

    /** What may be the body of an `if` or a loop. */
    "plain statement": choice(
      semicolon,
      rule("block"),
      ended("open statement", t.lineEnd.expression),
      ended("closed statement", t.lineEnd.other),
      sequence(rule("controlling head"), rule("plain statement")),
      sequence(t.identifier, sign(":"), rule("statement")),
      sequence(word("do"), rule("plain statement"), head("while"), optional(semicolon)),
      rule("switch statement"),
      rule("try statement"),
    ),
    "unfinished plain statement": choice(
      rule("open statement"),
      rule("closed statement"),
      sequence(rule("controlling head"), rule("unfinished plain statement")),
      sequence(t.identifier, sign(":"), rule("unfinished statement")),
    ),
    /** All of a statement but the last statement inside it. */
    "controlling head": choice(
      head("if"),
      sequence(head("if"), rule("plain statement"), word("else")),
      head("while with"),
      rule("for head"),
    ),
    "open statement": choice(
      part("open expression", statementStart),
      sequence(word("var"), part("open variables", anywhere)),
      sequence(choice(t.wordSameLine("return"), t.wordSameLine("throw")), rule("open expression")),
    ),
    "closed statement": choice(
      part("closed expression", statementStart),
      sequence(word("var"), part("closed variables", anywhere)),
      sequence(choice(t.wordSameLine("return"), t.wordSameLine("throw")), rule("closed expression")),
      word("return break continue debugger"),
      sequence(choice(t.wordSameLine("break"), t.wordSameLine("continue")), t.identifier),
    ),
    "variable keyword": word("var let const"),
    "using keyword": choice(
      t.wordSameLine("using"),
      sequence(t.wordSameLine("await"), t.wordSameLine("using")),
    ),
    /** A declaration of resources up to the value of the last. */
    "using head": sequence(
      rule("using keyword"),
      star(sequence(t.identifier, optional(rule("type annotation")), rule("initializer"), sign(","))),
      t.identifier,
      optional(rule("type annotation")),
      t.assign,
    ),
    "for head": choice(
      sequence(
        word("for"),
        open,
        optional(
          choice(
            part("expression", forHead),
            sequence(rule("variable keyword"), part("variables", forHead)),
            sequence(rule("using head"), part("assignment", forHead)),
          ),
        ),
        semicolon,
        optional(rule("expression")),
        semicolon,
        optional(rule("expression")),
        close,
      ),
      sequence(word("for"), open, rule("loop variable"), word("in"), rule("expression"), close),
      sequence(word("for"), optional(word("await")), open, rule("loop variable"), word("of"), rule("assignment"), close),
    ),
    "loop variable": choice(
      part("target", forHead),
      sequence(word("var let const"), rule("binding")),
      sequence(rule("using keyword"), t.identifier),
    ),
    "switch statement": sequence(
      head("switch"),
      sign("{"),
      star(sequence(rule("case label"), star(rule("statement")))),
      optional(sequence(rule("case label"), star(rule("statement")), rule("unfinished statement"))),
      sign("}"),
    ),
    "case label": choice(
      sequence(word("case"), rule("expression"), sign(":")),
      sequence(word("default"), sign(":")),
    ),
    "try statement": sequence(
      word("try"),
      rule("block"),
      choice(
        sequence(rule("catch clause"), optional(sequence(word("finally"), rule("block")))),
        sequence(word("finally"), rule("block")),
      ),
    ),
    "catch clause": sequence(
      word("catch"),
      optional(sequence(open, rule("binding"), optional(rule("type annotation")), close)),
      rule("block"),
    ),
  };
}
