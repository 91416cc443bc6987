import { MazeError } from "@maze/core";
import type { Expression } from "../../ast/grammar.ts";
import type { GrammarErrorCode } from "../../errors.ts";
import { nullable } from "../automaton/pattern-algebra.ts";
import { nonEmptyPattern } from "./remove-empty-words.ts";
import type { TextGrammar } from "./expand-grammar.ts";
import { EMPTY, inChoice, inSequence, isDead, isEmpty, repeated } from "./expressions.ts";

const SIZE_LIMIT = 20_000;

/** An alternative that begins with a rule, and what comes after it. */
interface Headed {
  readonly head: string;
  readonly rest: Expression;
}

/** Rules at the left edge of an expression. Nothing but an optional part can be empty. */
function leftEdge(expression: Expression, found: Set<string>): boolean {
  switch (expression.kind) {
    case "rule":
      found.add(expression.name);
      return false;
    case "sequence":
      return expression.items.every((item) => leftEdge(item, found));
    case "choice":
      return expression.options.map((option) => leftEdge(option, found)).some(Boolean);
    case "repeat":
      return leftEdge(expression.item, found) || expression.min === 0;
    case "pattern":
      return nullable(expression.pattern);
    default:
      return false;
  }
}

class LeftRecursionRemover {
  private readonly rules: Map<string, Expression>;
  private size = 0;

  constructor(grammar: TextGrammar) {
    this.rules = new Map(grammar.rules);
  }

  remove(grammar: TextGrammar): TextGrammar {
    const edges = new Map([...this.rules].map(([name, body]) => [name, edgeOf(body)]));
    const cyclic = [...this.rules.keys()].filter((name) => reaches(name, name, edges));
    const done: string[] = [];
    for (const name of cyclic) {
      let body = this.rules.get(name) ?? EMPTY;
      for (const earlier of done) {
        if (edgeOf(body).has(earlier) && reaches(earlier, name, edges)) body = this.substitute(body, earlier);
      }
      this.rules.set(name, this.direct(name, body));
      done.push(name);
    }
    return { ...grammar, rules: this.rules };
  }

  /** Puts a rule that was done in its places at the left edge. */
  private substitute(body: Expression, earlier: string): Expression {
    const [headed, others] = this.split(body, (name) => name === earlier);
    const inner = this.rules.get(earlier) ?? EMPTY;
    return inChoice([...others, ...headed.map(({ rest }) => inSequence([inner, rest]))]);
  }

  /** `A = A x | y` becomes `A = y x*`. */
  private direct(name: string, body: Expression): Expression {
    if (!edgeOf(body).has(name)) return body;
    const [headed, others] = this.split(body, (head) => head === name);
    const steps = inChoice(headed.map(({ rest }) => rest).filter((rest) => !isEmpty(rest)));
    const begin = inChoice(others);
    return isDead(steps) ? begin : inSequence([begin, repeated(steps, 0, null)]);
  }

  /** Alternatives that begin with one of the rules, and the others. Left edges are written out as far as needed. */
  private split(expression: Expression, wanted: (name: string) => boolean): [Headed[], Expression[]] {
    if (++this.size > SIZE_LIMIT) {
      throw new MazeError<GrammarErrorCode>({
        code: "MAZE_GRAMMAR_LIMIT",
        message: "the grammar becomes too large in a dialect without left recursion",
      });
    }
    if (![...edgeOf(expression)].some(wanted)) return [[], [expression]];
    switch (expression.kind) {
      case "rule":
        return [[{ head: expression.name, rest: EMPTY }], []];
      case "choice":
        return expression.options
          .map((option) => this.split(option, wanted))
          .reduce(
            ([a, b], [c, d]): [Headed[], Expression[]] => [
              [...a, ...c],
              [...b, ...d],
            ],
            [[], []],
          );
      case "repeat": {
        const { item, min, max } = expression;
        const more = repeated(item, Math.max(0, min - 1), max === null ? null : max - 1);
        const [headed, others] = this.split(item, wanted);
        const once: [Headed[], Expression[]] = [
          headed.map(({ head, rest }) => ({ head, rest: inSequence([rest, more]) })),
          others.map((other) => inSequence([other, more])),
        ];
        return min === 0 ? [once[0], [...once[1], EMPTY]] : once;
      }
      case "sequence": {
        const [first = EMPTY, ...after] = expression.items;
        const tail = inSequence(after);
        if (first.kind === "pattern") {
          // A pattern before a wanted rule can only be at the edge when it can be empty.
          const [headed, others] = this.split(tail, wanted);
          return [headed, [...others, inSequence([nonEmptyOf(first), tail])]];
        }
        const [headed, others] = this.split(first, wanted);
        const result: [Headed[], Expression[]] = [
          headed.map(({ head, rest }) => ({ head, rest: inSequence([rest, tail]) })),
          [],
        ];
        for (const other of others) {
          if (isEmpty(other)) {
            const [more, rest] = this.split(tail, wanted);
            result[0].push(...more);
            result[1].push(...rest);
          } else result[1].push(inSequence([other, tail]));
        }
        return result;
      }
      default:
        return [[], [expression]];
    }
  }
}

function nonEmptyOf(expression: Expression): Expression {
  return expression.kind === "pattern" ? { kind: "pattern", pattern: nonEmptyPattern(expression.pattern) } : expression;
}

function edgeOf(expression: Expression): Set<string> {
  const found = new Set<string>();
  leftEdge(expression, found);
  return found;
}

function reaches(from: string, to: string, edges: ReadonlyMap<string, ReadonlySet<string>>): boolean {
  const seen = new Set<string>();
  const queue = [...(edges.get(from) ?? [])];
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    if (name === to) return true;
    if (seen.has(name)) continue;
    seen.add(name);
    queue.push(...(edges.get(name) ?? []));
  }
  return false;
}

/** The same texts without left recursion (Paull's algorithm). No rule may derive the empty word. */
export const removeLeftRecursion = (grammar: TextGrammar): TextGrammar =>
  new LeftRecursionRemover(grammar).remove(grammar);
