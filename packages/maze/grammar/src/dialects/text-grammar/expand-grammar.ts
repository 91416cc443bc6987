import { MazeError } from "@maze/core";
import { flattenEmbedded } from "../../ast/flatten-embedded.ts";
import { applyArgument, holds } from "../../ast/parameter.ts";
import type { Expression, Grammar, Rule, Terminal } from "../../ast/grammar.ts";
import type { GrammarErrorCode } from "../../errors.ts";
import { anyCharacter, intersect, plusPattern, starPattern } from "../../pattern/pattern-builders.ts";
import type { Pattern } from "../../pattern/pattern.ts";
import { nullable } from "../automaton/pattern-algebra.ts";
import { shortest } from "../lark/lark-patterns.ts";
import { NOTHING, inChoice, inSequence, repeated } from "./expressions.ts";
import { plainPattern, unambiguousPattern } from "./plain-pattern.ts";

const RULE_LIMIT = 20_000;

/** Rules over patterns, and tokens only for lexemes that say what must not follow them. */
export interface TextGrammar {
  readonly start: string;
  readonly rules: ReadonlyMap<string, Expression>;
  readonly lexemes: ReadonlyMap<string, Lexeme>;
}
/** A text that ends where the shortest words of `notBefore` do not follow. */
export interface Lexeme {
  readonly pattern: Pattern;
  readonly notBefore: Pattern;
}

const undefinedName = (what: string): MazeError =>
  new MazeError<GrammarErrorCode>({ code: "MAZE_GRAMMAR_UNDEFINED", message: `${what} is not defined` });

/** Writes out what notations of plain rules have no words for: trivia, parameters, separators, embedded grammars. */
class Expander {
  private readonly grammar: Grammar;
  readonly rules = new Map<string, Expression>();
  readonly lexemes = new Map<string, Lexeme>();
  private readonly names = new Map<string, string>();
  private readonly waiting: [name: string, rule: Rule, value: bigint | undefined][] = [];
  private readonly uses = new Map<string, Expression>();

  constructor(grammar: Grammar) {
    this.grammar = flattenEmbedded(grammar);
  }

  expand(): TextGrammar {
    const start = this.instance(this.grammar.start, undefined);
    for (let task = this.waiting.shift(); task !== undefined; task = this.waiting.shift()) {
      const [name, rule, value] = task;
      this.rules.set(name, this.expression(rule.body, value));
    }
    if (this.grammar.endTrivia === undefined) return { start, rules: this.rules, lexemes: this.lexemes };
    const first = this.free(`${start} with trivia`);
    const after = unambiguousPattern(starPattern(this.trivia(this.grammar.endTrivia)));
    this.rules.set(
      first,
      inSequence([
        { kind: "rule", name: start },
        { kind: "pattern", pattern: after },
      ]),
    );
    return { start: first, rules: this.rules, lexemes: this.lexemes };
  }

  private free(wanted: string): string {
    return this.rules.has(wanted) || this.grammar.rules[wanted] !== undefined ? this.free(`${wanted}'`) : wanted;
  }

  private trivia(name: string): Pattern {
    const pattern = this.grammar.trivia[name];
    if (pattern === undefined) throw undefinedName(`the kind of trivia "${name}"`);
    return pattern;
  }

  private instance(name: string, value: bigint | undefined): string {
    const rule = this.grammar.rules[name];
    if (rule === undefined) throw undefinedName(`the rule "${name}"`);
    const key = JSON.stringify([name, String(value)]);
    const known = this.names.get(key);
    if (known !== undefined) return known;
    if (this.names.size >= RULE_LIMIT) {
      throw new MazeError<GrammarErrorCode>({
        code: "MAZE_GRAMMAR_LIMIT",
        message: `the grammar has more than ${String(RULE_LIMIT)} rules when the values of its parameters are written out`,
      });
    }
    const made = value === undefined ? name : this.free(`${name} ${String(value)}`);
    this.names.set(key, made);
    this.rules.set(made, NOTHING);
    this.waiting.push([made, rule, value]);
    return made;
  }

  private expression(expression: Expression, value: bigint | undefined): Expression {
    const inner = (item: Expression): Expression => this.expression(item, value);
    switch (expression.kind) {
      case "pattern":
        return { kind: "pattern", pattern: plainPattern(expression.pattern) };
      case "sequence":
        return inSequence(expression.items.map(inner));
      case "choice":
        return inChoice(expression.options.map(inner));
      case "tagged":
        return inner(expression.item);
      case "when":
        return holds(expression.condition, value ?? 0n) ? inner(expression.item) : NOTHING;
      case "rule": {
        // The parameter of a rule without one is 0.
        const isParametric = this.grammar.rules[expression.name]?.parametric === true;
        if (!isParametric) return { kind: "rule", name: this.instance(expression.name, undefined) };
        if (expression.argument === undefined) throw undefinedName(`the argument of the rule "${expression.name}"`);
        const passed = applyArgument(expression.argument, value ?? 0n);
        return passed === undefined ? NOTHING : { kind: "rule", name: this.instance(expression.name, passed) };
      }
      case "repeat": {
        const { min, max, separator } = expression;
        const item = inner(expression.item);
        if (separator === undefined || max === 0) return repeated(item, min, max);
        const more = inSequence([inner(separator), item]);
        const some = inSequence([item, repeated(more, Math.max(0, min - 1), max === null ? null : max - 1)]);
        return min === 0 ? repeated(some, 0, 1) : some;
      }
      case "token":
        return this.token(expression.name);
      case "embedded":
        throw new TypeError("embedded grammars were flattened");
    }
  }

  private token(name: string): Expression {
    const known = this.uses.get(name);
    if (known !== undefined) return known;
    const terminal = this.grammar.terminals[name];
    if (terminal === undefined) throw undefinedName(`the terminal "${name}"`);
    const lexeme = this.lexeme(name, terminal);
    const before = terminal.trivia === undefined ? [] : [this.triviaBefore(terminal.trivia)];
    const use = inSequence([...before, lexeme]);
    this.uses.set(name, use);
    return use;
  }

  private lexeme(name: string, terminal: Terminal): Expression {
    const all = terminal.pattern;
    const pattern = plainPattern(nullable(all) ? intersect(all, plusPattern(anyCharacter)) : all);
    if (terminal.notBefore === undefined) return { kind: "pattern", pattern };
    this.lexemes.set(name, { pattern, notBefore: plainPattern(shortest(terminal.notBefore)) });
    return { kind: "token", name };
  }

  /** Trivia is a rule of its own, so that lexemes of one terminal look the same everywhere. */
  private triviaBefore(kind: string): Expression {
    const name = `trivia ${kind}`;
    if (!this.rules.has(name)) {
      this.rules.set(name, { kind: "pattern", pattern: unambiguousPattern(starPattern(this.trivia(kind))) });
    }
    return { kind: "rule", name };
  }
}

/** The same texts in rules over patterns. */
export const expandGrammar = (grammar: Grammar): TextGrammar => new Expander(grammar).expand();
