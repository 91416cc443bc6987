import type { Expression, RepeatExpression } from "../../ast/grammar.ts";
import type { Automaton } from "../../regular/automaton.ts";
import { languageOf } from "../../regular/language-of.ts";
import { EMPTY_WORD, NOTHING } from "../../regular/languages.ts";
import { patternSize } from "../../pattern/pattern-size.ts";
import { rulesIn } from "./rule-graph.ts";
import type { Scope } from "./scope.ts";
import { defined } from "./terminals.ts";

/**
 * How a regular expression may be cut into lexemes. `narrow`: no long run of many bytes. `loop`: has such a run of its
 * own. `lexeme`: is a rule or pattern with such a run, so it stays a lexeme of its own, and what is computed of it serves
 * wherever it stands. `composite`: has a lexeme inside, or is put together of too much, so it is cut there and its language
 * as a whole is of no use.
 */
export type Shape = "narrow" | "loop" | "lexeme" | "composite";

/** A regular part of a grammar: its language, and how it may be cut. */
export interface RegularPart {
  readonly language: number;
  readonly shape: Shape;
  /** Characters and parts of its patterns. */
  readonly size: number;
}

/** Patterns are put together up to this size: an object of thousands of fields is no lexeme, though it may be regular. */
const LARGEST = 2_000;
const COMPOSITE: RegularPart = { language: NOTHING, shape: "composite", size: 0 };
const NEVER: RegularPart = { language: NOTHING, shape: "narrow", size: 0 };
const EMPTY: RegularPart = { language: EMPTY_WORD, shape: "narrow", size: 0 };

/** What parts make together. */
function joined(parts: readonly RegularPart[], shape: Shape, language: () => number): RegularPart {
  if (shape === "composite") return COMPOSITE;
  return { language: language(), shape, size: sizeOf(parts) };
}

const sizeOf = (parts: readonly { readonly size: number }[]): number => parts.reduce((sum, part) => sum + part.size, 0);

/** Finds what in a grammar is a regular language, so that it needs no parser. */
export class RegularParts {
  readonly automaton: Automaton;
  #rules = new Map<number, Map<string, RegularPart | null>>();
  #parts = new Map<number, Map<Expression, RegularPart | null>>();

  constructor(automaton: Automaton) {
    this.automaton = automaton;
  }

  /** The language and shape of an expression that is regular and uses neither tokens nor parameters; null otherwise. */
  of(expression: Expression, scope: Scope): RegularPart | null {
    let parts = this.#parts.get(scope.id);
    if (!parts) this.#parts.set(scope.id, (parts = new Map<Expression, RegularPart | null>()));
    let part = parts.get(expression);
    if (part === undefined) {
      part = this.#part(expression, scope);
      parts.set(expression, part);
    }
    return part;
  }

