import { choice, pattern, rule, sequence } from "../../ast/expression-builders.ts";
import type { Expression, Grammar, RuleExpression } from "../../ast/grammar.ts";
import type { Pattern } from "../../pattern/pattern.ts";
import { text } from "../../pattern/pattern-builders.ts";
import type { Analysis } from "../analysis/analysis.ts";
import type { Formula, Place } from "../formula/formula.ts";
import { isEmptyNumbers, keyOfNumbers } from "../numbers/number-set.ts";
import type { NumberSet } from "../numbers/number-set.ts";
import { jsonNumber } from "../numbers/number-text.ts";
import { automatonPattern } from "../regular/automaton-pattern.ts";
import { automatonOf } from "../regular/automaton.ts";
import { isEmptyStrings } from "../strings/string-set.ts";
import { arrayExpression } from "./array-rules.ts";
import { anyOf } from "./layout.ts";
import type { Layout } from "./layout.ts";
import { objectExpression } from "./object-rules.ts";
import { RuleWriter } from "./rule-writer.ts";
import { ScalarTexts, asPlainPattern } from "./scalar-texts.ts";
import type { Spelling } from "./scalar-texts.ts";

const NUMBER_SYMBOLS = "0123456789+-.eE";
const MOST_STATES = 20_000;

/** What rules are written with. */
export interface ValueRuleOptions {
  readonly layout: Layout;
  readonly spelling: Spelling;
  readonly propertyOrder: "any" | "fixed";
  readonly leave: (at: Place, reason: string) => void;
}

/** Writes a rule for each formula that is met, down from the formula of a whole value. */
export class ValueRules {
  readonly analysis: Analysis;
  readonly options: ValueRuleOptions;
  readonly layout: Layout;
  readonly texts: ScalarTexts;
  readonly writer = new RuleWriter();
  readonly #names = new Map<string, string>();
  readonly #scalars = new Map<number, Expression | undefined>();
  readonly #numbers = new Map<string, Pattern | RuleExpression>();
  readonly #waiting: { readonly name: string; readonly formula: Formula; readonly depth: number }[] = [];

  constructor(analysis: Analysis, options: ValueRuleOptions) {
    this.analysis = analysis;
    this.options = options;
    this.layout = options.layout;
    this.texts = new ScalarTexts(options.spelling);
  }

  /** The grammar of one value that a formula allows, with white space around it. */
  grammar(formula: Formula, name: string | undefined): Grammar {
    const start = this.writer.name("text");
    this.writer.define(start, sequence(this.value(formula, 0), pattern(this.layout.end)));
    for (let next = this.#waiting.pop(); next !== undefined; next = this.#waiting.pop()) {
      this.writer.define(next.name, this.#body(next.formula, next.depth));
    }
    const grammar = { start, rules: this.writer.rules, terminals: {}, trivia: {} };
    return name === undefined ? grammar : { ...grammar, name };
  }

  /** The texts of the values of a formula: in place for scalars, a rule otherwise. */
  value(formula: Formula, depth: number): Expression {
    if (!this.#scalars.has(formula.id)) this.#scalars.set(formula.id, this.#onlyScalars(formula));
    const scalar = this.#scalars.get(formula.id);
    if (scalar !== undefined) return scalar;
    const key = `${String(formula.id)}@${String(depth)}`;
    let name = this.#names.get(key);
    if (name === undefined) {
      name = this.writer.name(nameOfFormula(formula));
      this.#names.set(key, name);
      this.#waiting.push({ name, formula, depth });
    }
    return rule(name);
  }

  #onlyScalars(formula: Formula): Expression | undefined {
    if (this.analysis.arraysOf(formula).length > 0 || this.analysis.objectsOf(formula).length > 0) return undefined;
    return joined(this.#scalarOptions(formula));
  }

  #body(formula: Formula, depth: number): Expression {
    const options = this.#scalarOptions(formula);
    if (depth <= this.layout.maxDepth) {
      for (const shape of this.analysis.arraysOf(formula)) options.push(arrayExpression(shape, depth, this));
      for (const shape of this.analysis.objectsOf(formula)) options.push(objectExpression(shape, depth, this));
    }
    return joined(options);
  }

  #scalarOptions(formula: Formula): Expression[] {
    const options: Pattern[] = this.analysis.literalsOf(formula).map((word) => text(word));
    const rest: Expression[] = [];
    const numbers = this.analysis.numbersOf(formula);
    if (!isEmptyNumbers(numbers)) {
      const texts = this.#numberTexts(numbers);
      if ("name" in texts) rest.push(sequence(pattern(this.layout.token(text(""))), texts));
      else options.push(texts);
    }
    const { set } = this.analysis.stringsOf(formula);
    if (!isEmptyStrings(set)) options.push(this.texts.string(set));
    return options.length === 0 ? rest : [pattern(this.layout.token(anyOf(options))), ...rest];
  }

  /** The texts of numbers: a pattern, or the first rule of an automaton that turns round. */
  #numberTexts(numbers: NumberSet): Pattern | RuleExpression {
    const key = keyOfNumbers(numbers);
    let texts = this.#numbers.get(key);
    if (texts === undefined) this.#numbers.set(key, (texts = this.#writeNumbers(numbers)));
    return texts;
  }

  #writeNumbers(numbers: NumberSet): Pattern | RuleExpression {
    const expression = this.texts.number(numbers);
    const plain = asPlainPattern(expression);
    if (plain !== undefined) return plain;
    const automaton = automatonOf(expression, NUMBER_SYMBOLS, MOST_STATES);
    if (automaton === undefined) {
      this.options.leave({ pointer: "", keyword: "multipleOf" }, "the automaton of its multiples is too large");
      return jsonNumber;
    }
    return automatonPattern(automaton) ?? this.writer.automaton("number", automaton);
  }
}

function joined(options: readonly Expression[]): Expression {
  const [only] = options;
  return options.length === 1 && only !== undefined ? only : choice(...options);
}

/** The end of the pointer of a schema, or what kind of formula it is. */
function nameOfFormula(formula: Formula): string {
  if (formula.kind !== "schema") return formula.kind === "all" ? "json" : "value";
  const { pointer, resource } = formula.node;
  const steps = pointer.split("/").filter((step) => step !== "" && step !== "properties" && step !== "$defs");
  return steps.slice(-2).join("-") || (resource.document === "" ? "root" : resource.document);
}
