import type { ByteExpression } from "../derivative/byte-expression.ts";
import type { Derivatives } from "../derivative/derivatives.ts";
import type { FollowConstraint, FollowConstraints } from "../derivative/follow-constraints.ts";
import type { CharacterRange } from "../pattern/pattern.ts";

/** A number from 0 up to but not including 1. */
export type Random = () => number;

/** A word, and what is forbidden after it. */
export interface SampledWord {
  readonly bytes: readonly number[];
  readonly constraint: FollowConstraint;
}

/** Draws words of regular languages. */
export interface WordSampler {
  /** A word that the constraint lets come, of about `size` bytes at most; `undefined` when there is none at all. */
  sample(expression: ByteExpression, constraint: FollowConstraint, size: number): SampledWord | undefined;
}

const PRINTABLE: CharacterRange = [0x20, 0x7e];
const STOP = 0.25;
const STOP_AT_ONCE = 0.5;
const ATTEMPTS = 4;

const overlap = ([low, high]: CharacterRange): CharacterRange => [
  Math.max(low, PRINTABLE[0]),
  Math.min(high, PRINTABLE[1]),
];
const width = ([low, high]: CharacterRange): number => Math.max(0, high - low + 1);

/** One of the ranges: wide ones more often, but not in proportion, and printable ones first. */
function drawRange(random: Random, ranges: readonly CharacterRange[]): CharacterRange | undefined {
  const printable = ranges.map(overlap).filter((range) => width(range) > 0);
  const drawn = printable.length > 0 && (printable.length === ranges.length || random() < 0.9) ? printable : ranges;
  const weights = drawn.map((range) => Math.sqrt(width(range)));
  let point = random() * weights.reduce((sum, weight) => sum + weight, 0);
  for (const [index, weight] of weights.entries()) {
    point -= weight;
    if (point < 0) return drawn[index];
  }
  return drawn.at(-1);
}

/** A sampler on derivatives: a walk that only enters states from which a word can end. */
export function createWordSampler(
  derivatives: Derivatives,
  constraints: FollowConstraints,
  random: Random,
): WordSampler {
  const walk = (start: ByteExpression, constraint: FollowConstraint, size: number): SampledWord | undefined => {
    let [expression, pending] = [start, constraint];
    const bytes: number[] = [];
    for (;;) {
      const full = bytes.length + derivatives.shortest(expression) >= size;
      if (expression.nullable && (full || random() < (bytes.length === 0 ? STOP_AT_ONCE : STOP)))
        return { bytes, constraint: pending };
      const left = full ? derivatives.shortest(expression) - 1 : Number.POSITIVE_INFINITY;
      const open = derivatives.ranges(expression).filter(([low]) => {
        const length = derivatives.shortest(derivatives.after(expression, low));
        return length <= left && length !== Number.POSITIVE_INFINITY;
      });
      const range = drawRange(random, open);
      if (!range) return expression.nullable ? { bytes, constraint: pending } : undefined;
      const byte = range[0] + Math.floor(random() * width(range));
      const after = constraints.after(pending, byte);
      if (!after) return undefined;
      bytes.push(byte);
      expression = derivatives.after(expression, byte);
      pending = after;
    }
  };

  /** A shortest word by breadth-first search, for where a walk did not get past the constraint. */
  const search = (expression: ByteExpression, constraint: FollowConstraint): SampledWord | undefined => {
    const seen = new Set<string>();
    let level: { expression: ByteExpression; word: SampledWord }[] = [{ expression, word: { bytes: [], constraint } }];
    while (level.length > 0) {
      const next: typeof level = [];
      for (const { expression: rest, word } of level) {
        if (rest.nullable) return word;
        for (let byte = 0; byte < 256; byte++) {
          const derivative = derivatives.after(rest, byte);
          const pending = constraints.after(word.constraint, byte);
          if (!pending || derivatives.isEmpty(derivative)) continue;
          const key = `${derivative.id} ${pending.id}`;
          if (seen.has(key)) continue;
          seen.add(key);
          next.push({ expression: derivative, word: { bytes: [...word.bytes, byte], constraint: pending } });
        }
      }
      level = next;
    }
    return undefined;
  };

  /** What searches found, once for each expression and constraint. */
  const searched = new Map<string, SampledWord | undefined>();
  const searchOnce = (expression: ByteExpression, constraint: FollowConstraint): SampledWord | undefined => {
    const key = `${expression.id} ${constraint.id}`;
    if (!searched.has(key)) searched.set(key, search(expression, constraint));
    return searched.get(key);
  };

  return {
    sample: (expression, constraint, size) => {
      if (derivatives.isEmpty(expression)) return undefined;
      const hopeless = searched.has(`${expression.id} ${constraint.id}`) && !searchOnce(expression, constraint);
      for (let attempt = 0; attempt < ATTEMPTS && !hopeless; attempt++) {
        const word = walk(expression, constraint, size);
        if (word) return word;
      }
      return searchOnce(expression, constraint);
    },
  };
}
