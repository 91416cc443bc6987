import { alternate, characterClass, concat, emptyWord, starPattern } from "../../pattern/pattern-builders.ts";
import type { Pattern } from "../../pattern/pattern.ts";
import type { Automaton } from "./automaton.ts";

/**
 * The language of an automaton as a pattern without intersections and complements; undefined where states come round to
 * one another, so that the pattern could be very large. A state that comes back to itself alone is a repetition.
 */
export function automatonPattern({ symbols, accepts, next }: Automaton): Pattern | undefined {
  const known = new Map<number, Pattern>();
  const open = new Set<number>();
  const patternFrom = (state: number): Pattern | undefined => {
    const found = known.get(state);
    if (found !== undefined) return found;
    if (open.has(state)) return undefined;
    open.add(state);
    const ways = new Map<number, string>();
    for (const [symbol, target] of (next[state] ?? []).entries()) {
      if (target >= 0) ways.set(target, (ways.get(target) ?? "") + symbols.charAt(symbol));
    }
    const options: Pattern[] = accepts[state] === true ? [emptyWord] : [];
    for (const [target, on] of ways) {
      if (target === state) continue;
      const rest = patternFrom(target);
      if (rest === undefined) return undefined;
      options.push(rest === emptyWord ? characterClass(on) : concat(characterClass(on), rest));
    }
    const [only] = options;
    const after = options.length === 1 && only !== undefined ? only : alternate(...options);
    const again = ways.get(state);
    const pattern = again === undefined ? after : concat(starPattern(characterClass(again)), after);
    open.delete(state);
    known.set(state, pattern);
    return pattern;
  };
  return patternFrom(0);
}
