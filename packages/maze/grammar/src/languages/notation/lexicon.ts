import { choice, token } from "../../ast/expression-builders.ts";
import type { Expression, Terminal } from "../../ast/grammar.ts";
import { alternate, concat, text } from "../../pattern/pattern-builders.ts";
import type { Pattern } from "../../pattern/pattern.ts";

/** What a language says of its keywords and signs. */
export interface LexiconOptions {
  /** Every sign of the language, and what opens a comment: a sign is not read where a longer one stands. */
  readonly signs: readonly string[];
  /** What may not follow a keyword: a character of an identifier. */
  readonly wordPart: Pattern;
  /** What else may not follow a sign, e.g. a digit after `.`. */
  readonly notBefore?: Readonly<Record<string, Pattern>> | undefined;
  /** The kind of trivia before keywords and signs. */
  readonly trivia: string;
  /** Added to the names of terminals, where a language has several kinds of trivia before the same sign. */
  readonly suffix?: string | undefined;
  /** What more may belong to the lexeme, e.g. line ends after a sign that cannot end a statement. */
  readonly tail?: ((literal: string) => Pattern | undefined) | undefined;
}

/** The keywords and signs of a language: each becomes a terminal when it is first used. */
export interface Lexicon {
  readonly literal: (literal: string, loose?: boolean) => Expression;
  readonly terminals: Readonly<Record<string, Terminal>>;
}

const WORD = /^\w+$/;

/**
 * Makes terminals of literals by the rule of longest match: no keyword before a character of an identifier, no sign
 * where a longer sign could be read. A loose sign is read even there, as `>` is in `Vec<Vec<u8>>`.
 */
export function createLexicon(options: LexiconOptions): Lexicon {
  const { signs, wordPart, trivia, suffix = "" } = options;
  const terminals: Record<string, Terminal> = {};

  function lookahead(literal: string): Pattern | undefined {
    if (WORD.test(literal)) return wordPart;
    const longer = signs.filter((sign) => sign.length > literal.length && sign.startsWith(literal));
    const rest = longer.map((sign) => text(sign.slice(literal.length)));
    const extra = options.notBefore?.[literal];
    if (extra !== undefined) rest.push(extra);
    return rest.length === 0 ? undefined : alternate(...rest);
  }

  function literal(value: string, loose = false): Expression {
    const name = `${loose ? "loose " : ""}${value}${suffix}`;
    const notBefore = loose ? undefined : lookahead(value);
    const tail = options.tail?.(value);
    const tailed = `${name} and on`;
    if (!Object.hasOwn(terminals, name)) {
      terminals[name] = { pattern: text(value), trivia, ...(notBefore ? { notBefore } : {}) };
      if (tail !== undefined) terminals[tailed] = { pattern: concat(text(value), tail), trivia };
    }
    return tail === undefined ? token(name) : choice(token(name), token(tailed));
  }

  return { literal, terminals };
}
