import type { Expression } from "../../ast/grammar.ts";
import { holds } from "../../ast/parameter.ts";
import { EMPTY_WORD, NOTHING } from "../../regular/languages.ts";
import { languageOf } from "../../regular/language-of.ts";
import type { Place } from "./productions.ts";
import type { RegularParts } from "./regular-parts.ts";
import type { Scopes } from "./scope.ts";
import { parameterOf } from "./rule-reference.ts";
import { defined } from "./terminals.ts";

/** What is asked of an expression: whether it derives the empty word, or whether it derives anything. */
type Question = "nullable" | "productive";

/** After so many instances of parametric rules, the question is answered as if guards always let one pass. */
const INSTANCE_LIMIT = 20_000;

/**
 * Which expressions derive the empty word, and which derive anything at all: least fixed points, asked lazily and for one
 * value of a rule's parameter.
 */
export class Properties {
  readonly #regular: RegularParts;
  readonly #scopes: Scopes;
  readonly #answers = { nullable: new Map<string, boolean>(), productive: new Map<string, boolean>() };
  readonly #open = { nullable: new Set<string>(), productive: new Set<string>() };
  /** True while an answer rests on a rule that was still open. */
  #assumed = false;

  constructor(regular: RegularParts, scopes: Scopes) {
    this.#regular = regular;
    this.#scopes = scopes;
  }

  isNullable(place: Place): boolean {
    return this.#ask("nullable", place);
  }

  isProductive(place: Place): boolean {
    return this.#ask("productive", place);
  }

  #ask(question: Question, place: Place): boolean {
    const { expression, from } = place;
    if (expression.kind === "rule") return this.#rule(question, place);
    if (from > 0) return this.#rest(question, place);
    return this.#expression(question, expression, place);
  }

  /** A sequence from a later item on, or a repetition that already has items. */
  #rest(question: Question, place: Place): boolean {
    const { expression, from } = place;
    const inner = (item: Expression): boolean => this.#ask(question, { ...place, expression: item, from: 0 });
    if (expression.kind === "sequence") return expression.items.slice(from).every(inner);
    if (expression.kind === "repeat") {
      const { item, min, separator } = expression;
      return inner(item) && (from + 1 >= min || !separator || inner(separator));
    }
    return this.#expression(question, expression, place);
  }

  #expression(question: Question, expression: Expression, place: Place): boolean {
    const { scope, parameter } = place;
    const { languages } = this.#regular.automaton;
    const inner = (item: Expression): boolean => this.#ask(question, { ...place, expression: item, from: 0 });
    switch (expression.kind) {
      case "pattern": {
        const language = languageOf(languages, expression.pattern);
        return question === "nullable" ? languages.isNullable(language) : languages.hasWord(language);
      }
      case "token": {
        if (question === "nullable") return false;
        const { pattern } = defined(scope.grammar.terminals, expression.name, "the terminal", scope.grammar);
        const language = languageOf(languages, pattern);
        return (
          language !== NOTHING && language !== EMPTY_WORD && languages.hasWord(languages.withoutEmptyWord(language))
        );
      }
      case "sequence":
        return expression.items.every(inner);
      case "choice":
        return expression.options.some(inner);
      case "repeat": {
        const { min, max } = expression;
        if (max !== null && max < min) return false;
        if (min === 0) return true;
        const separated = expression.min === 1 || !expression.separator || inner(expression.separator);
        return inner(expression.item) && separated;
      }
      case "tagged":
        return inner(expression.item);
      case "when":
        return holds(expression.condition, parameter) && inner(expression.item);
      case "rule":
        return this.#rule(question, place);
      case "embedded": {
        const { grammar } = expression;
        const start: Expression = { kind: "rule", name: expression.entry ?? grammar.start };
        return this.#ask(question, { expression: start, scope: this.#scopes.of(grammar), parameter: 0n, from: 0 });
      }
    }
  }

  #rule(question: Question, { expression, scope, parameter }: Place): boolean {
    if (expression.kind !== "rule") throw new TypeError("only a rule expression refers to a rule");
    const { body, parametric } = defined(scope.grammar.rules, expression.name, "the rule", scope.grammar);
    const value = parameterOf(expression, parametric === true, parameter);
    if (value === undefined) return false;
    const key = `${String(scope.id)}:${expression.name}:${String(value)}`;
    const answers = this.#answers[question];
    const known = answers.get(key);
    if (known !== undefined) return known;
    const open = this.#open[question];
    if (open.has(key)) {
      this.#assumed = true;
      return false;
    }
    if (parametric && question === "productive" && open.size > 200) return true;
    if (parametric && answers.size > INSTANCE_LIMIT) return question === "productive";
    const assumedBefore = this.#assumed;
    this.#assumed = false;
    open.add(key);
    const answer = this.#ask(question, { expression: body, scope, parameter: value, from: 0 });
    open.delete(key);
    // "No" is only final when it did not rest on an open rule, or when this rule is the outermost one.
    if (answer || !this.#assumed || open.size === 0) answers.set(key, answer);
    this.#assumed = open.size > 0 && (assumedBefore || (this.#assumed && !answer));
    return answer;
  }
}
