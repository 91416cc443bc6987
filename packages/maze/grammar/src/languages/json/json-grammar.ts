import { choice, pattern, rule, sequence, star, token } from "../../ast/expression-builders.ts";
import type { Grammar, Terminal } from "../../ast/grammar.ts";
import {
  alternate,
  characterClass,
  concat,
  emptyWord,
  notCharacters,
  optionalPattern,
  plusPattern,
  repeatPattern,
  starPattern,
  text,
} from "../../pattern/pattern-builders.ts";
import type { Pattern } from "../../pattern/pattern.ts";
import { DECIMAL_DIGIT, HEX_DIGIT } from "../notation/digits.ts";

/** What a JSON text may be. */
export type JsonEntry = "value" | "object" | "array";

/** How `jsonGrammar` is built. */
export interface JsonGrammarOptions {
  /** What the whole text is; any value unless given. */
  readonly entry?: JsonEntry | undefined;
  /**
   * White space around the structural characters: as RFC 8259 has it (`any`, the default), none at all, or runs of at
   * most `max` characters, so that a model cannot go on with white space for ever.
   */
  readonly whiteSpace?: "any" | "none" | { readonly max: number } | undefined;
}

const WHITE_SPACE = characterClass(" \t\n\r");

const STRING = concat(
  text('"'),
  starPattern(
    alternate(
      notCharacters('"\\', [0, 0x1f]),
      concat(text("\\"), alternate(characterClass('"\\/bfnrt'), concat(text("u"), repeatPattern(HEX_DIGIT, 4, 4)))),
    ),
  ),
  text('"'),
);

const NUMBER = concat(
  optionalPattern(text("-")),
  alternate(text("0"), concat(characterClass(["1", "9"]), starPattern(DECIMAL_DIGIT))),
  optionalPattern(concat(text("."), plusPattern(DECIMAL_DIGIT))),
  optionalPattern(concat(characterClass("eE"), optionalPattern(characterClass("+-")), plusPattern(DECIMAL_DIGIT))),
);

const LEXEMES: Readonly<Record<string, Pattern>> = {
  "{": text("{"),
  "}": text("}"),
  "[": text("["),
  "]": text("]"),
  ":": text(":"),
  ",": text(","),
  string: STRING,
  number: NUMBER,
  literal: alternate(text("true"), text("false"), text("null")),
};

/**
 * The grammar of JSON (RFC 8259).
 *
 * @example
 * ```ts
 * import { jsonGrammar } from "@maze/grammar/languages";
 * jsonGrammar({ entry: "object" }).start; // => "object-text"
 * ```
 */
export function jsonGrammar(options: JsonGrammarOptions = {}): Grammar {
  const { entry = "value", whiteSpace = "any" } = options;
  const bounded = typeof whiteSpace === "object" ? repeatPattern(WHITE_SPACE, 0, whiteSpace.max) : undefined;
  const terminal = (lexeme: Pattern): Terminal => {
    if (bounded !== undefined) return { pattern: concat(bounded, lexeme) };
    return whiteSpace === "any" ? { pattern: lexeme, trivia: "white-space" } : { pattern: lexeme };
  };
  const member = sequence(token("string"), token(":"), rule("value"));
  return {
    name: "json",
    start: `${entry}-text`,
    rules: {
      [`${entry}-text`]: { body: sequence(rule(entry), pattern(bounded ?? emptyWord)) },
      value: {
        body: choice(rule("object"), rule("array"), token("string"), token("number"), token("literal")),
      },
      object: { body: sequence(token("{"), star(member, token(",")), token("}")) },
      array: { body: sequence(token("["), star(rule("value"), token(",")), token("]")) },
    },
    terminals: Object.fromEntries(Object.entries(LEXEMES).map(([name, lexeme]) => [name, terminal(lexeme)])),
    trivia: whiteSpace === "any" ? { "white-space": plusPattern(WHITE_SPACE) } : {},
    ...(whiteSpace === "any" ? { endTrivia: "white-space" } : {}),
  };
}
