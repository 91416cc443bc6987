import { MazeError } from "@maze/core";
import type { Argument, Condition, ParameterValue } from "../../ast/grammar.ts";
import type { GrammarErrorCode } from "../../errors.ts";

const LIMIT = 1n << 64n;

/** Whether a condition holds for a parameter. */
export function holds(condition: Condition, value: ParameterValue): boolean {
  switch (condition.test) {
    case "bit-set":
      return ((value >> BigInt(condition.bit)) & 1n) === 1n;
    case "bit-clear":
      return ((value >> BigInt(condition.bit)) & 1n) === 0n;
    case "equal":
      return value === condition.value;
    case "not-equal":
      return value !== condition.value;
    case "less":
      return value < condition.value;
    case "less-or-equal":
      return value <= condition.value;
    case "greater":
      return value > condition.value;
    case "greater-or-equal":
      return value >= condition.value;
    case "bits-equal":
      return (value & condition.mask) === condition.value;
    case "bit-count": {
      const count = bitCount(value & condition.mask);
      return count >= condition.min && (condition.max === null || count <= condition.max);
    }
    case "and":
      return condition.conditions.every((part) => holds(part, value));
    case "or":
      return condition.conditions.some((part) => holds(part, value));
    case "not":
      return !holds(condition.condition, value);
  }
}

/** The value that a reference passes on, in a rule whose parameter is `self`. */
export function argumentValue(argument: Argument, self: ParameterValue): ParameterValue {
  switch (argument.op) {
    case "self":
      return self;
    case "constant":
      return argument.value;
    case "set-bit":
      return self | (1n << BigInt(argument.bit));
    case "clear-bit":
      return self & ~(1n << BigInt(argument.bit));
    case "add": {
      const sum = self + argument.value;
      if (sum >= 0n && sum < LIMIT) return sum;
      throw new MazeError<GrammarErrorCode>({
        code: "MAZE_GRAMMAR_LIMIT",
        message: `a rule's parameter became ${String(sum)}, which is outside 0 to 2^64 - 1`,
        hint: "Guard the reference with a condition that stops before.",
      });
    }
  }
}

function bitCount(value: bigint): number {
  let count = 0;
  for (let rest = value; rest > 0n; rest >>= 1n) if ((rest & 1n) === 1n) count++;
  return count;
}
