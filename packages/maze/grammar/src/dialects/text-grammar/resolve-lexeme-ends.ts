import { MazeError } from "@maze/core";
import type { Expression } from "../../ast/grammar.ts";
import type { GrammarErrorCode } from "../../errors.ts";
import { intersectRanges, withoutSurrogates } from "../../pattern/character-ranges.ts";
import type { CharacterRange } from "../../pattern/pattern.ts";
import { structuralKey } from "../automaton/structural-key.ts";
import { TermSpace, type Term } from "../automaton/text-term.ts";
import { automatonPattern } from "../automaton/automaton-pattern.ts";
import type { AutomatonState } from "../automaton/text-automaton.ts";
import type { TextGrammar } from "./expand-grammar.ts";
import { EMPTY, NOTHING, inChoice, inSequence, repeated } from "./expressions.ts";
import { FirstAndFollow, type Points } from "./first-and-follow.ts";

const RULE_LIMIT = 20_000;
const COUNT_LIMIT = 100;

/**
 * Makes a grammar in which nothing is said about what must not follow: for each rule, one rule for each pair of what is
 * still forbidden before and after it (the product with an automaton of the pending restrictions; Bar-Hillel, Perles
 * and Shamir 1961). What cannot follow anyway is not tracked.
 */
class EndResolver {
  private readonly grammar: TextGrammar;
  private readonly space = new TermSpace();
  private readonly restrictions = new Map<string, Term>();
  /** What may be pending after a rule that begins with something pending. */
  private readonly outcomes = new Map<string, Set<Term>>();
  private readonly leaves = new Map<string, ReadonlyMap<Term, Expression>>();
  private readonly rules = new Map<string, Expression>();
  private readonly waiting: (() => void)[] = [];
  private changed = false;
  private helpers = 0;

  private readonly info: FirstAndFollow;

  constructor(grammar: TextGrammar) {
    this.grammar = grammar;
    this.info = new FirstAndFollow(grammar, (leaf) => (leaf.kind === "token" ? leaf.name : undefined));
    for (const [name, { notBefore }] of grammar.lexemes) {
      this.restrictions.set(name, this.relevant(this.space.of(notBefore), this.info.follow.get(name) ?? []));
    }
  }

  /** The part of a restriction that characters which can come next could go against. */
  private relevant(restriction: Term, next: Points): Term {
    if (restriction.shape.kind === "class") return this.space.class(intersectRanges(restriction.shape.ranges, next));
    const starts = this.space
      .partition(restriction)
      .filter(([low]) => this.space.derivative(restriction, low) !== this.space.nothing);
    return intersectRanges(starts, next).length === 0 ? this.space.nothing : restriction;
  }

  resolve(): TextGrammar {
    const { start } = this.grammar;
    const none = this.space.nothing;
    while (this.findMoreOutcomes());
    const ends = [...this.outcomesOfRule(start, none)];
    const [end] = ends;
    const isSingle = ends.length === 1 && end !== undefined;
    const first = isSingle ? this.ruleName(start, none, end) : `${start} of any end`;
    if (!isSingle) this.rules.set(first, inChoice(ends.map((after) => this.reference(start, none, after))));
    for (let task = this.waiting.shift(); task !== undefined; task = this.waiting.shift()) task();
    return { start: first, rules: this.rules, lexemes: new Map() };
  }

  private findMoreOutcomes(): boolean {
    this.changed = false;
    this.outcomesOfRule(this.grammar.start, this.space.nothing);
    for (const key of [...this.outcomes.keys()]) {
      const [name, id] = JSON.parse(key) as [string, number];
      const before = this.byId.get(id);
      if (before !== undefined) this.update(key, this.after(this.bodyOf(name), before));
    }
    return this.changed;
  }

  private readonly byId = new Map<number, Term>();

  private bodyOf(name: string): Expression {
    return this.grammar.rules.get(name) ?? NOTHING;
  }

  /** What is pending and can matter to a rule, given what it can begin with. */
  private pendingFor(name: string, before: Term): Term {
    const rule: Expression = { kind: "rule", name };
    if (before === this.space.nothing || this.info.isNullable(rule)) return before;
    return this.relevant(before, this.info.first(rule));
  }

  private outcomesOfRule(name: string, pending: Term): ReadonlySet<Term> {
    const before = this.pendingFor(name, pending);
    const key = JSON.stringify([name, before.id]);
    const known = this.outcomes.get(key);
    if (known !== undefined) return known;
    this.byId.set(before.id, before);
    const made = new Set<Term>();
    this.outcomes.set(key, made);
    this.changed = true;
    if (this.outcomes.size > RULE_LIMIT) throw tooLarge();
    return made;
  }

  private update(key: string, found: ReadonlySet<Term>): void {
    const known = this.outcomes.get(key) ?? new Set<Term>();
    for (const term of found) {
      if (known.has(term)) continue;
      known.add(term);
      this.changed = true;
    }
  }

