import { BOOLEAN, NUMBER, STRING } from "../types/shorthand.ts";
import type { ComponentSpec } from "./component.ts";
import { idiom, operator, Precedence, spec } from "./spec.ts";

const B = BOOLEAN;

/** Tests that have an opposite of their own. */
const NEGATABLE = new Set([
  "boolean.not",
  "number.equals",
  "number.differs",
  "string.equals",
  "string.differs",
  "boolean.equals",
  "boolean.differs",
  "number.isEven",
  "number.isOdd",
]);

/** Boolean logic. `??` and `||` may not be mixed without parentheses; the precedences below keep them apart. */
export function booleanComponents(): ComponentSpec[] {
  return [
    operator("boolean.and", [B, B], B, "$0 && $1", Precedence.and, 4, "and both all between", {
      commutative: true,
      distinct: true,
    }),
    operator("boolean.or", [B, B], B, "$0 || $1", Precedence.or, 4, "or either any", {
      commutative: true,
      distinct: true,
    }),
    idiom("boolean.not", [B], B, "!$0", Precedence.unary, 4, "not without no neither isn opposite", {
      notOf: NEGATABLE,
    }),
    operator("boolean.equals", [B, B], B, "$0 === $1", Precedence.equality, 8, "same both", {
      commutative: true,
      distinct: true,
    }),
    operator("boolean.differs", [B, B], B, "$0 !== $1", Precedence.equality, 8, "either exactly one xor", {
      commutative: true,
      distinct: true,
    }),
    spec("boolean.toNumber", [B], NUMBER, "Number($0)", 9, ""),
    spec("boolean.toString", [B], STRING, "String($0)", 9, ""),
  ];
}
