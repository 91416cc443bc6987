import { MazeError } from "@maze/core";
import type { Expression, Grammar } from "../../ast/grammar.ts";
import { walkExpression } from "../../ast/map-expression.ts";
import type { GrammarErrorCode } from "../../errors.ts";
import { emptyWord, nothing } from "../../pattern/pattern-builders.ts";
import type { Pattern } from "../../pattern/pattern.ts";
import { choose, join, repeatOf, starOf } from "../automaton/pattern-algebra.ts";
import type { TextGrammar } from "./expand-grammar.ts";
import { textRules } from "./scannerless.ts";

const SIZE_LIMIT = 200_000;
/** What stands beside each rule of the group (`""`: what stands alone). */
type Linear = ReadonlyMap<string, Pattern>;
type Side = "right" | "left";

function refuse(code: GrammarErrorCode, message: string): MazeError {
  return new MazeError<GrammarErrorCode>({ code, message });
}

function sizeOf(pattern: Pattern): number {
  if (pattern.kind === "concat") return pattern.items.reduce((sum, item) => sum + sizeOf(item), 1);
  if (pattern.kind === "alternate") return pattern.options.reduce((sum, option) => sum + sizeOf(option), 1);
  return pattern.kind === "repeat-pattern" ? 1 + sizeOf(pattern.item) : 1;
}

/** Groups of rules that need each other, innermost first (Tarjan). */
function groupsOf({ rules, start }: TextGrammar): string[][] {
  const indices = new Map<string, number>();
  const lowest = new Map<string, number>();
  const stack: string[] = [];
  const groups: string[][] = [];
  const visit = (name: string): void => {
    indices.set(name, indices.size);
    lowest.set(name, indices.get(name) ?? 0);
    stack.push(name);
    for (const part of walkExpression(rules.get(name) ?? { kind: "choice", options: [] })) {
      if (part.kind !== "rule") continue;
      if (!indices.has(part.name)) visit(part.name);
      if (stack.includes(part.name)) {
        lowest.set(name, Math.min(lowest.get(name) ?? 0, lowest.get(part.name) ?? 0));
      }
    }
    if (lowest.get(name) !== indices.get(name)) return;
    groups.push(stack.splice(stack.indexOf(name)));
  };
  visit(start);
  return groups;
}

class RegularSolver {
  private readonly grammar: TextGrammar;
  private readonly solved = new Map<string, Pattern>();

  constructor(grammar: TextGrammar) {
    this.grammar = grammar;
  }

  solve(): Pattern {
    for (const group of groupsOf(this.grammar)) this.solveGroup(group);
    return this.solved.get(this.grammar.start) ?? nothing;
  }

  private solveGroup(group: readonly string[]): void {
    const members = new Set(group);
    const equations = this.equations(group, members, "right") ?? this.equations(group, members, "left");
    if (equations === undefined) {
      const names = group.map((name) => `"${name}"`).join(", ");
      throw refuse(
        "MAZE_GRAMMAR_UNSUPPORTED",
        `a regular expression cannot say the recursion of ${names}: it is not only at one end`,
      );
    }
    const { side, forms } = equations;
    // Gauss: each rule in terms of those after it, then back.
    const left = new Map(forms);
    const order = [...group];
    order.forEach((name, index) => {
      const form = this.withoutSelf(name, left.get(name) ?? new Map(), side);
      left.set(name, form);
      for (const other of order.slice(index + 1))
        left.set(other, this.put(left.get(other) ?? new Map(), name, form, side));
    });
    for (const name of order.toReversed()) {
      let form = left.get(name) ?? new Map<string, Pattern>();
      for (const other of [...form.keys()]) {
        const known = this.solved.get(other);
        if (known !== undefined) form = this.put(form, other, new Map([["", known]]), side);
      }
      const pattern = form.get("") ?? nothing;
      if (sizeOf(pattern) > SIZE_LIMIT)
        throw refuse("MAZE_GRAMMAR_LIMIT", "the regular expression of the grammar is too large");
      this.solved.set(name, pattern);
    }
  }

  /** `X = A X | B` is `A* B` (Arden). */
  private withoutSelf(name: string, form: Linear, side: Side): Linear {
    const self = form.get(name);
    if (self === undefined) return form;
    const loop = starOf(self);
    const rest = [...form].filter(([other]) => other !== name);
    return new Map(
      rest.map(([other, pattern]) => [other, side === "right" ? join(loop, pattern) : join(pattern, loop)]),
    );
  }

  private put(form: Linear, name: string, value: Linear, side: Side): Linear {
    const beside = form.get(name);
    if (beside === undefined) return form;
    const result = new Map([...form].filter(([other]) => other !== name));
    for (const [other, pattern] of value) {
      const way = side === "right" ? join(beside, pattern) : join(pattern, beside);
      result.set(other, choose(...[result.get(other), way].filter((part) => part !== undefined)));
    }
    return result;
  }

  private equations(
    group: readonly string[],
    members: ReadonlySet<string>,
    side: Side,
  ): { side: Side; forms: Map<string, Linear> } | undefined {
    const forms = new Map<string, Linear>();
    for (const name of group) {
      const form = this.linear(this.grammar.rules.get(name) ?? { kind: "choice", options: [] }, members, side);
      if (form === undefined) return undefined;
      forms.set(name, form);
    }
    return { side, forms };
  }

  private linear(expression: Expression, members: ReadonlySet<string>, side: Side): Linear | undefined {
    switch (expression.kind) {
      case "pattern":
        return new Map([["", expression.pattern]]);
      case "rule":
        if (members.has(expression.name)) return new Map([[expression.name, emptyWord]]);
        return new Map([["", this.solved.get(expression.name) ?? nothing]]);
      case "choice": {
        const result = new Map<string, Pattern>();
        for (const option of expression.options) {
          const form = this.linear(option, members, side);
          if (form === undefined) return undefined;
          for (const [name, pattern] of form) {
            const old = result.get(name);
            result.set(name, old === undefined ? pattern : choose(old, pattern));
          }
        }
        return result;
      }
      case "sequence": {
        const items = side === "right" ? expression.items.toReversed() : expression.items;
        let result: Linear = new Map([["", emptyWord]]);
        for (const [index, item] of items.entries()) {
          const form = this.linear(item, members, side);
          if (form === undefined) return undefined;
          const alone = form.get("");
          const hasMembers = [...form.keys()].some((name) => name !== "");
          if (index === 0) result = form;
          else if (hasMembers || alone === undefined) return undefined;
          else {
            result = new Map(
              [...result].map(([name, pattern]) => [
                name,
                side === "right" ? join(alone, pattern) : join(pattern, alone),
              ]),
            );
          }
        }
        return result;
      }
      case "repeat": {
        const form = this.linear(expression.item, members, side);
        if (form === undefined) return undefined;
        const { min, max } = expression;
        if ([...form.keys()].every((name) => name === ""))
          return new Map([["", repeatOf(form.get("") ?? nothing, min, max)]]);
        if (max !== 1) return undefined;
        return min === 1 ? form : new Map([...form, ["", choose(form.get("") ?? nothing, emptyWord)]]);
      }
      default:
        return undefined;
    }
  }
}

/**
 * The pattern of a grammar whose rules only come back at one end of themselves.
 *
 * @throws MAZE_GRAMMAR_UNSUPPORTED for other recursion, MAZE_GRAMMAR_LIMIT for what would be too large.
 */
export const grammarToPattern = (grammar: Grammar): Pattern => new RegularSolver(textRules(grammar)).solve();
