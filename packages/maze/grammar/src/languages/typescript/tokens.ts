import type { Expression } from "../../ast/grammar.ts";
import { choice } from "../../ast/expression-builders.ts";
import { alternate, characterClass, concat, notCharacters, starPattern, text } from "../../pattern/pattern-builders.ts";
import {
  identifier,
  identifierName,
  notIdentifierPart,
  privateName,
  startOfIdentifierPart,
  typeIdentifier,
} from "./identifiers.ts";
import {
  decimalInteger,
  otherNumber,
  regularExpression,
  stringLiteral,
  taggedTemplate,
  templateLiteral,
  type TemplatePieces,
} from "./literals.ts";
import { createTerminalTable, type TerminalTable } from "./terminals.ts";
import { fullTrivia, inlineTrivia, lineBreak, startOfTrivia } from "./trivia.ts";

/** The tokens of a template. */
export interface TemplateTokens {
  readonly whole: Expression;
  readonly head: Expression;
  readonly middle: Expression;
  readonly tail: Expression;
}

/** The tokens that the rules of TypeScript share. */
export interface Tokens extends Omit<TerminalTable, "define"> {
  readonly define: TerminalTable["define"];
  readonly identifier: Expression;
  readonly typeIdentifier: Expression;
  readonly name: Expression;
  /** The name behind a dot: on a later line, the compiler takes it for missing if another word follows on that line. */
  readonly memberName: Expression;
  readonly privateName: Expression;
  readonly number: Expression;
  readonly string: Expression;
  readonly regularExpression: Expression;
  readonly template: TemplateTokens;
  readonly taggedTemplate: TemplateTokens;
  /** The assignment sign. */
  readonly assign: Expression;
  /** The line end that ends a statement: behind an expression, behind a signature without a body, and elsewhere. */
  readonly lineEnd: { readonly expression: Expression; readonly signature: Expression; readonly other: Expression };
  /** `!` on the line of the token before it. */
  readonly exclamation: Expression;
  readonly question: Expression;
  /** `?` of a condition that ends with a type, which on its line would be part of a type before some expressions. */
  readonly questionAfterType: Expression;
  readonly optionalChain: Expression;
  readonly star: Expression;
  readonly arrow: Expression;
  readonly typeArgumentsOpen: Expression;
  /** Names of types without type arguments: a `<` behind them would begin some. */
  readonly lonely: { readonly typeIdentifier: Expression; readonly name: Expression; readonly const: Expression };
  /** `>` behind the type arguments of a value that is not called: an operator that may be a sign would make it another. */
  readonly instantiationClose: Expression;
}

export function createTokens(jsx: boolean): Tokens {
  const table = createTerminalTable(jsx);
  const { define, sign } = table;
  const template = (kind: string, pieces: TemplatePieces): TemplateTokens => ({
    whole: define(`${kind} template`, pieces.whole),
    head: define(`${kind} template head`, pieces.head),
    middle: define(`${kind} template middle`, pieces.middle),
    tail: define(`${kind} template tail`, pieces.tail),
  });
  const lineEnd = (what: string, ...continued: Parameters<typeof alternate>) =>
    define(
      `line end after ${what}`,
      lineBreak,
      alternate(startOfTrivia, characterClass(";}"), ...continued),
      "adjacent",
    );
  const notAfterNumber = alternate(startOfIdentifierPart, characterClass(["0", "9"]));
  const moreThanQuestion = alternate(text("?"), concat(text("."), notCharacters(["0", "9"])));
  const noTypeStart = concat(
    starPattern(fullTrivia),
    alternate(
      characterClass("+~@"),
      concat(text("-"), notCharacters(["0", "9"])),
      concat(text("/"), notCharacters("/*")),
      concat(alternate(text("class"), text("delete"), text("super")), alternate(notIdentifierPart, startOfTrivia)),
    ),
  );
  const notLonely = alternate(startOfIdentifierPart, concat(starPattern(inlineTrivia), text("<")));
  return {
    ...table,
    identifier: define("identifier", identifier, startOfIdentifierPart),
    typeIdentifier: define("type identifier", typeIdentifier, startOfIdentifierPart),
    name: define("name", identifierName, startOfIdentifierPart),
    memberName: choice(
      define("name", identifierName, startOfIdentifierPart, "same-line"),
      define(
        "name on a later line",
        concat(lineBreak, identifierName),
        alternate(startOfIdentifierPart, concat(starPattern(inlineTrivia), startOfIdentifierPart)),
        "adjacent",
      ),
    ),
    privateName: define("private name", privateName, startOfIdentifierPart),
    number: choice(
      define("decimal integer", decimalInteger, alternate(notAfterNumber, text("."))),
      define("number", otherNumber, notAfterNumber),
    ),
    string: define("string", stringLiteral),
    regularExpression: define("regular expression", regularExpression, startOfIdentifierPart),
    template: template("plain", templateLiteral),
    taggedTemplate: template("tagged", taggedTemplate),
    assign: sign("=", "= >"),
    lineEnd: {
      expression: lineEnd(
        "an expression",
        characterClass("([`/*%&|^<>=,?:"),
        // `++` and `--` begin a statement, since nothing before them on their line could be their operand.
        concat(text("+"), notCharacters("+")),
        concat(text("-"), notCharacters("-")),
        concat(alternate(text("in"), text("instanceof")), notIdentifierPart),
      ),
      signature: lineEnd("a signature", text("{")),
      other: lineEnd("a statement"),
    },
    exclamation: sign("!", "=", "same-line"),
    question: define("?", text("?"), moreThanQuestion),
    questionAfterType: choice(
      define("? behind a type", text("?"), alternate(moreThanQuestion, noTypeStart), "same-line"),
      define("? on a later line", concat(lineBreak, text("?")), moreThanQuestion, "adjacent"),
    ),
    optionalChain: define("?.", text("?."), characterClass(["0", "9"])),
    star: sign("*", "* ="),
    arrow: sign("=>", undefined, "same-line"),
    lonely: {
      typeIdentifier: define("type identifier alone", typeIdentifier, notLonely),
      name: choice(
        define("name of a type alone", identifierName, notLonely, "same-line"),
        define(
          "name of a type alone on a later line",
          concat(lineBreak, identifierName),
          alternate(notLonely, concat(starPattern(inlineTrivia), startOfIdentifierPart)),
          "adjacent",
        ),
      ),
      const: define("const alone", text("const"), notLonely),
    },
    typeArgumentsOpen: sign("<", "=", "same-line"),
    instantiationClose: define(
      "> of an instantiation",
      text(">"),
      alternate(text("="), concat(starPattern(fullTrivia), characterClass("<>+-"))),
    ),
  };
}
