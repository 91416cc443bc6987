import type { ByteExpression } from "../derivative/byte-expression.ts";
import {
  alternate,
  byteClass,
  complement,
  concat,
  emptyWord,
  intersect,
  repeatPattern,
} from "../pattern/pattern-builders.ts";
import type { Pattern } from "../pattern/pattern.ts";

/** A byte expression as a pattern. */
export function patternOf(expression: ByteExpression): Pattern {
  switch (expression.kind) {
    case "empty-word":
      return emptyWord;
    case "set":
      return byteClass(...expression.ranges);
    case "concat":
      return concat(patternOf(expression.first), patternOf(expression.rest));
    case "alternate":
      return alternate(...expression.items.map(patternOf));
    case "intersect":
      return intersect(...expression.items.map(patternOf));
    case "complement":
      return complement(patternOf(expression.item));
    case "repeat": {
      const { item, min, max } = expression;
      return repeatPattern(patternOf(item), min, max === Number.POSITIVE_INFINITY ? null : max);
    }
  }
}
