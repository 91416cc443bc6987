import { choice, optional, rule, sequence, star } from "../../ast/expression-builders.ts";
import type { Expression } from "../../ast/grammar.ts";
import { anywhere, forHead, part, partName, statementStart, type ExpressionContext } from "./expression-context.ts";
import type { FunctionContext } from "./function-context.ts";
import type { Rules } from "./rules.ts";
import type { Tokens } from "./tokens.ts";

/** Variables of a declaration, for one context. */
export function variableRules(t: Tokens, f: FunctionContext, c: ExpressionContext): Rules {
  const comma = t.sign(",");
  const { rule: own } = f;
  const typed = sequence(t.identifier, ...(c.in ? [optional(t.exclamation)] : []), optional(rule("type annotation")));
  const target = choice(typed, sequence(own("binding pattern"), optional(rule("type annotation"))));
  const list = optional(sequence(part(f, "variables", c), comma));
  return {
    /** Variables that end with an expression that a next line may continue. */
    [partName("open variables", c)]: sequence(list, target, t.assign, part(f, "open assignment", c)),
    [partName("closed variables", c)]: sequence(
      list,
      choice(typed, sequence(target, t.assign, part(f, "closed assignment", c))),
    ),
    [partName("variables", c)]: choice(part(f, "open variables", c), part(f, "closed variables", c)),
  };
}

/** Statements. Those that need a semicolon, or a line end in its place, are called unfinished without it. */
export function statementRules(t: Tokens, f: FunctionContext): Rules {
  const { sign, word } = t;
  const { rule: own } = f;
  const open = sign("(");
  const close = sign(")");
  const semicolon = sign(";");
  const head = (keyword: string): Expression => sequence(word(keyword), open, own("expression"), close);
  const ended = (unfinished: string, end: Expression): Expression => sequence(own(unfinished), choice(semicolon, end));

  return {
    block: sequence(sign("{"), own("statements"), sign("}")),
    statements: sequence(star(own("statement")), optional(own("unfinished statement"))),
    statement: choice(own("plain statement"), own("declaration")),
    "unfinished statement": choice(own("unfinished plain statement"), own("unfinished declaration")),

    /** What may be the body of an `if` or a loop. */
    "plain statement": choice(
      semicolon,
      own("block"),
      ended("open statement", t.lineEnd.expression),
      ended("closed statement", t.lineEnd.other),
      sequence(own("controlling head"), own("plain statement")),
      sequence(t.identifier, sign(":"), own("statement")),
      sequence(word("do"), own("plain statement"), head("while"), optional(semicolon)),
      own("switch statement"),
      own("try statement"),
    ),
    "unfinished plain statement": choice(
      own("open statement"),
      own("closed statement"),
      sequence(own("controlling head"), own("unfinished plain statement")),
      sequence(t.identifier, sign(":"), own("unfinished statement")),
    ),
    /** All of a statement but the last statement inside it. */
    "controlling head": choice(
      head("if"),
      sequence(head("if"), own("plain statement"), word("else")),
      head("while with"),
      own("for head"),
    ),
    "open statement": choice(
      part(f, "open expression", statementStart),
      sequence(word("var"), part(f, "open variables", anywhere)),
      sequence(choice(t.wordSameLine("return"), t.wordSameLine("throw")), own("open expression")),
    ),
    "closed statement": choice(
      part(f, "closed expression", statementStart),
      sequence(word("var"), part(f, "closed variables", anywhere)),
      sequence(choice(t.wordSameLine("return"), t.wordSameLine("throw")), own("closed expression")),
      word("return break continue debugger"),
      sequence(choice(t.wordSameLine("break"), t.wordSameLine("continue")), t.identifier),
    ),
    "variable keyword": word("var let const"),
    "using keyword": choice(t.wordSameLine("using"), sequence(t.wordSameLine("await"), t.wordSameLine("using"))),
    /** A declaration of resources up to the value of the last. */
    "using head": sequence(
      rule("using keyword"),
      star(sequence(t.identifier, optional(rule("type annotation")), own("initializer"), sign(","))),
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
            part(f, "expression", forHead),
            sequence(own("variable keyword"), part(f, "variables", forHead)),
            sequence(own("using head"), part(f, "assignment", forHead)),
          ),
        ),
        semicolon,
        optional(own("expression")),
        semicolon,
        optional(own("expression")),
        close,
      ),
      sequence(word("for"), open, own("loop variable"), word("in"), own("expression"), close),
      sequence(word("for"), optional(word("await")), open, own("loop variable"), word("of"), own("assignment"), close),
    ),
    "loop variable": choice(
      part(f, "target", forHead),
      sequence(word("var let const"), own("binding")),
      sequence(rule("using keyword"), t.identifier),
    ),
    "switch statement": sequence(
      head("switch"),
      sign("{"),
      star(sequence(own("case label"), star(own("statement")))),
      optional(sequence(own("case label"), star(own("statement")), own("unfinished statement"))),
      sign("}"),
    ),
    "case label": choice(sequence(word("case"), own("expression"), sign(":")), sequence(word("default"), sign(":"))),
    "try statement": sequence(
      word("try"),
      own("block"),
      choice(
        sequence(own("catch clause"), optional(sequence(word("finally"), own("block")))),
        sequence(word("finally"), own("block")),
      ),
    ),
    "catch clause": sequence(
      word("catch"),
      optional(sequence(open, own("binding"), optional(rule("type annotation")), close)),
      own("block"),
    ),
  };
}
