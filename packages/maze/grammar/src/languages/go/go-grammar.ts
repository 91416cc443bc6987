import { optional, rule, sequence, token } from "../../ast/expression-builders.ts";
import type { Expression, Grammar, Rule, Terminal } from "../../ast/grammar.ts";
import { alternate, characterClass, concat, optionalPattern, text } from "../../pattern/pattern-builders.ts";
import { IDENTIFIER_PART } from "../notation/identifiers.ts";
import { createLexicon } from "../notation/lexicon.ts";
import { TERMINAL, parseRules } from "../notation/parse-rules.ts";
import {
  ENDS_STATEMENT,
  GO_IDENTIFIER,
  GO_INLINE,
  GO_LINE_ENDS,
  GO_LINE_ENDS_AFTER_SLASH,
  GO_NUMBER,
  GO_RUNE,
  GO_SIGNS,
  GO_STRING,
  GO_TRIVIA,
} from "./go-lexemes.ts";
import { GO_EXPRESSIONS, GO_RULES } from "./go-rules.ts";

/** What a Go text may be. */
export type GoEntry = "file" | "declaration" | "statement" | "statements" | "block" | "expression" | "type";

/** How `goGrammar` is built. */
export interface GoGrammarOptions {
  /** What the whole text is; a file unless given. */
  readonly entry?: GoEntry | undefined;
}

/**
 * The grammar of Go 1.25, after the language specification.
 *
 * A semicolon at the end of a line needs no rule of the parser: tokens are preceded by trivia without line ends, and a
 * lexeme of a token that cannot end a statement takes the line ends after it along. What then is a line end is the
 * semicolon.
 *
 * @example
 * ```ts
 * import { goGrammar } from "@maze/grammar/languages";
 * goGrammar({ entry: "statement" }).start; // => "statement-text"
 * ```
 */
export function goGrammar(options: GoGrammarOptions = {}): Grammar {
  const { entry = "file" } = options;
  const lexicon = createLexicon({
    signs: GO_SIGNS,
    wordPart: IDENTIFIER_PART,
    notBefore: { ".": characterClass(["0", "9"]) },
    trivia: "inline",
    tail: (literal) => {
      if (ENDS_STATEMENT.has(literal)) return undefined;
      return literal === "/" ? GO_LINE_ENDS_AFTER_SLASH : GO_LINE_ENDS;
    },
  });
  const terminals: Record<string, Terminal> = {
    IDENTIFIER: { pattern: GO_IDENTIFIER, trivia: "inline", notBefore: IDENTIFIER_PART },
    NUMBER: { pattern: GO_NUMBER, trivia: "inline", notBefore: alternate(IDENTIFIER_PART, text(".")) },
    RUNE: { pattern: GO_RUNE, trivia: "inline" },
    STRING: { pattern: GO_STRING, trivia: "inline" },
    SEMICOLON: {
      pattern: alternate(concat(text(";"), optionalPattern(GO_LINE_ENDS)), GO_LINE_ENDS),
      trivia: "inline",
    },
    "LINE-ENDS": { pattern: GO_LINE_ENDS },
    "BYTE-ORDER-MARK": { pattern: text("\uFEFF") },
  };
  const rules: Record<string, Rule> = {};
  for (const [variant, other] of Object.entries({ "": GO_EXPRESSIONS.anywhere, header: GO_EXPRESSIONS.header })) {
    const name = (base: string, wanted: string | undefined): string => {
      const suffix = wanted === "" ? variant : (wanted ?? "");
      return suffix === "" ? base : `${base}@${suffix}`;
    };
    const scope = {
      literal: lexicon.literal,
      reference: (base: string, wanted: string | undefined): Expression =>
        TERMINAL.test(base) ? token(base) : rule(name(base, wanted)),
      define: name,
    };
    Object.assign(rules, parseRules(other, scope));
    if (variant === "") Object.assign(rules, parseRules(GO_RULES, scope));
  }
  const start = `${entry}-text`;
  const lead = optional(token("LINE-ENDS"));
  rules[start] = {
    body: sequence(optional(token("BYTE-ORDER-MARK")), lead, rule(entry)),
  };
  return {
    name: "go",
    start,
    rules,
    terminals: { ...terminals, ...lexicon.terminals },
    trivia: { inline: GO_INLINE, any: GO_TRIVIA },
    endTrivia: "any",
  };
}
