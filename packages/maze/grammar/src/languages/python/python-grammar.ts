import { optional, rule, sequence, token } from "../../ast/expression-builders.ts";
import type { Argument, Expression, Grammar, Rule, Terminal } from "../../ast/grammar.ts";
import { alternate, characterClass, text } from "../../pattern/pattern-builders.ts";
import { IDENTIFIER_PART } from "../notation/identifiers.ts";
import { createLexicon } from "../notation/lexicon.ts";
import { TERMINAL, parseRules } from "../notation/parse-rules.ts";
import { columnRules, columnTerminals } from "./python-columns.ts";
import { formattedRules, formattedTerminals } from "./python-formatted.ts";
import {
  NO_LINE_START,
  PYTHON_BYTES,
  PYTHON_END,
  PYTHON_FLOAT,
  PYTHON_INLINE,
  PYTHON_INTEGER,
  PYTHON_LEAD,
  PYTHON_NAME,
  PYTHON_SIGNS,
  PYTHON_STRING,
  PYTHON_TRIVIA,
  pythonEmptyBytes,
  pythonEmptyString,
} from "./python-lexemes.ts";
import { PYTHON_BRACKET_RULES, PYTHON_STATEMENT_RULES, PYTHON_TWOFOLD_RULES } from "./python-rules.ts";

/** What a Python text may be. */
export type PythonEntry = "file" | "block" | "statement" | "expression" | "type";

/** How `pythonGrammar` is built. */
export interface PythonGrammarOptions {
  /** What the whole text is; a file unless given. */
  readonly entry?: PythonEntry | undefined;
  /**
   * For `block` and `statement`: how many spaces stand before the first statement, which the text itself does not have.
   * Further lines of the block stand at the same column. The text may also begin with a line end or a comment; then its
   * first statement has the spaces.
   */
  readonly column?: number | undefined;
}

/** The two kinds of trivia: in a line, and inside brackets, where line ends are trivia as well. */
const VARIANTS = { "": "inline", "@in": "any" } as const;
type Suffix = keyof typeof VARIANTS;

/** Lexemes that stand in both places. */
function lexemes(trivia: string, suffix: Suffix): Record<string, Terminal> {
  const numbers = { trivia, notBefore: IDENTIFIER_PART };
  const empty = (make: (mark: string) => Terminal["pattern"], mark: string): Terminal => ({
    pattern: make(mark),
    trivia,
    notBefore: text(mark),
  });
  return {
    [`NAME${suffix}`]: { pattern: PYTHON_NAME, trivia, notBefore: IDENTIFIER_PART },
    [`INTEGER${suffix}`]: { pattern: PYTHON_INTEGER, trivia, notBefore: alternate(IDENTIFIER_PART, text(".")) },
    [`FLOAT${suffix}`]: { pattern: PYTHON_FLOAT, ...numbers },
    [`STRING${suffix}`]: { pattern: PYTHON_STRING, trivia },
    [`BYTES${suffix}`]: { pattern: PYTHON_BYTES, trivia },
    [`EMPTY-STRING-1${suffix}`]: empty(pythonEmptyString, "'"),
    [`EMPTY-STRING-2${suffix}`]: empty(pythonEmptyString, '"'),
    [`EMPTY-BYTES-1${suffix}`]: empty(pythonEmptyBytes, "'"),
    [`EMPTY-BYTES-2${suffix}`]: empty(pythonEmptyBytes, '"'),
  };
}

/**
 * The grammar of Python 3.13, after the language reference.
 *
 * Indentation needs no stack of columns in a lexer: the rules of blocks take the column as their parameter, and a line
 * end with the indentation after it is one terminal for each column (100 spaces and 30 tabs at most). A block may stand
 * in spaces or in tabs, and not in a mixture.
 *
 * @example
 * ```ts
 * import { pythonGrammar } from "@maze/grammar/languages";
 * pythonGrammar({ entry: "block", column: 4 }).start; // => "block-text"
 * ```
 */
export function pythonGrammar(options: PythonGrammarOptions = {}): Grammar {
  const { entry = "file", column = 0 } = options;
  const terminals: Record<string, Terminal> = {
    ...columnTerminals(),
    ...formattedTerminals(VARIANTS),
    BEGIN: { pattern: PYTHON_LEAD, notBefore: NO_LINE_START },
  };
  const rules: Record<string, Rule> = columnRules();

  for (const suffix of Object.keys(VARIANTS) as Suffix[]) {
    const trivia = VARIANTS[suffix];
    const lexicon = createLexicon({
      signs: PYTHON_SIGNS,
      wordPart: IDENTIFIER_PART,
      notBefore: { ".": characterClass(["0", "9"]) },
      trivia,
      suffix,
    });
    Object.assign(terminals, lexemes(trivia, suffix));
    const scope = {
      literal: lexicon.literal,
      reference: (name: string, variant: string | undefined, argument: Argument | undefined): Expression =>
        TERMINAL.test(name) ? token(name + suffix) : rule(define(name, variant), argument),
      define,
    };
    function define(name: string, variant: string | undefined): string {
      if (variant === undefined) return name;
      return variant === "" ? name + suffix : `${name}@${variant}`;
    }
    for (const kind of ["STRING", "BYTES"]) {
      rules[`empty-${kind.toLowerCase()}${suffix}`] = {
        body: {
          kind: "choice",
          options: [token(`EMPTY-${kind}-1${suffix}`), token(`EMPTY-${kind}-2${suffix}`)],
        },
      };
    }
    Object.assign(rules, parseRules(PYTHON_TWOFOLD_RULES, scope));
    Object.assign(rules, parseRules(suffix === "" ? PYTHON_STATEMENT_RULES : PYTHON_BRACKET_RULES, scope));
    if (suffix === "@in") Object.assign(rules, formattedRules(Object.keys(VARIANTS), lexicon.literal));
    Object.assign(terminals, lexicon.terminals);
  }

  const at = (name: string, value: number): Expression => rule(name, { op: "constant", value: BigInt(value) });
  const texts: Record<PythonEntry, Expression> = {
    file: sequence(optional(token("BEGIN")), optional(at("block", 0))),
    block: sequence(optional(at("line-start", column)), at("block", column)),
    statement: sequence(optional(at("line-start", column)), at("statement", column)),
    expression: rule("star-expressions"),
    type: rule("expression"),
  };
  rules[`${entry}-text`] = { body: texts[entry] };
  return {
    name: "python",
    start: `${entry}-text`,
    rules,
    terminals,
    trivia: { inline: PYTHON_INLINE, any: PYTHON_TRIVIA, end: PYTHON_END },
    endTrivia: "end",
  };
}
