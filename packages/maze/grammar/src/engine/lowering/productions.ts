import type { Expression, Grammar, ParameterValue, RepeatExpression, RuleExpression } from "../../ast/grammar.ts";
import { holds } from "../../ast/parameter.ts";
import { DEAD, type Automaton } from "../../regular/automaton.ts";
import { languageOf } from "../../regular/language-of.ts";
import { EMPTY_WORD } from "../../regular/languages.ts";
import { Properties } from "./properties.ts";
import { RegularParts } from "./regular-parts.ts";
import { parameterOf } from "./rule-reference.ts";
import { Scopes, type Scope } from "./scope.ts";
import { NO_RESTRICTION, NO_TRIVIA, Terminals, defined } from "./terminals.ts";

/** A terminal `t` is the symbol 2t, a nonterminal `n` the symbol 2n + 1. */
export type GrammarSymbol = number;
export const terminalSymbol = (terminal: number): GrammarSymbol => terminal * 2;
export const nonterminalSymbol = (nonterminal: number): GrammarSymbol => nonterminal * 2 + 1;
export const isTerminal = (symbol: GrammarSymbol): boolean => (symbol & 1) === 0;
export const indexOf = (symbol: GrammarSymbol): number => symbol >> 1;

/** What a nonterminal stands for: an expression, in a scope, for a value of the parameter, from a place or count on. */
export interface Place {
  readonly expression: Expression;
  readonly scope: Scope;
  readonly parameter: ParameterValue;
  /** In a sequence, the first item that is meant; in a repetition, how many items there already are. */
  readonly from: number;
}

/** Sequences of symbols; the empty one says that the empty word is among what is derived. */
type Alternatives = GrammarSymbol[][];

/** Items of a sequence or repetition are counted below this. */
const MOST_FROM = 2 ** 32;
/** More items that may be empty than this in one production, and the rest becomes a nonterminal of its own. */
const MAX_OPTIONAL = 3;
/** More items than this make one production, and the rest becomes a nonterminal of its own. */
const MAX_ITEMS = 24;

/**
 * A grammar as productions over terminals and nonterminals, made when they are asked for: a parametric rule or a counted
 * repetition may have very many. No production is empty; where a nonterminal derives the empty word, those that use it
 * have a variant without it.
 */
export class Productions {
  readonly terminals: Terminals;
  readonly properties: Properties;
  readonly #regular: RegularParts;
  readonly #scopes = new Scopes();
  #places: Place[] = [];
  #ids = new Map<Expression, Map<number, Map<ParameterValue, number>>>();
  #alternatives: (readonly (readonly GrammarSymbol[])[] | undefined)[] = [];

  constructor(grammar: Grammar, automaton: Automaton) {
    this.terminals = new Terminals(automaton);
    this.#regular = new RegularParts(automaton);
    this.properties = new Properties(this.#regular, this.#scopes);
    this.startPlace = this.#startOf(grammar, grammar.start);
    // Nonterminal 0 is the start.
    this.#nonterminal(this.startPlace);
    const { endTrivia } = grammar;
    this.endTrivia =
      endTrivia === undefined
        ? NO_TRIVIA
        : this.terminals.triviaKind(defined(grammar.trivia, endTrivia, "the kind of trivia", grammar));
  }

  readonly startPlace: Place;
  /** The kind of trivia that may follow the text. */
  readonly endTrivia: number;

  /** True when the empty text is in the language. */
  get startIsNullable(): boolean {
    return this.properties.isNullable(this.startPlace);
  }

  /** True when the language has a text at all. */
  get startIsProductive(): boolean {
    return this.properties.isProductive(this.startPlace);
  }

  /** How many nonterminals there are so far. */
  get size(): number {
    return this.#places.length;
  }

  /** The productions of a nonterminal, none of them empty. */
  of(nonterminal: number): readonly (readonly GrammarSymbol[])[] {
    let found = this.#alternatives[nonterminal];
    if (!found) {
      const place = this.#places[nonterminal] as Place;
      const own = this.#alternativesInside(place).filter((symbols) => symbols.length > 0);
      found = distinct(own.filter((symbols) => symbols.length !== 1 || symbols[0] !== nonterminalSymbol(nonterminal)));
      this.#alternatives[nonterminal] = found;
    }
    return found;
  }

  /** For people: what a nonterminal stands for. */
  labelOf(nonterminal: number): string {
    const { expression } = this.#places[nonterminal] as Place;
    return expression.kind === "rule" ? expression.name : expression.kind;
  }

  #startOf(grammar: Grammar, name: string): Place {
    defined(grammar.rules, name, "the rule", grammar);
    const expression: Expression = { kind: "rule", name };
    return { expression, scope: this.#scopes.of(grammar, name), parameter: 0n, from: 0 };
  }

  #nonterminal(place: Place): number {
    const { expression, scope, parameter, from } = place;
    const key = scope.id * MOST_FROM + from;
    let places = this.#ids.get(expression);
    if (!places) this.#ids.set(expression, (places = new Map<number, Map<ParameterValue, number>>()));
    let ids = places.get(key);
    if (!ids) places.set(key, (ids = new Map<ParameterValue, number>()));
    let id = ids.get(parameter);
    if (id === undefined) {
      id = this.#places.push(place) - 1;
      ids.set(parameter, id);
    }
    return id;
  }

