import type { Expression, RuleExpression } from "../../ast/grammar.ts";
import { holds } from "../../ast/parameter.ts";
import type { Pattern } from "../../pattern/pattern.ts";
import { languageOf } from "../../regular/language-of.ts";
import type { Place } from "./productions.ts";
import type { RegularParts } from "./regular-parts.ts";
import { parameterOf } from "./rule-reference.ts";
import type { Scope, Scopes } from "./scope.ts";
import { defined } from "./terminals.ts";
import { WordsOfPatterns } from "./words-of-pattern.ts";

/** What is asked of an expression: whether it derives the empty word, or whether it derives anything. */
type Question = "nullable" | "productive";

/** After so many open instances of parametric rules, one is taken to be productive. */
const DEPTH_LIMIT = 500;

/**
 * Which expressions derive the empty word, and which derive anything at all: least fixed points. Those of plain rules are
 * computed at once; an instance of a parametric rule is asked for when it is needed.
 */
export class Properties {
  readonly #regular: RegularParts;
  readonly #scopes: Scopes;
  readonly #plain = {
    nullable: new Map<number, Set<string>>(),
    productive: new Map<number, Set<string>>(),
  };
  readonly #known = {
    nullable: new Map<number, Map<Expression, Map<bigint, boolean>>>(),
    productive: new Map<number, Map<Expression, Map<bigint, boolean>>>(),
  };
  readonly #words = new WordsOfPatterns();
  /** Whether a pattern has a word of at least one byte, where its form does not tell. */
  readonly #patterns = new Map<Pattern, boolean>();
  readonly #instances = { nullable: new Map<string, boolean>(), productive: new Map<string, boolean>() };
  /** Instances of this pass that are not known to hold. */
  #visited = new Set<string>();
  #depth = 0;
  /** How many instances were found to hold. */
  #found = 0;

  constructor(regular: RegularParts, scopes: Scopes) {
    this.#regular = regular;
    this.#scopes = scopes;
  }

  isNullable(place: Place): boolean {
    return this.#kept("nullable", place);
  }

  isProductive(place: Place): boolean {
    return this.#kept("productive", place);
  }

  /** Answers for whole expressions are kept: those that contain each other are asked by turns. */
  #kept(question: Question, place: Place): boolean {
    const { expression, scope, parameter, from } = place;
    if (from > 0) return this.#ask(question, place);
    let expressions = this.#known[question].get(scope.id);
    if (!expressions) this.#known[question].set(scope.id, (expressions = new Map<Expression, Map<bigint, boolean>>()));
    let answers = expressions.get(expression);
    if (!answers) expressions.set(expression, (answers = new Map<bigint, boolean>()));
    let answer = answers.get(parameter);
    if (answer === undefined) {
      answer = this.#ask(question, place);
      answers.set(parameter, answer);
    }
    return answer;
  }

  #ask(question: Question, place: Place): boolean {
    const { expression, from } = place;
    const inner = (item: Expression): boolean => this.#expression(question, item, place);
    if (from > 0 && expression.kind === "sequence") return expression.items.slice(from).every(inner);
    if (from > 0 && expression.kind === "repeat") {
      const { item, min, separator } = expression;
      return inner(item) && (question === "productive" || from + 1 >= min || !separator || inner(separator));
    }
    return this.#expression(question, expression, place);
  }

  #expression(question: Question, expression: Expression, place: Place): boolean {
    const { scope, parameter } = place;
    switch (expression.kind) {
      case "pattern": {
        if (question === "nullable") return this.#words.isNullable(expression.pattern);
        const words = this.#words.of(expression.pattern);
        if (words !== "unknown") return words !== "none";
        const { languages } = this.#regular.automaton;
        return languages.hasWord(languageOf(languages, expression.pattern));
      }
      case "token":
        return question === "productive" && this.#isTokenProductive(expression.name, scope);
      case "sequence":
        for (const item of expression.items) if (!this.#expression(question, item, place)) return false;
        return true;
      case "choice":
        for (const option of expression.options) if (this.#expression(question, option, place)) return true;
        return false;
      case "repeat": {
        const { item, min, max, separator } = expression;
        if (max !== null && max < min) return false;
        if (min === 0) return true;
        if (!this.#expression(question, item, place)) return false;
        return min === 1 || !separator || this.#expression(question, separator, place);
      }
      case "tagged":
        return this.#expression(question, expression.item, place);
      case "when":
        return holds(expression.condition, parameter) && this.#expression(question, expression.item, place);
      case "rule":
        return this.#rule(question, expression, place);
      case "embedded": {
        const { grammar, entry = grammar.start } = expression;
        const inside = { ...place, scope: this.#scopes.of(grammar, entry), parameter: 0n };
        return this.#expression(question, { kind: "rule", name: entry }, inside);
      }
    }
  }

  #isTokenProductive(name: string, { grammar }: Scope): boolean {
    const { pattern } = defined(grammar.terminals, name, "the terminal", grammar);
    const words = this.#words.of(pattern);
    if (words !== "unknown") return words === "some that is not empty";
    let answer = this.#patterns.get(pattern);
    if (answer === undefined) {
      const { languages } = this.#regular.automaton;
      answer = languages.hasWord(languages.withoutEmptyWord(languageOf(languages, pattern)));
      this.#patterns.set(pattern, answer);
    }
    return answer;
  }

  #rule(question: Question, expression: RuleExpression, place: Place): boolean {
    const { scope } = place;
    // Most rules are plain, productive and known.
    if (this.#plainRules(question, scope).has(expression.name)) return true;
    const { body, parametric } = defined(scope.grammar.rules, expression.name, "the rule", scope.grammar);
    if (!parametric) return false;
    const value = parameterOf(expression, true, place.parameter);
    if (value === undefined) return false;
    const inside: Place = { expression: body, scope, parameter: value, from: 0 };
    return this.#instance(question, `${String(scope.id)}:${expression.name}:${String(value)}`, inside);
  }

  /** The plain rules of a scope of which the answer is yes. */
  #plainRules(question: Question, scope: Scope): ReadonlySet<string> {
    const known = this.#plain[question].get(scope.id);
    if (known) return known;
    const answers = new Set<string>();
    this.#plain[question].set(scope.id, answers);
    const { grammar, graph } = scope;
    const parametric = new Set(
      graph.order.filter((name) => defined(grammar.rules, name, "the rule", grammar).parametric === true),
    );
    const todo = new Set(graph.order.filter((name) => !parametric.has(name)));
    for (const name of todo) {
      todo.delete(name);
      const { body } = defined(grammar.rules, name, "the rule", grammar);
      if (!this.#expression(question, body, { expression: body, scope, parameter: 0n, from: 0 })) continue;
      answers.add(name);
      // Those that use it are asked again, also by way of parametric rules.
      const users = new Set(graph.users.get(name));
      for (const user of users) {
        if (!parametric.has(user)) {
          if (!answers.has(user)) todo.add(user);
        } else for (const next of graph.users.get(user) ?? []) users.add(next);
      }
    }
    return answers;
  }

  /**
   * An instance of a parametric rule. Passes are made until one changes nothing; then what was visited and does not hold
   * never will.
   */
  #instance(question: Question, key: string, place: Place): boolean {
    const known = this.#instances[question].get(key);
    if (known !== undefined) return known;
    if (this.#depth > 0) return this.#visit(question, key, place);
    for (;;) {
      const before = this.#found;
      this.#visited = new Set();
      const answer = this.#visit(question, key, place);
      if (answer || this.#found === before) return answer;
    }
  }

  #visit(question: Question, key: string, place: Place): boolean {
    if (this.#visited.has(key)) return false;
    this.#visited.add(key);
    if (this.#depth > DEPTH_LIMIT) return question === "productive";
    this.#depth++;
    const answer = this.#ask(question, place);
    this.#depth--;
    if (answer) {
      this.#instances[question].set(key, true);
      this.#found++;
    }
    return answer;
  }
}
