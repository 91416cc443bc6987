import { expressionToPattern } from "./expression-to-pattern.ts";
import { emptyWord, difference } from "../../pattern/pattern-builders.ts";
import { undefinedName, unsupported, syntaxError, type SourceText } from "./source-text.ts";
import type { Expression, Grammar, Rule } from "../../ast/grammar.ts";
import type { Pattern } from "../../pattern/pattern.ts";

/** The right side of a rule as its dialect writes it, before names are resolved. */
export type EbnfNode =
  | { readonly kind: "reference"; readonly name: string; readonly at: number }
  | { readonly kind: "pattern"; readonly pattern: Pattern }
  | { readonly kind: "sequence"; readonly items: readonly EbnfNode[] }
  | { readonly kind: "choice"; readonly options: readonly EbnfNode[] }
  | { readonly kind: "repeat"; readonly item: EbnfNode; readonly min: number; readonly max: number | null }
  | { readonly kind: "tagged"; readonly tag: string; readonly item: EbnfNode }
  | { readonly kind: "difference"; readonly item: EbnfNode; readonly without: EbnfNode; readonly at: number };

/** A rule as it was read. */
export interface EbnfRule {
  readonly name: string;
  readonly at: number;
  readonly body: EbnfNode;
}

/** The items one after the other; a single one is itself. */
export function sequenceOf(items: readonly EbnfNode[]): EbnfNode {
  const [only] = items;
  if (items.length === 0) return { kind: "pattern", pattern: emptyWord };
  return items.length === 1 && only !== undefined ? only : { kind: "sequence", items };
}

/** Any one of the options; a single one is itself. */
export function choiceOf(options: readonly EbnfNode[]): EbnfNode {
  const [only] = options;
  return options.length === 1 && only !== undefined ? only : { kind: "choice", options };
}

/** Resolves the names of rules that were read and makes the grammar. The first definition of a name is the only one. */
class GrammarBuilder {
  private readonly source: SourceText;
  private readonly read = new Map<string, EbnfRule>();
  private readonly bodies = new Map<string, Expression>();
  private readonly building = new Set<string>();

  constructor(source: SourceText, rules: readonly EbnfRule[]) {
    this.source = source;
    for (const rule of rules) {
      if (this.read.has(rule.name)) throw syntaxError(source, rule.at, `the rule "${rule.name}" is defined twice`);
      this.read.set(rule.name, rule);
    }
  }

  grammar(start: string): Grammar {
    if (!this.read.has(start)) throw undefinedName(this.source, 0, `there is no rule "${start}" to start with`);
    const rules = [...this.read.keys()].map((name): [string, Rule] => [name, { body: this.body(name) }]);
    return { start, rules: Object.fromEntries(rules), terminals: {}, trivia: {} };
  }

  private body(name: string): Expression {
    const known = this.bodies.get(name);
    if (known !== undefined) return known;
    const rule = this.read.get(name);
    if (rule === undefined) throw new TypeError(`${name} was checked to be defined`);
    this.building.add(name);
    const body = this.expression(rule.body);
    this.building.delete(name);
    this.bodies.set(name, body);
    return body;
  }

  private expression(node: EbnfNode): Expression {
    switch (node.kind) {
      case "reference":
        if (!this.read.has(node.name)) {
          const message = `the rule "${node.name}" is not defined`;
          throw undefinedName(this.source, node.at, message, node.at + node.name.length);
        }
        return { kind: "rule", name: node.name };
      case "pattern":
        return node;
      case "sequence":
        return { kind: "sequence", items: node.items.map((item) => this.expression(item)) };
      case "choice":
        return { kind: "choice", options: node.options.map((option) => this.expression(option)) };
      case "repeat":
        return { kind: "repeat", item: this.expression(node.item), min: node.min, max: node.max };
      case "tagged":
        return { kind: "tagged", tag: node.tag, item: this.expression(node.item) };
      case "difference":
        return {
          kind: "pattern",
          pattern: difference(this.regular(node.item, node.at), this.regular(node.without, node.at)),
        };
    }
  }

  private regular(node: EbnfNode, at: number): Pattern {
    const bodyOf = (name: string): Expression | undefined => (this.building.has(name) ? undefined : this.body(name));
    const pattern = expressionToPattern(this.expression(node), bodyOf);
    if (pattern === undefined) throw unsupported(this.source, at, "a difference with a recursive side");
    return pattern;
  }
}

/** The grammar of rules that were read; names are checked, and reported at the place of their use. */
export function buildGrammar(source: SourceText, rules: readonly EbnfRule[], start: string): Grammar {
  return new GrammarBuilder(source, rules).grammar(start);
}