  /** What an expression derives, as few symbols as possible: anything that is not one symbol becomes a nonterminal. */
  #symbols(place: Place): Alternatives {
    const { expression, scope, parameter } = place;
    if (!this.properties.isProductive(place)) return [];
    if (place.from === 0) {
      const regular = this.#regularAlternatives(expression, scope);
      if (regular) return regular;
      switch (expression.kind) {
        case "token":
          return this.#token(expression.name, scope);
        case "tagged":
          return this.#symbols({ ...place, expression: expression.item });
        case "when":
          return holds(expression.condition, parameter) ? this.#symbols({ ...place, expression: expression.item }) : [];
        case "rule": {
          const body = this.#rulePlace(expression, place);
          return body ? this.#withEmpty(body) : [];
        }
        case "choice":
          if (expression.options.length === 1) {
            return this.#symbols({ ...place, expression: expression.options[0] as Expression });
          }
          break;
        case "sequence":
          if (expression.items.length === 1) {
            return this.#symbols({ ...place, expression: expression.items[0] as Expression });
          }
          break;
        case "repeat":
          if (expression.max === 0) return [[]];
          if (expression.max === 1) {
            const once = this.#symbols({ ...place, expression: expression.item });
            return expression.min === 1 ? once : [...once.filter((symbols) => symbols.length > 0), []];
          }
          break;
        case "pattern":
        case "embedded":
          break;
      }
    }
    return this.#withEmpty(place);
  }

  /** A rule without parameter is one nonterminal wherever it is used: the place of its body. */
  #rulePlace(expression: RuleExpression, { scope, parameter }: Place): Place | undefined {
    const { body, parametric } = defined(scope.grammar.rules, expression.name, "the rule", scope.grammar);
    const value = parameterOf(expression, parametric === true, parameter);
    return value === undefined ? undefined : { expression: body, scope, parameter: value, from: 0 };
  }

  #withEmpty(place: Place): Alternatives {
    const symbol = nonterminalSymbol(this.#nonterminal(place));
    return this.properties.isNullable(place) ? [[symbol], []] : [[symbol]];
  }

  #regularAlternatives(expression: Expression, scope: Scope): Alternatives | undefined {
    const part = this.#regular.of(expression, scope);
    if (!part || part.shape === "composite") return undefined;
    const { languages } = this.terminals.automaton;
    const empty: Alternatives = languages.isNullable(part.language) ? [[]] : [];
    const terminal = this.terminals.add(part.language, NO_TRIVIA, NO_RESTRICTION, () => labelOf(expression));
    return this.terminals.start[terminal] === DEAD ? empty : [[terminalSymbol(terminal)], ...empty];
  }

  #token(name: string, { grammar }: Scope): Alternatives {
    const { automaton } = this.terminals;
    const definition = defined(grammar.terminals, name, "the terminal", grammar);
    const { pattern, trivia, notBefore } = definition;
    const kind =
      trivia === undefined
        ? NO_TRIVIA
        : this.terminals.triviaKind(defined(grammar.trivia, trivia, "the kind of trivia", grammar));
    const restriction =
      notBefore === undefined ? NO_RESTRICTION : automaton.stateOf(languageOf(automaton.languages, notBefore));
    const terminal = this.terminals.add(languageOf(automaton.languages, pattern), kind, restriction, () => name);
    return this.terminals.start[terminal] === DEAD ? [] : [[terminalSymbol(terminal)]];
  }

  /** What a nonterminal derives: its expression taken apart. */
  #alternativesInside(place: Place): Alternatives {
    const { expression, scope } = place;
    const inside = (inner: Expression): Alternatives => {
      const innerPlace = { ...place, expression: inner, from: 0 };
      if (!this.properties.isProductive(innerPlace)) return [];
      return isTransparent(inner) && !this.#regularAlternatives(inner, scope)
        ? this.#alternativesInside(innerPlace)
        : this.#symbols(innerPlace);
    };
    switch (expression.kind) {
      case "choice":
        return expression.options.flatMap(inside);
      case "sequence":
        return this.#sequence(place, expression.items);
      case "repeat":
        return this.#repeat(place, expression);
      case "tagged":
        return inside(expression.item);
      case "when":
        return holds(expression.condition, place.parameter) ? inside(expression.item) : [];
      case "rule": {
        const body = this.#rulePlace(expression, place);
        return body ? this.#symbols(body) : [];
      }
      case "embedded": {
        const { grammar, entry } = expression;
        const start = this.#startOf(grammar, entry ?? grammar.start);
        return this.#symbols(start).flatMap((symbols) => this.#endTriviaAfter(symbols, grammar));
      }
      case "pattern":
      case "token":
        return this.#symbols(place);
    }
  }

  /** The trivia that may follow an embedded text. */
  #endTriviaAfter(symbols: GrammarSymbol[], grammar: Grammar): Alternatives {
    if (grammar.endTrivia === undefined) return [symbols];
    const pieces = defined(grammar.trivia, grammar.endTrivia, "the kind of trivia", grammar);
    const { languages } = this.terminals.automaton;
    const language = languages.repeat(languageOf(languages, pieces), 0, null);
    const terminal = this.terminals.add(language, NO_TRIVIA, NO_RESTRICTION, () => "trivia");
    return [symbols, [...symbols, terminalSymbol(terminal)]];
  }

  #sequence(place: Place, items: readonly Expression[]): Alternatives {
    let result: Alternatives = [[]];
    let optional = 0;
    let index = place.from;
    while (index < items.length) {
      if (optional > MAX_OPTIONAL || index - place.from >= MAX_ITEMS) {
        return append(result, this.#withEmpty({ ...place, from: index }));
      }
      const run = this.#regularRun(items, index, place.scope);
      const alternatives = run
        ? run.alternatives
        : this.#symbols({ ...place, expression: items[index] as Expression, from: 0 });
      index = run ? run.end : index + 1;
      if (alternatives.some((symbols) => symbols.length === 0)) optional++;
      result = append(result, alternatives);
    }
    return result;
  }

  /** Neighbours that are regular and not lexemes of their own become one terminal. */
  #regularRun(
    items: readonly Expression[],
    start: number,
    scope: Scope,
  ): { alternatives: Alternatives; end: number } | undefined {
    const { languages } = this.terminals.automaton;
    const found: number[] = [];
    const labels: string[] = [];
    let end = start;
    for (; end < items.length && end - start < MAX_ITEMS; end++) {
      const item = items[end] as Expression;
      const part = this.#regular.of(item, scope);
      if (!part || (part.shape !== "narrow" && part.shape !== "loop")) break;
      found.push(part.language);
      labels.push(labelOf(item));
    }
    if (found.length < 2) return undefined;
    const language = found.reduceRight((rest, part) => languages.concat(part, rest), EMPTY_WORD);
    const empty: Alternatives = languages.isNullable(language) ? [[]] : [];
    const terminal = this.terminals.add(language, NO_TRIVIA, NO_RESTRICTION, () => labels.join(" "));
    const alternatives = this.terminals.start[terminal] === DEAD ? empty : [[terminalSymbol(terminal)], ...empty];
    return { alternatives, end };
  }

  /**
   * A loop without bounds is left-recursive, so that the stack stays flat. A bounded one counts upwards: the nonterminal
   * for `from` derives the items after the first `from`, at least one.
   */
  #repeat(place: Place, expression: RepeatExpression): Alternatives {
    const { item, max, separator } = expression;
    if (max === 0) return [[]];
    const itemPlace = { ...place, expression: item, from: 0 };
    const emptyItem = this.properties.isNullable(itemPlace);
    const least = emptyItem && !separator ? 0 : expression.min;
    const items = this.#symbols(itemPlace).filter((symbols) => symbols.length > 0 || separator !== undefined);
    const between = separator ? this.#symbols({ ...place, expression: separator, from: 0 }) : [[]];
    const count = place.from + 1;
    if (max === null && count >= least) {
      const loop = [nonterminalSymbol(this.#nonterminal(place))];
      return [...items, ...append(emptyItem ? [loop, []] : [loop], append(between, items))];
    }
    if (max !== null && count >= max) return items;
    const rest = append(items, append(between, this.#withEmpty({ ...place, from: count })));
    return count >= least ? [...items, ...rest] : rest;
  }
}

/** Expressions that a nonterminal takes apart itself, rather than referring to another nonterminal. */
function isTransparent(expression: Expression): boolean {
  return (
    expression.kind === "choice" ||
    expression.kind === "sequence" ||
    expression.kind === "when" ||
    expression.kind === "tagged"
  );
}

function append(prefixes: Alternatives, suffixes: Alternatives): Alternatives {
  return prefixes.flatMap((prefix) => suffixes.map((suffix) => [...prefix, ...suffix]));
}

function distinct(alternatives: Alternatives): Alternatives {
  if (alternatives.length < 2) return alternatives;
  return [...new Map(alternatives.map((symbols) => [symbols.join(","), symbols])).values()];
}

function labelOf(expression: Expression): string {
  if (expression.kind === "rule") return expression.name;
  if (expression.kind === "pattern" && expression.pattern.kind === "text")
    return JSON.stringify(expression.pattern.text);
  if (expression.kind === "tagged") return expression.tag;
  return expression.kind;
}
