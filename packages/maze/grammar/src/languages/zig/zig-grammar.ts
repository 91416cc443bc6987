import { rule, token } from "../../ast/expression-builders.ts";
import type { Expression, Grammar, Rule, Terminal } from "../../ast/grammar.ts";
import { notCharacters } from "../../pattern/pattern-builders.ts";
import { createLexicon } from "../notation/lexicon.ts";
import { TERMINAL, parseRules } from "../notation/parse-rules.ts";
import {
  AFTER_INTEGER,
  ZIG_BUILTIN,
  ZIG_CHARACTER,
  ZIG_FLOAT,
  ZIG_IDENTIFIER,
  ZIG_INTEGER,
  ZIG_SIGNS,
  ZIG_STRING,
  ZIG_STRING_LINE,
  ZIG_TRIVIA,
  ZIG_END,
  ZIG_WORD_PART,
} from "./zig-lexemes.ts";
import { ZIG_EXPRESSIONS, ZIG_OPERANDS, ZIG_RULES } from "./zig-rules.ts";

/** What a Zig text may be. */
export type ZigEntry = "file" | "declaration" | "statement" | "statements" | "block" | "expression" | "type";

/** How `zigGrammar` is built. */
export interface ZigGrammarOptions {
  /** What the whole text is; a file unless given. */
  readonly entry?: ZigEntry | undefined;
}

const trivia = "any";
const TERMINALS: Readonly<Record<string, Terminal>> = {
  IDENTIFIER: { pattern: ZIG_IDENTIFIER, trivia, notBefore: ZIG_WORD_PART },
  BUILTIN: { pattern: ZIG_BUILTIN, trivia, notBefore: ZIG_WORD_PART },
  INTEGER: { pattern: ZIG_INTEGER, trivia, notBefore: AFTER_INTEGER },
  FLOAT: { pattern: ZIG_FLOAT, trivia, notBefore: ZIG_WORD_PART },
  STRING: { pattern: ZIG_STRING, trivia },
  "STRING-LINE": { pattern: ZIG_STRING_LINE, trivia, notBefore: notCharacters("\n") },
  CHARACTER: { pattern: ZIG_CHARACTER, trivia },
};

/**
 * The grammar of Zig (0.14 and 0.15), after the grammar of its language reference.
 *
 * @example
 * ```ts
 * import { zigGrammar } from "@maze/grammar/languages";
 * zigGrammar({ entry: "statement" }).start; // => "statement"
 * ```
 */
export function zigGrammar(options: ZigGrammarOptions = {}): Grammar {
  const lexicon = createLexicon({ signs: ZIG_SIGNS, wordPart: ZIG_WORD_PART, trivia });
  const rules: Record<string, Rule> = {};
  for (const [current, operands] of Object.entries(ZIG_OPERANDS)) {
    const nameOf = (name: string, variant: string | undefined): string => {
      const wanted = variant === "" ? current : variant === "right" ? "" : (variant ?? "");
      return wanted === "" ? name : `${name}@${wanted}`;
    };
    const scope = {
      literal: lexicon.literal,
      reference: (name: string, variant: string | undefined): Expression =>
        TERMINAL.test(name) ? token(name) : rule(nameOf(name, variant)),
      define: nameOf,
    };
    // Only anywhere is a block an operand.
    const shared = current === "" ? ZIG_EXPRESSIONS : ZIG_EXPRESSIONS.replace(" | own-block@", "");
    Object.assign(rules, parseRules(shared + operands, scope));
    if (current === "") Object.assign(rules, parseRules(ZIG_RULES, scope));
  }
  return {
    name: "zig",
    start: options.entry ?? "file",
    rules,
    terminals: { ...TERMINALS, ...lexicon.terminals },
    trivia: { any: ZIG_TRIVIA, end: ZIG_END },
    endTrivia: "end",
  };
}
