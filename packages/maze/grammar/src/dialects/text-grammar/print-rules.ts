import { MazeError } from "@maze/core";
import type { Expression } from "../../ast/grammar.ts";
import type { GrammarErrorCode } from "../../errors.ts";
import { intersectRanges, invertRanges, withoutSurrogates } from "../../pattern/character-ranges.ts";
import type { CharacterRange, Pattern } from "../../pattern/pattern.ts";
import { isEmptyWord, isNothing } from "../automaton/pattern-algebra.ts";
import type { TextGrammar } from "./expand-grammar.ts";

/** How a notation of rules and character classes writes them. */
export interface RuleStyle {
  /** What the start is called. */
  readonly start: string;
  /** Makes an allowed name of a wished one. */
  readonly name: (wished: string) => string;
  /** Names that mean something else. */
  readonly reserved: readonly string[];
  readonly anyCharacter: string;
  /** How many characters past ASCII are written one by one instead of in a class, where they are not all in it. */
  readonly literalLimit: number;
  /** The largest bound of a repetition. */
  readonly maxCount: number;
}

const ASCII: readonly CharacterRange[] = [[0, 0x7f]];
const PAST_ASCII: readonly CharacterRange[] = [[0x80, 0x10ffff]];
const LONG_PATTERN = 80;
const LOOSE = 0;
const SEQUENCE = 1;
const ITEM = 2;

const SHORT: Readonly<Record<number, string>> = { 9: "\\t", 10: "\\n", 13: "\\r", 92: "\\\\" };
const PRINTABLE = /^[\p{L}\p{N}\p{P}\p{S} ]$/u;

function character(point: number, special: string): string {
  const short = SHORT[point];
  if (short !== undefined) return short;
  const written = String.fromCodePoint(point);
  if (special.includes(written)) return `\\u${point.toString(16).padStart(4, "0")}`;
  if (PRINTABLE.test(written)) return written;
  const digits = point.toString(16);
  return point > 0xffff ? `\\U${digits.padStart(8, "0")}` : `\\u${digits.padStart(4, "0")}`;
}

const quoted = (text: string): string =>
  `"${Array.from(text, (letter) => (letter === '"' ? '\\"' : character(letter.codePointAt(0) ?? 0, ""))).join("")}"`;

function rangesText(ranges: readonly CharacterRange[]): string {
  const edge = (point: number): string => character(point, "^-[]");
  return ranges
    .map(([low, high]) =>
      low === high ? edge(low) : high === low + 1 ? edge(low) + edge(high) : `${edge(low)}-${edge(high)}`,
    )
    .join("");
}

class RulePrinter {
  private readonly grammar: TextGrammar;
  private readonly style: RuleStyle;
  private readonly names = new Map<string, string>();
  private readonly taken = new Set<string>();
  private readonly helpers = new Map<string, string>();
  private readonly lines: string[] = [];
  private readonly written = new WeakMap<Pattern, string>();

  constructor(grammar: TextGrammar, style: RuleStyle) {
    this.grammar = grammar;
    this.style = style;
    style.reserved.forEach((name) => this.taken.add(name));
    this.taken.add(style.start);
    this.names.set(grammar.start, style.start);
  }

  print(): string {
    for (const [name, body] of this.grammar.rules) this.lines.push(`${this.name(name)} ::= ${this.write(body, LOOSE)}`);
    for (const [body, name] of this.helpers) this.lines.push(`${name} ::= ${body}`);
    return `${this.lines.join("\n")}\n`;
  }

  private name(wished: string): string {
    const known = this.names.get(wished);
    if (known !== undefined) return known;
    const name = this.unique(wished);
    this.names.set(wished, name);
    return name;
  }

  private unique(wished: string): string {
    const base = this.style.name(wished);
    let name = base;
    for (let count = 2; this.taken.has(name); count++) name = `${base}-${String(count)}`;
    this.taken.add(name);
    return name;
  }

  private write(expression: Expression, level: number): string {
    switch (expression.kind) {
      case "rule":
        return this.name(expression.name);
      case "sequence":
        return grouped(expression.items.map((item) => this.write(item, ITEM)).join(" "), level > SEQUENCE);
      case "choice":
        return grouped(expression.options.map((option) => this.write(option, SEQUENCE)).join(" | "), level > LOOSE);
      case "repeat":
        return this.repeat(this.write(expression.item, ITEM), expression.item.kind, expression, level);
      case "pattern":
        return this.leaf(expression.pattern, level);
      default:
        throw new TypeError(`a grammar of texts has no ${expression.kind}`);
    }
  }

  /** Long patterns become rules, since many stand in several places. */
  private leaf(pattern: Pattern, level: number): string {
    const known = this.written.get(pattern) ?? this.pattern(pattern, LOOSE);
    this.written.set(pattern, known);
    return known.length > LONG_PATTERN ? this.helper(known, "text") : this.pattern(pattern, level);
  }

