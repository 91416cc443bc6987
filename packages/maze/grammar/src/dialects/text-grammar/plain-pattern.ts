import type { Pattern } from "../../pattern/pattern.ts";
import { automatonPattern } from "../automaton/automaton-pattern.ts";
import { choose, classOf, join, repeatOf } from "../automaton/pattern-algebra.ts";
import { textAutomaton } from "../automaton/text-automaton.ts";
import { normalizeRanges } from "../../pattern/character-ranges.ts";

const isPlain = (pattern: Pattern): boolean => {
  switch (pattern.kind) {
    case "text":
    case "class":
      return true;
    case "concat":
      return pattern.items.every(isPlain);
    case "alternate":
      return pattern.options.every(isPlain);
    case "repeat-pattern":
      return isPlain(pattern.item);
    case "bytes":
    case "byte-class":
    case "intersect":
    case "complement":
      return false;
  }
};

function simplify(pattern: Pattern): Pattern {
  switch (pattern.kind) {
    case "concat":
      return join(...pattern.items.map(plainPattern));
    case "alternate": {
      const options = pattern.options.map(plainPattern);
      const single = options.flatMap((option) => singleCharacter(option) ?? []);
      const others = options.filter((option) => singleCharacter(option) === undefined);
      return single.length === 0 ? choose(...others) : choose(classOf(normalizeRanges(single)), ...others);
    }
    case "repeat-pattern":
      return repeatOf(plainPattern(pattern.item), pattern.min, pattern.max);
    default:
      return pattern;
  }
}

function singleCharacter(pattern: Pattern): readonly (readonly [number, number])[] | undefined {
  if (pattern.kind === "class") return pattern.ranges;
  if (pattern.kind !== "text") return undefined;
  const [point, ...rest] = Array.from(pattern.text, (character) => character.codePointAt(0) ?? 0);
  return point === undefined || rest.length > 0 ? undefined : [[point, point]];
}

const known = new WeakMap<Pattern, Pattern>();

/**
 * The same texts without intersection, complement and bytes: what notations of texts can say. Parts that have them are
 * written anew from their automaton.
 */
export function plainPattern(pattern: Pattern): Pattern {
  const found = known.get(pattern);
  if (found !== undefined) return found;
  const isOperation = pattern.kind === "concat" || pattern.kind === "alternate" || pattern.kind === "repeat-pattern";
  const plain = isPlain(pattern) || isOperation ? simplify(pattern) : automatonPattern(textAutomaton(pattern));
  known.set(pattern, plain);
  return plain;
}

/**
 * The same texts, each with one way to be read, so that engines that follow every way do not get slow: written from the
 * deterministic automaton.
 */
export const unambiguousPattern = (pattern: Pattern): Pattern => automatonPattern(textAutomaton(pattern));
