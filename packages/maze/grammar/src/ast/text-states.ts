import { MazeError } from "@maze/core";
import type { ByteExpression } from "../derivative/byte-expression.ts";
import type { Derivatives } from "../derivative/derivatives.ts";
import type { FollowConstraint, FollowConstraints } from "../derivative/follow-constraints.ts";
import { eliminateStates } from "./eliminate-states.ts";
import type { Edges } from "./eliminate-states.ts";

/** What matters of a text read so far: what of a pattern is still to come, and what may not come. */
export interface TextState {
  readonly id: number;
  readonly rest: ByteExpression;
  readonly constraint: FollowConstraint;
}

/** The automaton of a pattern together with what lexemes forbid after them, made as far as it is asked for. */
export interface TextStates {
  /** `undefined` when the pattern matches nothing. */
  readonly first: TextState | undefined;
  /** The state with one more thing forbidden, `undefined` when nothing may come then. */
  forbid(state: TextState, notBefore: ByteExpression): TextState | undefined;
  /** The states in which a word of the expression ends, each with all words that end there. */
  ends(state: TextState, expression: ByteExpression): ReadonlyMap<TextState, ByteExpression>;
}

/** A state while a word of an expression is read: what of the word is still to come. */
interface Reading {
  readonly word: ByteExpression;
  readonly state: TextState;
}

type Node = Reading | "start" | "end";

/** States of texts, and steps within one word, of which at most `limit` each are made. */
export function createTextStates(
  derivatives: Derivatives,
  constraints: FollowConstraints,
  pattern: ByteExpression,
  limit: number,
): TextStates {
  const { make } = derivatives;
  const states = new Map<string, TextState>();
  const known = new Map<string, ReadonlyMap<TextState, ByteExpression>>();
  const tooMany = (what: string): MazeError<"MAZE_GRAMMAR_LIMIT"> =>
    new MazeError({ code: "MAZE_GRAMMAR_LIMIT", message: `${what} has more than ${limit} states.` });

  const stateOf = (rest: ByteExpression, constraint: FollowConstraint): TextState | undefined => {
    if (derivatives.isEmpty(rest)) return undefined;
    const key = `${rest.id} ${constraint.id}`;
    const found = states.get(key);
    if (found) return found;
    if (states.size >= limit) throw tooMany("The pattern, together with what may not follow lexemes,");
    const state = { id: states.size, rest, constraint };
    states.set(key, state);
    return state;
  };
  const after = (state: TextState, byte: number): TextState | undefined => {
    const constraint = constraints.after(state.constraint, byte);
    return constraint && stateOf(derivatives.after(state.rest, byte), constraint);
  };

  /** All steps of reading a word, and whether some word of the expression cannot be read. */
  const read = (start: Reading): { readonly edges: Edges<Reading>; readonly lost: boolean } => {
    const readings = new Map<string, Reading>([[`${start.word.id} ${start.state.id}`, start]]);
    const edges: Edges<Reading> = new Map();
    let lost = false;
    for (const reading of readings.values()) {
      const ranges = new Map<Reading, [number, number][]>();
      for (let byte = 0; byte < 256; byte++) {
        const word = derivatives.after(reading.word, byte);
        if (derivatives.isEmpty(word)) continue;
        const state = after(reading.state, byte);
        if (!state) {
          lost = true;
          continue;
        }
        const key = `${word.id} ${state.id}`;
        const next = readings.get(key) ?? { word, state };
        if (readings.size >= limit) throw tooMany("A lexeme, together with the pattern,");
        readings.set(key, next);
        ranges.set(next, [...(ranges.get(next) ?? []), [byte, byte]]);
      }
      edges.set(reading, new Map(Array.from(ranges, ([next, bytes]) => [next, make.set(bytes)])));
    }
    return { edges, lost };
  };
  /** The edges on ways to an end in the state, with an edge from there to the end. */
  const leadingTo = (edges: Edges<Reading>, start: Reading, state: TextState): Edges<Node> => {
    const ends = [...edges.keys()].filter((reading) => reading.state === state && reading.word.nullable);
    const useful = new Set(ends);
    for (let size = -1; size !== useful.size;) {
      size = useful.size;
      for (const [source, row] of edges) if ([...row.keys()].some((target) => useful.has(target))) useful.add(source);
    }
    const kept: Edges<Node> = new Map([["start", new Map([[start, make.emptyWord]])]]);
    for (const source of useful) {
      kept.set(source, new Map([...(edges.get(source) ?? [])].filter(([target]) => useful.has(target))));
    }
    for (const end of ends) kept.get(end)?.set("end", make.emptyWord);
    return kept;
  };
  const findEnds = (state: TextState, expression: ByteExpression): ReadonlyMap<TextState, ByteExpression> => {
    if (derivatives.isEmpty(expression)) return new Map();
    const start: Reading = { word: expression, state };
    const { edges, lost } = read(start);
    const ends = new Set([...edges.keys()].filter((reading) => reading.word.nullable).map((reading) => reading.state));
    const [only] = ends;
    if (!lost && ends.size === 1 && only) return new Map([[only, expression]]);
    return new Map(
      Array.from(ends, (end) => [end, eliminateStates(make, leadingTo(edges, start, end), "start", "end")] as const),
    );
  };

  return {
    first: stateOf(pattern, constraints.free),
    forbid: (state, notBefore) => {
      const constraint = constraints.add(state.constraint, notBefore);
      return constraint && stateOf(state.rest, constraint);
    },
    ends: (state, expression) => {
      const key = `${state.id} ${expression.id}`;
      const found = known.get(key) ?? findEnds(state, expression);
      known.set(key, found);
      return found;
    },
  };
}