  /** First pass: what may be pending after an expression. */
  private after(expression: Expression, before: Term): ReadonlySet<Term> {
    switch (expression.kind) {
      case "rule":
        return this.outcomesOfRule(expression.name, before);
      case "sequence": {
        let states: ReadonlySet<Term> = new Set([before]);
        for (const item of expression.items)
          states = new Set([...states].flatMap((state) => [...this.after(item, state)]));
        return states;
      }
      case "choice":
        return new Set(expression.options.flatMap((option) => [...this.after(option, before)]));
      case "repeat": {
        const found = new Set<Term>(expression.min === 0 ? [before] : []);
        const seen = new Set<Term>();
        const queue = [before];
        for (let state = queue.pop(); state !== undefined; state = queue.pop()) {
          if (seen.has(state)) continue;
          seen.add(state);
          for (const next of this.after(expression.item, state)) {
            found.add(next);
            queue.push(next);
          }
        }
        return found;
      }
      default:
        return new Set(this.leaf(expression, before).keys());
    }
  }

  /** The words of a leaf that nothing pending forbids, by what is pending after them. */
  private leaf(expression: Expression, before: Term): ReadonlyMap<Term, Expression> {
    const key = `${String(before.id)} ${structuralKey(expression)}`;
    const known = this.leaves.get(key);
    if (known !== undefined) return known;
    const isToken = expression.kind === "token";
    const lexeme = isToken ? this.grammar.lexemes.get(expression.name) : undefined;
    const pattern = expression.kind === "pattern" ? expression.pattern : lexeme?.pattern;
    if (pattern === undefined) throw new TypeError(`no leaf: ${expression.kind}`);
    const added = isToken ? (this.restrictions.get(expression.name) ?? this.space.nothing) : this.space.nothing;
    const result =
      before === this.space.nothing
        ? new Map<Term, Expression>([[added, { kind: "pattern", pattern }]])
        : this.filtered(this.space.of(pattern), before, added);
    this.leaves.set(key, result);
    return result;
  }

  private filtered(word: Term, before: Term, added: Term): Map<Term, Expression> {
    const states: { word: Term; pending: Term; transitions: { ranges: CharacterRange[]; target: number }[] }[] = [];
    const indices = new Map<string, number>();
    const indexOf = (next: Term, pending: Term): number => {
      const key = `${String(next.id)},${String(pending.id)}`;
      const known = indices.get(key);
      if (known !== undefined) return known;
      indices.set(key, states.length);
      return states.push({ word: next, pending, transitions: [] }) - 1;
    };
    indexOf(word, before);
    for (let index = 0; index < states.length; index++) {
      if (states.length > RULE_LIMIT) throw tooLarge();
      const state = states[index];
      if (state === undefined) break;
      for (const part of this.parts(state.word, state.pending)) {
        const next = this.space.derivative(state.word, part[0]);
        const pending = this.space.derivative(state.pending, part[0]);
        if (next === this.space.nothing || pending.nullable) continue;
        const target = indexOf(next, pending);
        const known = state.transitions.find((transition) => transition.target === target);
        if (known === undefined) state.transitions.push({ ranges: [part], target });
        else known.ranges.push(part);
      }
    }
    const ends = new Map<Term, Set<number>>();
    states.forEach((state, index) => {
      if (!state.word.nullable) return;
      const after = this.space.or([state.pending, added]);
      ends.set(after, (ends.get(after) ?? new Set()).add(index));
    });
    const automaton = {
      start: 0,
      states: states.map((state): AutomatonState => ({
        accepting: state.word.nullable,
        transitions: state.transitions,
      })),
    };
    const result = new Map<Term, Expression>();
    for (const [after, accepting] of ends) {
      const pattern = automatonPattern(automaton, (state) => accepting.has(state));
      result.set(after, { kind: "pattern", pattern });
    }
    return result;
  }

  /** Ranges of characters that have one derivative each in both terms. */
  private parts(word: Term, pending: Term): CharacterRange[] {
    const cuts = [...this.space.partition(word), ...this.space.partition(pending)].map(([low]) => low);
    const starts = [...new Set(cuts)].sort((a, b) => a - b);
    const parts = starts.map((low, index): CharacterRange => [low, (starts[index + 1] ?? 0x110000) - 1]);
    return parts.flatMap((part) => withoutSurrogates([part]));
  }

  private ruleName(name: string, pending: Term, after: Term): string {
    const before = this.pendingFor(name, pending);
    const none = this.space.nothing;
    const single = this.outcomesOfRule(name, before).size === 1;
    const made = before === none && single ? name : `${name} (${String(before.id)} to ${String(after.id)})`;
    if (this.rules.has(made)) return made;
    if (this.rules.size >= RULE_LIMIT) throw tooLarge();
    this.rules.set(made, NOTHING);
    this.waiting.push(() => this.rules.set(made, this.variants(this.bodyOf(name), before).get(after) ?? NOTHING));
    return made;
  }

  private reference(name: string, before: Term, after: Term): Expression {
    return { kind: "rule", name: this.ruleName(name, before, after) };
  }