  private pattern(pattern: Pattern, level: number): string {
    if (isEmptyWord(pattern)) return '""';
    if (isNothing(pattern)) throw dead();
    switch (pattern.kind) {
      case "text":
        return quoted(pattern.text);
      case "class":
        return this.class(pattern.ranges);
      case "concat":
        return grouped(pattern.items.map((item) => this.pattern(item, ITEM)).join(" "), level > SEQUENCE);
      case "alternate":
        return grouped(pattern.options.map((option) => this.pattern(option, SEQUENCE)).join(" | "), level > LOOSE);
      case "repeat-pattern":
        return this.repeat(this.pattern(pattern.item, ITEM), pattern.item.kind, pattern, level);
      default:
        throw new TypeError(`a plain pattern has no ${pattern.kind}`);
    }
  }

  private class(ranges: readonly CharacterRange[]): string {
    const others = withoutSurrogates(invertRanges(ranges));
    if (others.length === 0) return this.style.anyCharacter;
    const listed = this.listed(ranges, others);
    if (listed !== undefined) return listed;
    const isNegated =
      others.length < ranges.length || (others.length === ranges.length && ranges.at(-1)?.[1] === 0x10ffff);
    return isNegated ? `[^${rangesText(others)}]` : `[${rangesText(ranges)}]`;
  }

  /** A class with some characters past ASCII as alternatives, for engines that only have classes of ASCII. */
  private listed(ranges: readonly CharacterRange[], others: readonly CharacterRange[]): string | undefined {
    const past = intersectRanges(ranges, PAST_ASCII);
    const count = past.reduce((sum, [low, high]) => sum + high - low + 1, 0);
    const isWhole = intersectRanges(others, PAST_ASCII).length === 0;
    if (count === 0 || isWhole || count > this.style.literalLimit) return undefined;
    const ascii = intersectRanges(ranges, ASCII);
    const letters = past.flatMap(([low, high]) => Array.from({ length: high - low + 1 }, (_, index) => low + index));
    const options = letters.map((letter) => quoted(String.fromCodePoint(letter)));
    return grouped([...(ascii.length > 0 ? [`[${rangesText(ascii)}]`] : []), ...options].join(" | "), true);
  }

  private repeat(
    item: string,
    kind: string,
    bounds: { readonly min: number; readonly max: number | null },
    level: number,
  ): string {
    const { min, max } = bounds;
    const base = kind === "repeat" || kind === "repeat-pattern" ? `(${item})` : item;
    if (max === null) {
      if (min <= 1) return base + (min === 1 ? "+" : "*");
      return min <= this.style.maxCount
        ? `${base}{${String(min)},}`
        : grouped(`${this.exactly(base, min)} ${base}*`, level > SEQUENCE);
    }
    if (min === 0 && max === 1) return `${base}?`;
    if (max <= this.style.maxCount) return `${base}{${String(min)}${min === max ? "" : `,${String(max)}`}}`;
    const parts = [...(min > 0 ? [this.exactly(base, min)] : []), ...(max > min ? [this.atMost(base, max - min)] : [])];
    return grouped(parts.join(" "), level > SEQUENCE);
  }

  /** Larger counts than the notation has are made of rules for smaller ones. */
  private exactly(base: string, count: number): string {
    const { maxCount } = this.style;
    if (count <= maxCount) return count === 1 ? base : `${base}{${String(count)}}`;
    const rest = count % maxCount;
    const whole = this.exactly(this.helper(`${base}{${String(maxCount)}}`), (count - rest) / maxCount);
    return rest === 0 ? whole : `${whole} ${base}{${String(rest)}}`;
  }

  private atMost(base: string, count: number): string {
    const { maxCount } = this.style;
    if (count <= maxCount) return `${base}{0,${String(count)}}`;
    const rest = count % maxCount;
    const whole = this.atMost(this.helper(`${base}{0,${String(maxCount)}}`), (count - rest) / maxCount);
    return rest === 0 ? whole : `${whole} ${base}{0,${String(rest)}}`;
  }

  private helper(body: string, wished = "repeat"): string {
    const known = this.helpers.get(body);
    if (known !== undefined) return known;
    const name = this.unique(wished);
    this.helpers.set(body, name);
    return name;
  }
}

const grouped = (text: string, needed: boolean): string => (needed ? `(${text})` : text);

const dead = (): MazeError =>
  new MazeError<GrammarErrorCode>({ code: "MAZE_GRAMMAR_DEAD", message: "the grammar derives no text to be written" });

/** Writes a grammar of texts in a notation of rules and character classes. */
export const printRules = (grammar: TextGrammar, style: RuleStyle): string => new RulePrinter(grammar, style).print();
