import { rule, token } from "../../ast/expression-builders.ts";
import type { Expression, Grammar, Rule, Terminal } from "../../ast/grammar.ts";
import { characterClass, notCharacters, text } from "../../pattern/pattern-builders.ts";
import { IDENTIFIER_PART } from "../notation/identifiers.ts";
import { createLexicon } from "../notation/lexicon.ts";
import { TERMINAL, parseRules } from "../notation/parse-rules.ts";
import {
  AFTER_INTEGER,
  AFTER_LIFETIME,
  AFTER_PREFIX,
  AFTER_STOP,
  RUST_CHARACTER,
  RUST_FLOAT,
  RUST_FLOAT_WITH_STOP,
  RUST_IDENTIFIER,
  RUST_INDEX,
  RUST_INTEGER,
  RUST_LIFETIME,
  RUST_PREFIX,
  RUST_SHEBANG,
  RUST_SIGNS,
  RUST_STRING,
  RUST_TREE_SIGN,
  RUST_TREE_WORD,
  RUST_TRIVIA,
  RUST_END,
} from "./rust-lexemes.ts";
import { RUST_EXPRESSIONS, RUST_OPERANDS, RUST_RULES } from "./rust-rules.ts";

/** What a Rust text may be. */
export type RustEntry = "file" | "item" | "statement" | "statements" | "block" | "expression" | "type" | "pattern";

/** How `rustGrammar` is built. */
export interface RustGrammarOptions {
  /** What the whole text is; a file unless given. */
  readonly entry?: RustEntry | undefined;
}

const START: Record<RustEntry, string> = {
  file: "file",
  item: "module-item",
  statement: "statement",
  statements: "statements",
  block: "block",
  expression: "expression",
  type: "type",
  pattern: "pattern",
};

const trivia = "any";
const TERMINALS: Readonly<Record<string, Terminal>> = {
  IDENTIFIER: { pattern: RUST_IDENTIFIER, trivia, notBefore: IDENTIFIER_PART },
  PREFIX: { pattern: RUST_PREFIX, trivia, notBefore: AFTER_PREFIX },
  LIFETIME: { pattern: RUST_LIFETIME, trivia, notBefore: AFTER_LIFETIME },
  INTEGER: { pattern: RUST_INTEGER, trivia, notBefore: AFTER_INTEGER },
  FLOAT: { pattern: RUST_FLOAT, trivia, notBefore: IDENTIFIER_PART },
  "FLOAT-WITH-STOP": { pattern: RUST_FLOAT_WITH_STOP, trivia, notBefore: AFTER_STOP },
  INDEX: { pattern: RUST_INDEX, trivia, notBefore: IDENTIFIER_PART },
  STRING: { pattern: RUST_STRING, trivia },
  CHARACTER: { pattern: RUST_CHARACTER, trivia },
  SHEBANG: { pattern: RUST_SHEBANG, notBefore: notCharacters("\n") },
  "TREE-WORD": { pattern: RUST_TREE_WORD, trivia, notBefore: IDENTIFIER_PART },
  "TREE-SIGN": { pattern: RUST_TREE_SIGN, trivia },
  "TREE-SLASH": { pattern: text("/"), trivia, notBefore: characterClass("/*") },
};

/**
 * The grammar of Rust, editions 2021 and 2024, after the Rust reference.
 *
 * What a macro makes of its tokens is not part of a grammar: the arguments of a macro are token trees. Comments may be
 * nested four deep, raw strings have eight hashes at most.
 *
 * @example
 * ```ts
 * import { rustGrammar } from "@maze/grammar/languages";
 * rustGrammar({ entry: "item" }).start; // => "module-item"
 * ```
 */
export function rustGrammar(options: RustGrammarOptions = {}): Grammar {
  const lexicon = createLexicon({ signs: RUST_SIGNS, wordPart: IDENTIFIER_PART, trivia });
  const rules: Record<string, Rule> = {};
  for (const [current, operands] of Object.entries(RUST_OPERANDS)) {
    const nameOf = (name: string, variant: string | undefined): string => {
      let wanted = variant ?? "";
      if (variant === "") wanted = current;
      if (variant === "right") wanted = current === "stmt" ? "" : current;
      return wanted === "" ? name : `${name}@${wanted}`;
    };
    const scope = {
      literal: lexicon.literal,
      reference: (name: string, variant: string | undefined): Expression =>
        TERMINAL.test(name) ? token(name) : rule(nameOf(name, variant)),
      define: nameOf,
    };
    Object.assign(rules, parseRules(RUST_EXPRESSIONS + operands, scope));
    if (current === "") Object.assign(rules, parseRules(RUST_RULES, scope));
  }
  return {
    name: "rust",
    start: START[options.entry ?? "file"],
    rules,
    terminals: { ...TERMINALS, ...lexicon.terminals },
    trivia: { any: RUST_TRIVIA, end: RUST_END },
    endTrivia: "end",
  };
}