  #part(expression: Expression, scope: Scope): RegularPart | null {
    const { languages } = this.automaton;
    switch (expression.kind) {
      case "pattern": {
        const language = languageOf(languages, expression.pattern);
        const shape = languages.isWide(language) ? "lexeme" : "narrow";
        return { language, shape, size: patternSize(expression.pattern) };
      }
      case "tagged":
        return this.of(expression.item, scope);
      case "rule":
        return expression.argument ? null : this.#rule(expression.name, scope);
      case "sequence":
        return this.#sequence(this.#all(expression.items, scope));
      case "choice":
        return this.#choice(this.#all(expression.options, scope));
      case "repeat":
        return this.#repeat(expression, scope);
      case "token":
      case "when":
      case "embedded":
        return null;
    }
  }

  #all(expressions: readonly Expression[], scope: Scope): RegularPart[] | null {
    const parts: RegularPart[] = [];
    for (const expression of expressions) {
      const part = this.of(expression, scope);
      if (!part) return null;
      parts.push(part);
    }
    return parts;
  }

  #sequence(all: RegularPart[] | null): RegularPart | null {
    if (!all) return null;
    const parts = all.filter((part) => part.language !== EMPTY_WORD);
    const [only] = parts;
    if (only && parts.length === 1) return only;
    const has = (shape: Shape): boolean => parts.some((part) => part.shape === shape);
    const isCut = has("composite") || has("lexeme") || sizeOf(parts) > LARGEST;
    const shape = isCut ? "composite" : has("loop") ? "loop" : "narrow";
    const { languages } = this.automaton;
    return joined(parts, shape, () =>
      parts.reduceRight((rest, part) => languages.concat(part.language, rest), EMPTY_WORD),
    );
  }

  #choice(parts: RegularPart[] | null): RegularPart | null {
    if (!parts) return null;
    const shape = (["composite", "lexeme", "loop"] as const).find((one) => parts.some((part) => part.shape === one));
    return joined(parts, shape ?? "narrow", () =>
      this.automaton.languages.alternate(parts.map((part) => part.language)),
    );
  }

  #repeat({ item, min, max, separator }: RepeatExpression, scope: Scope): RegularPart | null {
    const { languages } = this.automaton;
    const part = this.of(item, scope);
    if (!part) return null;
    const between = separator ? this.of(separator, scope) : undefined;
    if (between === null) return null;
    if (max !== null && max < min) return NEVER;
    if (max === 0) return EMPTY;
    if (max === 1) return joined([part], part.shape, () => languages.repeat(part.language, min, 1));
    const inner = this.#sequence(between ? [part, between] : [part]);
    if (inner === null || inner.shape === "lexeme" || inner.shape === "composite") return COMPOSITE;
    let language: number;
    if (!between) language = languages.repeat(part.language, min, max);
    else {
      const rest = languages.repeat(
        languages.concat(between.language, part.language),
        Math.max(min - 1, 0),
        max === null ? null : max - 1,
      );
      const some = languages.concat(part.language, rest);
      language = min === 0 ? languages.alternate([EMPTY_WORD, some]) : some;
    }
    return { ...inner, language, shape: languages.isWide(language) ? "loop" : inner.shape };
  }

  #rule(name: string, scope: Scope): RegularPart | null {
    let rules = this.#rules.get(scope.id);
    if (!rules) {
      rules = new Map<string, RegularPart | null>();
      this.#rules.set(scope.id, rules);
      // Used rules first, so that nothing is asked of a rule before it is known.
      for (const one of scope.graph.order) rules.set(one, this.#computeRule(one, scope));
    }
    return rules.get(name) ?? null;
  }

  #computeRule(name: string, scope: Scope): RegularPart | null {
    const { body, parametric } = defined(scope.grammar.rules, name, "the rule", scope.grammar);
    const recursion = scope.graph.recursionOf(name);
    if (parametric || recursion === "mutual") return null;
    const part = recursion === "direct" ? this.#linear(name, body, scope) : this.of(body, scope);
    return part?.shape === "loop" ? { ...part, shape: "lexeme" } : part;
  }

  /** X = a X | b is a* b, and X = X a | b is b a* (Arden's rule), where a and b are regular. */
  #linear(name: string, body: Expression, scope: Scope): RegularPart | null {
    const right = this.#equation(name, body, scope, "right");
    const left = right ?? this.#equation(name, body, scope, "left");
    if (!left) return null;
    if (left.composite) return COMPOSITE;
    const { languages } = this.automaton;
    const loop = languages.repeat(left.factor, 0, null);
    const language = right ? languages.concat(loop, left.rest) : languages.concat(left.rest, loop);
    return { language, shape: languages.isWide(language) ? "loop" : "narrow", size: left.size };
  }

  /** The body of rule `name` as factor · name | rest (right), or name · factor | rest (left). */
  #equation(name: string, body: Expression, scope: Scope, side: "left" | "right"): Equation | null {
    const { languages } = this.automaton;
    if (body.kind === "rule" && body.name === name && !body.argument) {
      return { factor: EMPTY_WORD, rest: NOTHING, composite: false, size: 0 };
    }
    const plain = rulesIn(body).has(name) ? null : this.of(body, scope);
    if (plain) {
      const composite = plain.shape === "composite" || plain.shape === "lexeme";
      return { factor: NOTHING, rest: plain.language, composite, size: plain.size };
    }
    if (body.kind === "tagged") return this.#equation(name, body.item, scope, side);
    if (body.kind === "repeat" && body.min === 0 && body.max === 1) {
      const inner = this.#equation(name, body.item, scope, side);
      return inner && { ...inner, rest: languages.alternate([inner.rest, EMPTY_WORD]) };
    }
    if (body.kind === "choice") {
      const options = body.options.map((option) => this.#equation(name, option, scope, side));
      if (!options.every((option) => option !== null)) return null;
      if (options.some(({ composite }) => composite)) return CUT;
      return {
        factor: languages.alternate(options.map((option) => option.factor)),
        rest: languages.alternate(options.map((option) => option.rest)),
        composite: false,
        size: sizeOf(options),
      };
    }
    if (body.kind !== "sequence" || body.items.length === 0) return null;
    const items = side === "right" ? body.items : [...body.items].reverse();
    const last = this.#equation(name, items.at(-1) as Expression, scope, side);
    const others = this.#sequence(
      this.#all(side === "right" ? items.slice(0, -1) : items.slice(0, -1).reverse(), scope),
    );
    if (!last || !others) return null;
    const join = (language: number): number =>
      side === "right" ? languages.concat(others.language, language) : languages.concat(language, others.language);
    const size = last.size + others.size;
    if (last.composite || size > LARGEST || others.shape === "composite" || others.shape === "lexeme") return CUT;
    return { factor: join(last.factor), rest: join(last.rest), composite: false, size };
  }
}

interface Equation {
  readonly factor: number;
  readonly rest: number;
  readonly composite: boolean;
  readonly size: number;
}

/** An equation whose solution is composite. */
const CUT: Equation = { factor: NOTHING, rest: NOTHING, composite: true, size: 0 };
