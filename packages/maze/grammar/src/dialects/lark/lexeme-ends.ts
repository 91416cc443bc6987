import { alternate } from "../../pattern/pattern-builders.ts";
import type { CharacterRange, Pattern } from "../../pattern/pattern.ts";
import { normalizeRanges } from "../../pattern/character-ranges.ts";
import { automatonPattern } from "../automaton/automaton-pattern.ts";
import { isNothing } from "../automaton/pattern-algebra.ts";
import { stateAfter, textAutomaton, type TextAutomaton } from "../automaton/text-automaton.ts";

/** Words of a terminal, and what must not follow them if a lexer takes the longest match. */
export interface LexemeEnd {
  readonly pattern: Pattern;
  readonly notBefore?: Pattern | undefined;
}

/** The shortest continuations from a state to an accepting one, without the empty one; `undefined` if there are none. */
function continuations({ states }: TextAutomaton, from: number): Pattern | undefined {
  const first = states[from];
  if (first === undefined || first.transitions.length === 0) return undefined;
  // A copy of the first state that is not accepting, and accepting states without a way on.
  const copy = states.length;
  const shortened = states.map((state) => (state.accepting ? { accepting: true, transitions: [] } : state));
  const automaton: TextAutomaton = { start: copy, states: [...shortened, { ...first, accepting: false }] };
  const pattern = automatonPattern(automaton);
  return isNothing(pattern) ? undefined : pattern;
}

/**
 * Splits a terminal by what must not follow its words. Most have one part: after each word of an identifier the same
 * characters would go on with it.
 */
export function lexemeEnds(pattern: Pattern): readonly LexemeEnd[] {
  const automaton = textAutomaton(pattern);
  const groups = new Map<string, { notBefore: Pattern | undefined; states: Set<number> }>();
  automaton.states.forEach((state, index) => {
    if (!state.accepting) return;
    const notBefore = continuations(automaton, index);
    const key = JSON.stringify(notBefore ?? null);
    const group = groups.get(key) ?? { notBefore, states: new Set<number>() };
    group.states.add(index);
    groups.set(key, group);
  });
  if (groups.size <= 1) return [...groups.values()].map(({ notBefore }) => ({ pattern, notBefore }));
  return [...groups.values()].map(({ notBefore, states }) => ({
    notBefore,
    pattern: automatonPattern(automaton, (state) => states.has(state)),
  }));
}

/** What would turn `text` into a longer word of the pattern, shortest first; `undefined` if nothing would. */
export function continuationsOf(pattern: Pattern, text: string): Pattern | undefined {
  const automaton = textAutomaton(pattern);
  const state = stateAfter(automaton, text);
  return state === undefined ? undefined : continuations(automaton, state);
}

/** The characters that a word of the pattern can start with. */
export function firstCharacters(pattern: Pattern): readonly CharacterRange[] {
  const { states, start } = textAutomaton(pattern);
  return normalizeRanges((states[start]?.transitions ?? []).flatMap(({ ranges }) => ranges));
}

/** Several patterns as one; `undefined` for none. */
export function anyOf(patterns: readonly (Pattern | undefined)[]): Pattern | undefined {
  const some = patterns.filter((pattern) => pattern !== undefined);
  const [only] = some;
  return some.length <= 1 ? only : alternate(...some);
}
