import type { Pattern } from "../pattern/pattern.ts";

/** The value of a rule's parameter: a whole number from 0 to 2^64 - 1, used as a number or as a set of bits. */
export type ParameterValue = bigint;

/** What a reference passes to a parametric rule. `self` is the parameter of the rule that holds the reference. */
export type Argument =
  | { readonly op: "self" }
  | { readonly op: "constant"; readonly value: ParameterValue }
  | { readonly op: "set-bit" | "clear-bit"; readonly bit: number }
  | { readonly op: "add"; readonly value: bigint };

/** When an alternative of a parametric rule exists, asked of the rule's own parameter. */
export type Condition =
  | { readonly test: "bit-set" | "bit-clear"; readonly bit: number }
  | {
      readonly test: "equal" | "not-equal" | "less" | "less-or-equal" | "greater" | "greater-or-equal";
      readonly value: bigint;
    }
  | { readonly test: "bits-equal"; readonly mask: bigint; readonly value: bigint }
  | {
      readonly test: "bit-count";
      readonly mask: bigint;
      readonly min: number;
      readonly max: number | null;
    }
  | { readonly test: "and" | "or"; readonly conditions: readonly Condition[] }
  | { readonly test: "not"; readonly condition: Condition };

/** The items one after the other; none is the empty word. */
export interface SequenceExpression {
  readonly kind: "sequence";
  readonly items: readonly Expression[];
}
/** Any one of the options; none is the empty language. */
export interface ChoiceExpression {
  readonly kind: "choice";
  readonly options: readonly Expression[];
}
/** The item between `min` and `max` times, with `separator` between two items. `null` is no upper bound. */
export interface RepeatExpression {
  readonly kind: "repeat";
  readonly item: Expression;
  readonly min: number;
  readonly max: number | null;
  readonly separator?: Expression | undefined;
}
/** What a rule derives. */
export interface RuleExpression {
  readonly kind: "rule";
  readonly name: string;
  /** Required where the rule is parametric. */
  readonly argument?: Argument | undefined;
}
/** One lexeme of a named terminal, with the trivia before it. */
export interface TokenExpression {
  readonly kind: "token";
  readonly name: string;
}
/** Exactly the pattern, with no trivia before it and nothing said of what follows. */
export interface PatternExpression {
  readonly kind: "pattern";
  readonly pattern: Pattern;
}
/** The item, where the condition holds for the parameter of the rule. */
export interface WhenExpression {
  readonly kind: "when";
  readonly condition: Condition;
  readonly item: Expression;
}
/** The item, marked for those who read a derivation (captures, kinds of nodes). Does not change the language. */
export interface TaggedExpression {
  readonly kind: "tagged";
  readonly tag: string;
  readonly item: Expression;
}
/** The language of another grammar, with its own terminals and trivia. `entry` is its `start` unless given. */
export interface EmbeddedExpression {
  readonly kind: "embedded";
  readonly grammar: Grammar;
  readonly entry?: string | undefined;
}

/** The right side of a rule. */
export type Expression =
  | SequenceExpression
  | ChoiceExpression
  | RepeatExpression
  | RuleExpression
  | TokenExpression
  | PatternExpression
  | WhenExpression
  | TaggedExpression
  | EmbeddedExpression;

/** A named rule. */
export interface Rule {
  readonly body: Expression;
  /** True when the rule takes a parameter. */
  readonly parametric?: boolean | undefined;
  readonly description?: string | undefined;
}

/**
 * A terminal: a regular language, and what surrounds a lexeme of it.
 *
 * A lexeme is a run of trivia (any number of lexemes of the patterns in `Grammar.trivia[terminal.trivia]`), then text
 * of `pattern`, at least one byte, and what follows the lexeme has no prefix in `notBefore`. Nothing else decides where a lexeme ends: there
 * is no longest match but the one that `notBefore` says, and no priority but the one in the pattern (a difference).
 */
export interface Terminal {
  readonly pattern: Pattern;
  /** Name of the trivia that may stand before a lexeme; none when absent. */
  readonly trivia?: string | undefined;
  /** What must not follow directly, e.g. a letter after a keyword. Never matches the empty word. */
  readonly notBefore?: Pattern | undefined;
  readonly description?: string | undefined;
}

/**
 * A grammar, as data: rules over terminals, immutable. Its language is a set of byte strings: whatever `start` derives,
 * followed by trivia of the kind `endTrivia`.
 */
export interface Grammar {
  readonly name?: string | undefined;
  readonly start: string;
  readonly rules: Readonly<Record<string, Rule>>;
  readonly terminals: Readonly<Record<string, Terminal>>;
  /** Kinds of trivia: each pattern is one piece (a run of white space, a comment). Pieces repeat freely. */
  readonly trivia: Readonly<Record<string, Pattern>>;
  /** The kind of trivia that may follow the whole text. */
  readonly endTrivia?: string | undefined;
}
