import type { Expression } from "../../ast/grammar.ts";
import { normalizeRanges } from "../../pattern/character-ranges.ts";
import type { CharacterRange, Pattern } from "../../pattern/pattern.ts";
import { nullable } from "../automaton/pattern-algebra.ts";
import type { Lexeme, TextGrammar } from "./expand-grammar.ts";

/** A set of code points. */
export type Points = readonly CharacterRange[];

const union = (...sets: readonly Points[]): Points => normalizeRanges(sets.flat());
const same = (a: Points, b: Points): boolean => a.length === b.length && JSON.stringify(a) === JSON.stringify(b);

/** The characters that a word of a plain pattern can start with. */
function firstOfPattern(pattern: Pattern): Points {
  switch (pattern.kind) {
    case "text": {
      const point = pattern.text.codePointAt(0);
      return point === undefined ? [] : [[point, point]];
    }
    case "class":
      return pattern.ranges;
    case "concat": {
      const end = pattern.items.findIndex((item) => !nullable(item));
      return union(...pattern.items.slice(0, end === -1 ? undefined : end + 1).map(firstOfPattern));
    }
    case "alternate":
      return union(...pattern.options.map(firstOfPattern));
    case "repeat-pattern":
      return pattern.max === 0 ? [] : firstOfPattern(pattern.item);
    default:
      throw new TypeError(`a plain pattern has no ${pattern.kind}`);
  }
}

/** Which rules derive the empty word, what rules start with, and what can follow each lexeme. */
export class FirstAndFollow {
  private readonly nullableRules = new Set<string>();
  private readonly firstRules = new Map<string, Points>();
  private readonly followRules = new Map<string, Points>();
  /** Characters that can come directly after a lexeme, by its key. */
  readonly follow = new Map<string, Points>();
  private readonly lexemes: ReadonlyMap<string, Lexeme>;
  private readonly keyOf: (expression: Expression) => string | undefined;

  /** `keyOf` names the leaves whose followers are wanted. */
  constructor({ rules, lexemes }: TextGrammar, keyOf: (expression: Expression) => string | undefined) {
    this.lexemes = lexemes;
    this.keyOf = keyOf;
    this.fixpoint(() => {
      let changed = false;
      for (const [name, body] of rules) {
        if (!this.nullableRules.has(name) && this.isNullable(body)) changed = !!this.nullableRules.add(name);
        const first = this.first(body);
        if (same(first, this.firstRules.get(name) ?? [])) continue;
        this.firstRules.set(name, first);
        changed = true;
      }
      return changed;
    });
    this.fixpoint(() => {
      let changed = false;
      for (const [name, body] of rules) changed = this.visit(body, this.followRules.get(name) ?? []) || changed;
      return changed;
    });
  }

  private fixpoint(step: () => boolean): void {
    while (step());
  }

  isNullable(expression: Expression): boolean {
    switch (expression.kind) {
      case "pattern":
        return nullable(expression.pattern);
      case "sequence":
        return expression.items.every((item) => this.isNullable(item));
      case "choice":
        return expression.options.some((option) => this.isNullable(option));
      case "repeat":
        return expression.min === 0 || this.isNullable(expression.item);
      case "rule":
        return this.nullableRules.has(expression.name);
      default:
        return false;
    }
  }

  first(expression: Expression): Points {
    switch (expression.kind) {
      case "pattern":
        return firstOfPattern(expression.pattern);
      case "token":
        return firstOfPattern(this.lexemes.get(expression.name)?.pattern ?? { kind: "text", text: "" });
      case "sequence": {
        const end = expression.items.findIndex((item) => !this.isNullable(item));
        return union(...expression.items.slice(0, end === -1 ? undefined : end + 1).map((item) => this.first(item)));
      }
      case "choice":
        return union(...expression.options.map((option) => this.first(option)));
      case "repeat":
        return this.first(expression.item);
      case "rule":
        return this.firstRules.get(expression.name) ?? [];
      default:
        return [];
    }
  }

  /** Notes what can follow each part of an expression that is followed by `after`. */
  private visit(expression: Expression, after: Points): boolean {
    let changed = false;
    const key = this.keyOf(expression);
    if (key !== undefined) changed = this.note(this.follow, key, after);
    switch (expression.kind) {
      case "rule":
        return this.note(this.followRules, expression.name, after) || changed;
      case "choice":
        for (const option of expression.options) changed = this.visit(option, after) || changed;
        return changed;
      case "repeat": {
        const again = expression.max === 1 ? after : union(after, this.first(expression.item));
        return this.visit(expression.item, again) || changed;
      }
      case "sequence": {
        let next = after;
        for (const item of expression.items.toReversed()) {
          changed = this.visit(item, next) || changed;
          next = this.isNullable(item) ? union(next, this.first(item)) : this.first(item);
        }
        return changed;
      }
      default:
        return changed;
    }
  }

  private note(table: Map<string, Points>, key: string, points: Points): boolean {
    const old = table.get(key);
    const joined = union(old ?? [], points);
    if (old !== undefined && same(old, joined)) return false;
    table.set(key, joined);
    return true;
  }
}
