import { inRanges } from "../pattern/character-ranges.ts";
import type { CharacterRange, Pattern } from "../pattern/pattern.ts";
import { createByteExpressions } from "./byte-expression.ts";
import type { ByteExpression, ByteExpressions } from "./byte-expression.ts";
import { fromPattern } from "./from-pattern.ts";

/** Questions about regular languages over bytes, answered by derivatives. */
export interface Derivatives {
  readonly make: ByteExpressions;
  /** The expression of a pattern. */
  of(pattern: Pattern): ByteExpression;
  /** The words that may follow a byte: w such that byte + w is in the language. */
  after(expression: ByteExpression, byte: number): ByteExpression;
  /** All bytes, in ranges within which `after` gives the same expression. */
  ranges(expression: ByteExpression): readonly CharacterRange[];
  /** True when the language has no word. */
  isEmpty(expression: ByteExpression): boolean;
  /** Length in bytes of a shortest word, `Infinity` when there is none. */
  shortest(expression: ByteExpression): number;
}

/**
 * Derivatives of byte expressions (Brzozowski 1964; byte ranges as in Owens, Reppy and Turon, Regular-expression
 * derivatives re-examined, 2009, section 4.2). Written to be obviously right; every answer is kept.
 */
export function createDerivatives(): Derivatives {
  const make = createByteExpressions();
  const expressions = new WeakMap<Pattern, ByteExpression>();
  const derived = new Map<number, ByteExpression>();
  const partitions = new Map<number, readonly CharacterRange[]>();
  const lengths = new Map<number, number>();

  const of = (pattern: Pattern): ByteExpression => {
    const found = expressions.get(pattern) ?? fromPattern(make, pattern);
    expressions.set(pattern, found);
    return found;
  };

  const derive = (expression: ByteExpression, byte: number): ByteExpression => {
    switch (expression.kind) {
      case "empty-word":
        return make.nothing;
      case "set":
        return inRanges(expression.ranges, byte) ? make.emptyWord : make.nothing;
      case "concat": {
        const ofFirst = make.concat(after(expression.first, byte), expression.rest);
        return expression.first.nullable ? make.alternate([ofFirst, after(expression.rest, byte)]) : ofFirst;
      }
      case "alternate":
        return make.alternate(expression.items.map((item) => after(item, byte)));
      case "intersect":
        return make.intersect(expression.items.map((item) => after(item, byte)));
      case "complement":
        return make.complement(after(expression.item, byte));
      case "repeat": {
        const { item, min, max } = expression;
        return make.concat(after(item, byte), make.repeat(item, Math.max(0, min - 1), max - 1));
      }
    }
  };
  const after = (expression: ByteExpression, byte: number): ByteExpression => {
    const key = expression.id * 256 + byte;
    const found = derived.get(key) ?? derive(expression, byte);
    derived.set(key, found);
    return found;
  };

  /** Adds each byte at which the derivative may differ from that of the byte before it. */
  const addStarts = (expression: ByteExpression, starts: Set<number>): void => {
    switch (expression.kind) {
      case "empty-word":
        return;
      case "set":
        for (const [low, high] of expression.ranges) starts.add(low).add(high + 1);
        return;
      case "concat":
        addStarts(expression.first, starts);
        if (expression.first.nullable) addStarts(expression.rest, starts);
        return;
      case "alternate":
      case "intersect":
        for (const item of expression.items) addStarts(item, starts);
        return;
      case "complement":
      case "repeat":
        addStarts(expression.item, starts);
    }
  };
  const ranges = (expression: ByteExpression): readonly CharacterRange[] => {
    const known = partitions.get(expression.id);
    if (known) return known;
    const starts = new Set([0, 256]);
    addStarts(expression, starts);
    const sorted = [...starts].sort((a, b) => a - b);
    const found = sorted.slice(0, -1).map((low, index): CharacterRange => [low, (sorted[index + 1] ?? 256) - 1]);
    partitions.set(expression.id, found);
    return found;
  };

  /** Breadth-first search for a nullable derivative. */
  const search = (expression: ByteExpression): number => {
    const seen = new Set([expression.id]);
    let level = [expression];
    for (let length = 0; level.length > 0; length++) {
      if (level.some((item) => item.nullable)) return length;
      const next: ByteExpression[] = [];
      for (const item of level) {
        for (const [low] of ranges(item)) {
          const derivative = after(item, low);
          if (derivative === make.nothing || seen.has(derivative.id)) continue;
          seen.add(derivative.id);
          next.push(derivative);
        }
      }
      level = next;
    }
    for (const id of seen) lengths.set(id, Number.POSITIVE_INFINITY);
    return Number.POSITIVE_INFINITY;
  };
  const measure = (expression: ByteExpression): number => {
    switch (expression.kind) {
      case "empty-word":
        return 0;
      case "set":
        return expression.ranges.length > 0 ? 1 : Number.POSITIVE_INFINITY;
      case "concat":
        return shortest(expression.first) + shortest(expression.rest);
      case "alternate":
        return Math.min(...expression.items.map(shortest));
      case "repeat":
        return expression.min === 0 ? 0 : expression.min * shortest(expression.item);
      case "intersect":
      case "complement":
        return search(expression);
    }
  };
  const shortest = (expression: ByteExpression): number => {
    const found = lengths.get(expression.id) ?? measure(expression);
    lengths.set(expression.id, found);
    return found;
  };

  return {
    make,
    of,
    after,
    ranges,
    shortest,
    isEmpty: (expression) => shortest(expression) === Number.POSITIVE_INFINITY,
  };
}
