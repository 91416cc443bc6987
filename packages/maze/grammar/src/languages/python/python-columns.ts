import { choice, rule, sequence, token, when } from "../../ast/expression-builders.ts";
import type { Condition, Expression, Rule, Terminal } from "../../ast/grammar.ts";
import { repeatPattern, text } from "../../pattern/pattern-builders.ts";
import { NO_LINE_START, pythonLineStart } from "./python-lexemes.ts";

/** Blocks stand at most this many spaces to the right, */
const MOST_SPACES = 100;
/** or this many tabs. */
const MOST_TABS = 30;
/** The parameter of a block that is indented by n tabs is this much more than n. */
const TABS = 1000;

interface Column {
  readonly parameter: bigint;
  readonly terminal: string;
  /** The columns whose blocks may hold one at this column. */
  readonly within: Condition;
}

const column = (terminal: string, parameter: number, first: number): Column => ({
  terminal,
  parameter: BigInt(parameter),
  within: {
    test: "or",
    conditions: [
      { test: "equal", value: 0n },
      {
        test: "and",
        conditions: [
          { test: "greater-or-equal", value: BigInt(first) },
          { test: "less", value: BigInt(parameter) },
        ],
      },
    ],
  },
});

const COLUMNS: readonly Column[] = [
  ...Array.from({ length: MOST_SPACES }, (_, index) => column(`LINE-${String(index + 1)}`, index + 1, 0)),
  ...Array.from({ length: MOST_TABS }, (_, index) => column(`LINE-TAB-${String(index + 1)}`, TABS + index + 1, TABS)),
];

/** A terminal for each column: the end of a line, and the next line with a statement up to that column. */
export function columnTerminals(): Record<string, Terminal> {
  const terminal = (mark: string, count: number): Terminal => ({
    pattern: pythonLineStart(repeatPattern(text(mark), count, count)),
    trivia: "inline",
    notBefore: NO_LINE_START,
  });
  const terminals: Record<string, Terminal> = { "LINE-0": terminal(" ", 0) };
  for (const { terminal: name, parameter } of COLUMNS) {
    terminals[name] = parameter > TABS ? terminal("\t", Number(parameter) - TABS) : terminal(" ", Number(parameter));
  }
  return terminals;
}

/** The rules that know columns: where the next line of a block stands, and how a deeper block begins. */
export function columnRules(): Record<string, Rule> {
  const parametric = (...options: Expression[]): Rule => ({ parametric: true, body: choice(...options) });
  const deeper = (block: string): Expression[] =>
    COLUMNS.map(({ terminal, parameter, within }) =>
      when(within, sequence(token(terminal), rule(block, { op: "constant", value: parameter }))),
    );
  return {
    "line-start": parametric(
      when({ test: "equal", value: 0n }, token("LINE-0")),
      ...COLUMNS.map(({ terminal, parameter }) => when({ test: "equal", value: parameter }, token(terminal))),
    ),
    suite: parametric(rule("simple-statements"), ...deeper("block")),
    cases: parametric(...deeper("cases-block")),
  };
}
