import type { NeededImport } from "@maze/core";
import type { Decision } from "../search/conditionals.ts";
import { printTerm, type PrintSurroundings } from "../search/print-term.ts";
import { isComponent, type Term } from "../search/term.ts";
import { inPlace, Precedence, type Printed } from "./precedence.ts";

/** Statements of a body, one a line, and the imports that they need. */
export interface PrintedBody {
  readonly text: string;
  readonly imports: readonly NeededImport[];
}

/** Longest line that a conditional expression may take before it becomes guard clauses. */
const LINE = 100;

/** A solution as the statements of a function body: one `return`, a conditional expression, or guard clauses. */
export function printDecision(decision: Decision, surroundings: PrintSurroundings, semicolon: boolean): PrintedBody {
  const imports: NeededImport[] = [];
  const end = semicolon ? ";" : "";
  const print = (term: Term): Printed => {
    const printed = printTerm(term, surroundings);
    imports.push(...printed.imports);
    return printed;
  };
  const lines: string[] = [];
  const statements = (at: Decision): void => {
    const expression = asExpression(at, print);
    if (expression !== undefined && expression.text.length <= LINE) {
      lines.push(`return ${expression.text}${end}`);
      return;
    }
    if ("term" in at) {
      lines.push(`return ${print(at.term).text}${end}`);
      return;
    }
    const [test, then, otherwise] =
      "term" in at.then ? [print(at.test), at.then, at.otherwise] : [negated(print(at.test)), at.otherwise, at.then];
    const result = asExpression(then, print) ?? print(termOf(then));
    lines.push(`if (${test.text}) return ${result.text}${end}`);
    statements(otherwise);
  };
  statements(decision);
  return { text: lines.join("\n"), imports };
}

/** One expression for a decision without nested choices; boolean choices become `&&` and `||`. */
function asExpression(decision: Decision, print: (term: Term) => Printed): Printed | undefined {
  if ("term" in decision) return print(decision.term);
  const test = print(decision.test);
  const yes = truthOf(decision.then);
  const no = truthOf(decision.otherwise);
  if (yes === true && no === false) return test;
  if (yes === false && no === true) return negated(test);
  const other = yes === undefined ? asExpression(decision.then, print) : asExpression(decision.otherwise, print);
  if (other === undefined) return undefined;
  if (yes === true)
    return { text: `${inPlace(test, Precedence.and)} || ${inPlace(other, Precedence.and)}`, precedence: Precedence.or };
  if (yes === false)
    return { text: `${negated(test).text} && ${inPlace(other, Precedence.equality)}`, precedence: Precedence.and };
  if (no === false)
    return {
      text: `${inPlace(test, Precedence.equality)} && ${inPlace(other, Precedence.equality)}`,
      precedence: Precedence.and,
    };
  if (no === true)
    return { text: `${negated(test).text} || ${inPlace(other, Precedence.and)}`, precedence: Precedence.or };
  if (!("term" in decision.then) || !("term" in decision.otherwise)) return undefined;
  const then = print(decision.then.term);
  const otherwise = print(decision.otherwise.term);
  return {
    text: `${inPlace(test, Precedence.coalesce)} ? ${inPlace(then, Precedence.conditional + 1)} : ${inPlace(otherwise, Precedence.conditional + 1)}`,
    precedence: Precedence.conditional,
  };
}

function truthOf(decision: Decision): boolean | undefined {
  if (!("term" in decision) || !isComponent(decision.term.head) || decision.term.head.name !== "literal.boolean")
    return undefined;
  const { term } = decision.term.type;
  return term.kind === "literal" && typeof term.value === "boolean" ? term.value : undefined;
}

/** The opposite of a test, without a double negation. */
function negated(test: Printed): Printed {
  const flipped = / (===|!==) /.exec(test.text);
  if (test.precedence === Precedence.equality && flipped !== null && test.text.match(/ [!=]== /g)?.length === 1) {
    const sign = flipped[1] === "===" ? "!==" : "===";
    return { text: test.text.replace(flipped[0], ` ${sign} `), precedence: Precedence.equality };
  }
  if (test.precedence === Precedence.unary && test.text.startsWith("!"))
    return { text: test.text.slice(1), precedence: Precedence.member };
  return { text: `!${inPlace(test, Precedence.unary)}`, precedence: Precedence.unary };
}

function termOf(decision: Decision): Term {
  return "term" in decision ? decision.term : termOf(decision.otherwise);
}
