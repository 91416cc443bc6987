import type { Grammar } from "../../ast/grammar.ts";

/** What a reader of a dialect may be told. Options that a dialect has no use for do not change anything in it. */
export interface ParseOptions {
  /** The rule to start with, unless it is the one that the dialect says. */
  readonly start?: string | undefined;
  /** Texts of the modules that a Lark text imports, by the path after `%import`; `common` is built in. */
  readonly modules?: Readonly<Record<string, string>> | undefined;
  /** How lexemes of Lark are told apart; see the page of the dialect. */
  readonly lexing?: "reserved" | "dynamic" | undefined;
  /** Makes a grammar of a JSON schema, for `%json` of llguidance. */
  readonly jsonSchema?: ((schema: unknown) => Grammar) | undefined;
  /** Flags of a regular expression. */
  readonly flags?: string | undefined;
  /** Whether a regular expression matches a whole text (`full`, unless given) or is found in it (`search`). */
  readonly match?: "full" | "search" | undefined;
}

/** A notation for grammars. */
export interface GrammarDialect {
  readonly name: string;
  /** One line: whose notation it is. */
  readonly description: string;
  readonly parse?: ((text: string, options: ParseOptions) => Grammar) | undefined;
  readonly print?: ((grammar: Grammar) => string) | undefined;
}
