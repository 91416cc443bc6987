import type { Pattern } from "../pattern/pattern.ts";
import type { ByteExpression, ByteExpressions } from "./byte-expression.ts";
import { utf8Sequences } from "./utf8-sequences.ts";

const encoder = new TextEncoder();

/** The expression of a pattern, with text and classes as UTF-8. */
export function fromPattern(make: ByteExpressions, pattern: Pattern): ByteExpression {
  const each = (items: readonly Pattern[]): ByteExpression[] => items.map((item) => fromPattern(make, item));
  const inOrder = (items: readonly ByteExpression[]): ByteExpression =>
    items.reduceRight((rest, item) => make.concat(item, rest), make.emptyWord);
  const word = (bytes: Iterable<number>): ByteExpression =>
    inOrder(Array.from(bytes, (byte) => make.set([[byte, byte]])));

  switch (pattern.kind) {
    case "text":
      return word(encoder.encode(pattern.text));
    case "bytes":
      return word(pattern.bytes);
    case "class":
      return make.alternate(
        utf8Sequences(pattern.ranges).map((sequence) => inOrder(sequence.map((range) => make.set([range])))),
      );
    case "byte-class":
      return make.set(pattern.ranges);
    case "concat":
      return inOrder(each(pattern.items));
    case "alternate":
      return make.alternate(each(pattern.options));
    case "intersect":
      return make.intersect(each(pattern.items));
    case "complement":
      return make.complement(fromPattern(make, pattern.item));
    case "repeat-pattern":
      return make.repeat(fromPattern(make, pattern.item), pattern.min, pattern.max ?? Number.POSITIVE_INFINITY);
  }
}
