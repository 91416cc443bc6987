import { MazeError } from "@maze/core";
import type { GrammarErrorCode } from "../../errors.ts";
import { normalizeRanges } from "../../pattern/character-ranges.ts";
import type { CharacterRange, Pattern } from "../../pattern/pattern.ts";
import { TermSpace, type Term } from "./text-term.ts";

/** The way from a state to another. */
export interface Transition {
  readonly ranges: readonly CharacterRange[];
  readonly target: number;
}
/** A state from which a word can be completed. */
export interface AutomatonState {
  readonly accepting: boolean;
  readonly transitions: readonly Transition[];
}
/** A minimal deterministic automaton over code points without dead states; without states for the empty language. */
export interface TextAutomaton {
  readonly states: readonly AutomatonState[];
  /** Index of the first state. */
  readonly start: number;
}

const STATE_LIMIT = 5_000;

interface RawState {
  readonly accepting: boolean;
  readonly edges: Map<number, CharacterRange[]>;
}

function explore(pattern: Pattern): RawState[] {
  const space = new TermSpace();
  const indices = new Map<Term, number>();
  const terms: Term[] = [];
  const indexOf = (term: Term): number => {
    const known = indices.get(term);
    if (known !== undefined) return known;
    if (terms.length >= STATE_LIMIT) {
      throw new MazeError<GrammarErrorCode>({
        code: "MAZE_GRAMMAR_LIMIT",
        message: `a pattern needs an automaton of more than ${String(STATE_LIMIT)} states`,
      });
    }
    indices.set(term, terms.length);
    terms.push(term);
    return terms.length - 1;
  };
  indexOf(space.of(pattern));
  const states: RawState[] = [];
  for (let index = 0; index < terms.length; index++) {
    const term = terms[index];
    if (term === undefined) break;
    const edges = new Map<number, CharacterRange[]>();
    for (const range of space.partition(term)) {
      const next = space.derivative(term, range[0]);
      if (next === space.nothing) continue;
      const target = indexOf(next);
      edges.set(target, [...(edges.get(target) ?? []), range]);
    }
    states.push({ accepting: term.nullable, edges });
  }
  return states;
}

/** States from which an accepting one is reached. */
function liveStates(states: readonly RawState[]): Set<number> {
  const sources = states.map((): number[] => []);
  states.forEach((state, index) => {
    for (const target of state.edges.keys()) sources[target]?.push(index);
  });
  const queue = states.flatMap((state, index) => (state.accepting ? [index] : []));
  const live = new Set(queue);
  for (const state of queue) {
    for (const source of sources[state] ?? []) {
      if (!live.has(source)) {
        live.add(source);
        queue.push(source);
      }
    }
  }
  return live;
}

/** Blocks of states that no word tells apart (Moore). */
function blocksOf(states: readonly RawState[], live: ReadonlySet<number>): Map<number, number> {
  let blocks = new Map([...live].map((state) => [state, states[state]?.accepting === true ? 1 : 0]));
  for (let count = 0; ;) {
    const signatures = new Map<string, number>();
    const next = new Map<number, number>();
    for (const state of live) {
      const ways = new Map<number, CharacterRange[]>();
      for (const [target, ranges] of states[state]?.edges ?? []) {
        const block = blocks.get(target);
        if (block !== undefined) ways.set(block, [...(ways.get(block) ?? []), ...ranges]);
      }
      const parts = [...ways]
        .sort(([a], [b]) => a - b)
        .map(([block, ranges]) => `${String(block)}:${normalizeRanges(ranges).join(";")}`);
      const signature = `${String(blocks.get(state))}/${parts.join("/")}`;
      const block = signatures.get(signature) ?? signatures.size;
      signatures.set(signature, block);
      next.set(state, block);
    }
    blocks = next;
    if (signatures.size === count) return blocks;
    count = signatures.size;
  }
}

/** The automaton of the texts that a pattern matches. What is no text (bytes that are no UTF-8) is left out. */
export function textAutomaton(pattern: Pattern): TextAutomaton {
  const raw = explore(pattern);
  const live = liveStates(raw);
  if (!live.has(0)) return { states: [], start: 0 };
  const blocks = blocksOf(raw, live);
  const order = new Map<number, number>();
  for (const state of [0, ...live]) {
    const block = blocks.get(state);
    if (block !== undefined && !order.has(block)) order.set(block, order.size);
  }
  const states: AutomatonState[] = [];
  for (const state of live) {
    const index = order.get(blocks.get(state) ?? -1);
    if (index === undefined || states[index] !== undefined) continue;
    const ways = new Map<number, CharacterRange[]>();
    for (const [target, ranges] of raw[state]?.edges ?? []) {
      const to = order.get(blocks.get(target) ?? -1);
      if (to !== undefined) ways.set(to, [...(ways.get(to) ?? []), ...ranges]);
    }
    const transitions = [...ways].map(([target, ranges]) => ({ target, ranges: normalizeRanges(ranges) }));
    states[index] = { accepting: raw[state]?.accepting === true, transitions };
  }
  return { states, start: 0 };
}

/** The state after a text; `undefined` when no word of the language starts with it. */
export function stateAfter(automaton: TextAutomaton, text: string, from = automaton.start): number | undefined {
  let state: number | undefined = automaton.states.length > 0 ? from : undefined;
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    if (state === undefined) return undefined;
    state = automaton.states[state]?.transitions.find(({ ranges }) =>
      ranges.some(([low, high]) => low <= point && point <= high),
    )?.target;
  }
  return state;
}

/** True when the automaton accepts the text. */
export function automatonAccepts(automaton: TextAutomaton, text: string): boolean {
  const state = stateAfter(automaton, text);
  return state !== undefined && automaton.states[state]?.accepting === true;
}
