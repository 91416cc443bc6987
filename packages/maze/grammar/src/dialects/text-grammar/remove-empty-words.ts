import type { Expression } from "../../ast/grammar.ts";
import type { Pattern } from "../../pattern/pattern.ts";
import { nothing } from "../../pattern/pattern-builders.ts";
import { choose, join, nullable, repeatOf } from "../automaton/pattern-algebra.ts";
import type { TextGrammar } from "./expand-grammar.ts";
import { EMPTY, NOTHING, inChoice, inSequence, repeated } from "./expressions.ts";
import { FirstAndFollow } from "./first-and-follow.ts";

/** The pattern without the empty word, and without repetitions of what can be empty. */
export function nonEmptyPattern(pattern: Pattern): Pattern {
  switch (pattern.kind) {
    case "text":
      return pattern.text === "" ? nothing : pattern;
    case "concat": {
      if (!nullable(pattern)) return withoutEmptyRepeats(pattern);
      const items = pattern.items.map(nonEmptyPattern);
      return choose(
        ...items.map((item, index) => join(item, ...items.slice(index + 1).map((rest) => choose(rest, join())))),
      );
    }
    case "alternate":
      return choose(...pattern.options.map(nonEmptyPattern));
    case "repeat-pattern": {
      const item = nonEmptyPattern(pattern.item);
      const min = nullable(pattern.item) ? 1 : Math.max(1, pattern.min);
      return repeatOf(item, min, pattern.max);
    }
    default:
      return pattern;
  }
}

/** The same words, with no repetition of what can be empty. */
function withoutEmptyRepeats(pattern: Pattern): Pattern {
  switch (pattern.kind) {
    case "concat":
      return join(...pattern.items.map(withoutEmptyRepeats));
    case "alternate":
      return choose(...pattern.options.map(withoutEmptyRepeats));
    case "repeat-pattern":
      if (!nullable(pattern.item)) return repeatOf(withoutEmptyRepeats(pattern.item), pattern.min, pattern.max);
      return repeatOf(nonEmptyPattern(pattern.item), 0, pattern.max);
    default:
      return pattern;
  }
}

/** Makes rules that never derive the empty word; a use of one that did becomes optional. */
class EmptyWordRemover {
  private readonly info: FirstAndFollow;

  constructor(grammar: TextGrammar) {
    this.info = new FirstAndFollow(grammar, () => undefined);
  }

  /** The same words, with uses of nullable rules made optional. */
  keep(expression: Expression): Expression {
    switch (expression.kind) {
      case "pattern":
        return { kind: "pattern", pattern: withoutEmptyRepeats(expression.pattern) };
      case "rule":
        return this.info.isNullable(expression) ? repeated(expression, 0, 1) : expression;
      case "sequence":
        return inSequence(expression.items.map((item) => this.keep(item)));
      case "choice":
        return inChoice(expression.options.map((option) => this.keep(option)));
      case "repeat": {
        const { item, min, max } = expression;
        return this.info.isNullable(item) ? repeated(this.drop(item), 0, max) : repeated(this.keep(item), min, max);
      }
      default:
        return expression;
    }
  }

  /** The words without the empty one. */
  drop(expression: Expression): Expression {
    if (!this.info.isNullable(expression)) return this.keep(expression);
    switch (expression.kind) {
      case "pattern":
        return { kind: "pattern", pattern: nonEmptyPattern(expression.pattern) };
      case "sequence": {
        const items = expression.items.map((item) => this.drop(item));
        return inChoice(
          items.map((item, index) => inSequence([item, ...items.slice(index + 1).map((rest) => repeated(rest, 0, 1))])),
        );
      }
      case "choice":
        return inChoice(expression.options.map((option) => this.drop(option)));
      case "repeat":
        return repeated(this.drop(expression.item), 1, expression.max);
      case "rule":
        return expression;
      default:
        return NOTHING;
    }
  }
}

/** The same texts in rules that do not derive the empty word; only the start may. */
export function removeEmptyWords(grammar: TextGrammar): TextGrammar {
  const remover = new EmptyWordRemover(grammar);
  const rules = new Map([...grammar.rules].map(([name, body]) => [name, remover.drop(body)]));
  const start: Expression = { kind: "rule", name: grammar.start };
  const kept = remover.keep(start);
  if (kept.kind === "rule") return { ...grammar, rules };
  let first = `${grammar.start} or nothing`;
  while (rules.has(first)) first += "'";
  return { ...grammar, start: first, rules: new Map([[first, inChoice([EMPTY, start])], ...rules]) };
}