  /** Second pass: the expression, by what is pending after it. */
  private variants(expression: Expression, before: Term): ReadonlyMap<Term, Expression> {
    switch (expression.kind) {
      case "rule": {
        const { name } = expression;
        return new Map(
          [...this.outcomesOfRule(name, before)].map((after) => [after, this.reference(name, before, after)]),
        );
      }
      case "sequence":
        return this.sequence(expression.items, before);
      case "choice":
        return merge(expression.options.map((option) => this.variants(option, before)));
      case "repeat":
        return this.repeat(expression, before);
      default:
        return this.leaf(expression, before);
    }
  }

  private sequence(items: readonly Expression[], before: Term): ReadonlyMap<Term, Expression> {
    let ways: ReadonlyMap<Term, Expression> = new Map([[before, EMPTY]]);
    for (const item of items) {
      const next = [...ways].map(([state, done]) => {
        const follow = this.variants(item, state);
        const prefix = follow.size > 1 ? this.named(done) : done;
        return new Map([...follow].map(([after, part]) => [after, inSequence([prefix, part])]));
      });
      ways = merge(next);
    }
    return ways;
  }

  /** What is used several times becomes a rule. */
  private named(expression: Expression): Expression {
    if (expression.kind !== "sequence" && expression.kind !== "choice") return expression;
    const name = `part ${String(++this.helpers)}`;
    this.rules.set(name, expression);
    return { kind: "rule", name };
  }

  private repeat(expression: Extract<Expression, { kind: "repeat" }>, before: Term): ReadonlyMap<Term, Expression> {
    const { item, min, max } = expression;
    const once = this.variants(item, before);
    const same = once.get(before);
    if (same !== undefined && once.size === 1) return new Map([[before, repeated(same, min, max)]]);
    if (max === null) return this.endless(item, min, before);
    if (max > COUNT_LIMIT) throw tooLarge();
    let ways: ReadonlyMap<Term, Expression> = new Map([[before, EMPTY]]);
    const found: ReadonlyMap<Term, Expression>[] = min === 0 ? [ways] : [];
    for (let count = 1; count <= max; count++) {
      ways = new Map([...this.sequenceFrom(ways, item)].map(([after, way]) => [after, this.named(way)]));
      if (count >= min) found.push(ways);
    }
    return merge(found);
  }

  private sequenceFrom(ways: ReadonlyMap<Term, Expression>, item: Expression): ReadonlyMap<Term, Expression> {
    return merge(
      [...ways].map(
        ([state, done]) =>
          new Map([...this.variants(item, state)].map(([after, part]) => [after, inSequence([done, part])])),
      ),
    );
  }

  private endless(item: Expression, min: number, before: Term): ReadonlyMap<Term, Expression> {
    if (min > COUNT_LIMIT) throw tooLarge();
    if (min > 0)
      return this.sequence(
        [...Array.from({ length: min }, () => item), { kind: "repeat", item, min: 0, max: null }],
        before,
      );
    const targets = this.after({ kind: "repeat", item, min: 0, max: null }, before);
    return new Map([...targets].map((target) => [target, { kind: "rule", name: this.loop(item, before, target) }]));
  }

  private readonly loopIds = new Map<string, string>();

  private loopId(item: Expression): string {
    const key = structuralKey(item);
    const id = this.loopIds.get(key) ?? String(this.loopIds.size + 1);
    this.loopIds.set(key, id);
    return id;
  }

  private loop(item: Expression, before: Term, target: Term): string {
    const name = `loop ${this.loopId(item)} (${String(before.id)} to ${String(target.id)})`;
    if (this.rules.has(name)) return name;
    if (this.rules.size >= RULE_LIMIT) throw tooLarge();
    this.rules.set(name, NOTHING);
    this.waiting.push(() => {
      const ways = [...this.variants(item, before)].flatMap(([state, part]) => {
        const goesOn = this.after({ kind: "repeat", item, min: 0, max: null }, state).has(target);
        return goesOn ? [inSequence([part, { kind: "rule", name: this.loop(item, state, target) }])] : [];
      });
      this.rules.set(name, inChoice(before === target ? [EMPTY, ...ways] : ways));
    });
    return name;
  }
}

function merge(ways: readonly ReadonlyMap<Term, Expression>[]): ReadonlyMap<Term, Expression> {
  const all = new Map<Term, Expression[]>();
  for (const way of ways) for (const [after, part] of way) all.set(after, [...(all.get(after) ?? []), part]);
  return new Map([...all].map(([after, parts]) => [after, inChoice(parts)]));
}

const tooLarge = (): MazeError =>
  new MazeError<GrammarErrorCode>({
    code: "MAZE_GRAMMAR_LIMIT",
    message: "the grammar becomes too large in a dialect that cannot say what must not follow a lexeme",
  });

/** The same texts without any `notBefore`. */
export function resolveLexemeEnds(grammar: TextGrammar): TextGrammar {
  return grammar.lexemes.size === 0 ? grammar : new EndResolver(grammar).resolve();
}
