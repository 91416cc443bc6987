import type { Expression, Grammar } from "../../ast/grammar.ts";
import { mapExpression, walkExpression } from "../../ast/map-expression.ts";
import { text } from "../../pattern/pattern-builders.ts";
import type { Pattern } from "../../pattern/pattern.ts";
import { isEmptyWord, nullable } from "../automaton/pattern-algebra.ts";
import { printRegex, type RegexStyle } from "../ecmascript-regex/print-regex.ts";
import type { TextGrammar } from "../text-grammar/expand-grammar.ts";
import { FirstAndFollow } from "../text-grammar/first-and-follow.ts";
import { nonEmptyPattern } from "../text-grammar/remove-empty-words.ts";
import { textRules } from "../text-grammar/scannerless.ts";
import { greedyConflicts } from "./greedy-conflicts.ts";

const RUST: RegexStyle = { anyCharacter: "(?s:.)", nothing: "[^\\s\\S]", classSpecial: /[\^\\[\]/&~-]/ };

const keyOf = (expression: Expression): string | undefined =>
  expression.kind === "pattern" && !isEmptyWord(expression.pattern) ? JSON.stringify(expression.pattern) : undefined;

/** No lexeme is empty: one that could be becomes optional. */
function withoutEmptyLexemes(expression: Expression): Expression {
  return mapExpression(expression, (part) => {
    if (part.kind !== "pattern" || isEmptyWord(part.pattern) || !nullable(part.pattern)) return part;
    return { kind: "repeat", item: { kind: "pattern", pattern: nonEmptyPattern(part.pattern) }, min: 0, max: 1 };
  });
}

/** A pattern as an expression over single characters, which no lexer can read past. */
function characters(pattern: Pattern): Expression {
  switch (pattern.kind) {
    case "text":
      return {
        kind: "sequence",
        items: Array.from(pattern.text, (letter) => ({ kind: "pattern", pattern: text(letter) })),
      };
    case "concat":
      return { kind: "sequence", items: pattern.items.map(characters) };
    case "alternate":
      return { kind: "choice", options: pattern.options.map(characters) };
    case "repeat-pattern":
      return { kind: "repeat", item: characters(pattern.item), min: pattern.min, max: pattern.max };
    default:
      return { kind: "pattern", pattern };
  }
}

/** Splits lexemes into characters until a lexer that takes the longest match reads what the grammar means. */
function greedyRules(grammar: TextGrammar): TextGrammar {
  let rules = new Map([...grammar.rules].map(([name, body]) => [name, withoutEmptyLexemes(body)]));
  for (;;) {
    const current = { ...grammar, rules };
    const lexemes = new Map<string, Pattern>();
    for (const body of rules.values()) {
      for (const part of walkExpression(body)) {
        const key = keyOf(part);
        if (key !== undefined && part.kind === "pattern") lexemes.set(key, part.pattern);
      }
    }
    const conflicts = greedyConflicts(lexemes, new FirstAndFollow(current, keyOf).follow);
    const isWhole = (pattern: Pattern): boolean =>
      pattern.kind !== "class" && !(pattern.kind === "text" && Array.from(pattern.text).length === 1);
    const split = [...conflicts].filter((key) => isWhole(lexemes.get(key) ?? text("")));
    if (split.length === 0) return current;
    const broken = new Set(split);
    rules = new Map(
      [...rules].map(([name, body]) => [
        name,
        mapExpression(body, (part) => {
          const key = keyOf(part);
          return key !== undefined && part.kind === "pattern" && broken.has(key)
            ? withoutEmptyLexemes(characters(part.pattern))
            : part;
        }),
      ]),
    );
  }
}

class LarkPrinter {
  private readonly grammar: TextGrammar;
  private readonly names = new Map<string, string>();
  private readonly taken = new Set<string>(["start"]);
  private readonly terminals = new Map<string, string>();

  constructor(grammar: TextGrammar) {
    this.grammar = grammar;
    this.names.set(grammar.start, "start");
  }

  print(): string {
    const rules = [...this.grammar.rules].map(([name, body]) => `${this.name(name)}: ${this.write(body, 0)}`);
    const terminals = [...this.terminals].map(([regex, name]) => `${name}: /${regex}/`);
    return `${["%llguidance {}", "", ...rules, ...(terminals.length > 0 ? ["", ...terminals] : [])].join("\n")}\n`;
  }

  private name(wished: string): string {
    const known = this.names.get(wished);
    if (known !== undefined) return known;
    const base =
      wished
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, "_")
        .replace(/^[^a-z]+|_+$/g, "") || "rule";
    let name = base;
    for (let count = 2; this.taken.has(name); count++) name = `${base}_${String(count)}`;
    this.taken.add(name);
    this.names.set(wished, name);
    return name;
  }

  /** 0: alternatives may stand here; 1: items one after the other may; 2: a single item. */
  private write(expression: Expression, level: 0 | 1 | 2): string {
    const grouped = (written: string, highest: number): string => (level > highest ? `(${written})` : written);
    switch (expression.kind) {
      case "rule":
        return this.name(expression.name);
      case "sequence":
        return grouped(
          flat(expression)
            .map((item) => this.write(item, 2))
            .join(" ") || '""',
          1,
        );
      case "choice":
        return grouped(expression.options.map((option) => this.write(option, 1)).join(" | "), 0);
      case "repeat": {
        const { item, min, max } = expression;
        const base = item.kind === "repeat" ? `(${this.write(item, 0)})` : this.write(item, 2);
        if (max === null && min <= 1) return base + (min === 1 ? "+" : "*");
        if (min === 0 && max === 1) return `${base}?`;
        return `${base}{${String(min)},${max === null ? "" : String(max)}}`;
      }
      case "pattern":
        return this.terminal(expression.pattern);
      default:
        throw new TypeError(`a grammar of texts has no ${expression.kind}`);
    }
  }

  private terminal(pattern: Pattern): string {
    if (isEmptyWord(pattern)) return '""';
    if (pattern.kind === "text") return JSON.stringify(pattern.text).replaceAll("\x7f", "\\u007f");
    const regex = printRegex(pattern, RUST);
    const known = this.terminals.get(regex);
    if (known !== undefined) return known;
    const name = `T${String(this.terminals.size + 1)}`;
    this.terminals.set(regex, name);
    return name;
  }
}

const flat = (expression: Expression): readonly Expression[] =>
  expression.kind === "sequence" ? expression.items.flatMap(flat) : [expression];

/**
 * Writes Lark as llguidance reads it. Trivia is spelled out, and a lexeme that a greedy lexer would read past its end is
 * written as single characters, so that the text means what the grammar means.
 */
export const printLlguidanceLark = (grammar: Grammar): string =>
  new LarkPrinter(greedyRules(textRules(grammar))).print();
