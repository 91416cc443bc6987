import { MazeError } from "@maze/core";
import type { GrammarErrorCode } from "../../errors.ts";
import { emptyWord, nothing } from "../../pattern/pattern-builders.ts";
import type { Pattern } from "../../pattern/pattern.ts";
import { choose, classOf, join, starOf } from "./pattern-algebra.ts";
import type { TextAutomaton } from "./text-automaton.ts";

const SIZE_LIMIT = 200_000;
const STATE_LIMIT = 1_000;

const tooLarge = (): MazeError =>
  new MazeError<GrammarErrorCode>({
    code: "MAZE_GRAMMAR_LIMIT",
    message: "a pattern is too large to be written without intersection and complement",
  });

function sizeOf(pattern: Pattern): number {
  if (pattern.kind === "concat") return pattern.items.reduce((sum, item) => sum + sizeOf(item), 1);
  if (pattern.kind === "alternate") return pattern.options.reduce((sum, option) => sum + sizeOf(option), 1);
  if (pattern.kind === "repeat-pattern") return 1 + sizeOf(pattern.item);
  return 1;
}

/**
 * The words that lead from the start into one of the accepting states, as a pattern without intersection and complement
 * (state elimination, cheapest state first).
 */
export function automatonPattern(
  { states, start }: TextAutomaton,
  accepting: (state: number) => boolean = (state) => states[state]?.accepting === true,
): Pattern {
  const FINAL = states.length;
  const START = FINAL + 1;
  if (states.length === 0) return nothing;
  if (states.length > STATE_LIMIT) throw tooLarge();
  const ways = new Map<number, Map<number, Pattern>>();
  const sources = new Map<number, Set<number>>();
  const add = (from: number, to: number, pattern: Pattern): void => {
    const row = ways.get(from) ?? new Map<number, Pattern>();
    const old = row.get(to);
    row.set(to, old === undefined ? pattern : choose(old, pattern));
    ways.set(from, row);
    sources.set(to, (sources.get(to) ?? new Set()).add(from));
  };
  add(START, start, emptyWord);
  states.forEach(({ transitions }, state) => {
    for (const { ranges, target } of transitions) add(state, target, classOf(ranges));
    if (accepting(state)) add(state, FINAL, emptyWord);
  });
  const left = new Set(states.keys());
  const cost = (state: number): number => (sources.get(state)?.size ?? 0) * (ways.get(state)?.size ?? 0);
  let work = 0;
  while (left.size > 0) {
    const state = [...left].reduce((best, other) => (cost(other) < cost(best) ? other : best));
    left.delete(state);
    const row = ways.get(state) ?? new Map<number, Pattern>();
    const loop = row.get(state);
    const again = loop === undefined ? emptyWord : starOf(loop);
    for (const source of sources.get(state) ?? []) {
      const into = ways.get(source)?.get(state);
      if (source === state || into === undefined) continue;
      for (const [target, out] of row) {
        if (target === state) continue;
        const way = join(into, again, out);
        work += sizeOf(way);
        if (work > SIZE_LIMIT) throw tooLarge();
        add(source, target, way);
      }
      ways.get(source)?.delete(state);
    }
    for (const target of row.keys()) sources.get(target)?.delete(state);
    ways.delete(state);
  }
  return ways.get(START)?.get(FINAL) ?? nothing;
}
