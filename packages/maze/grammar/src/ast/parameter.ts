import type { Argument, Condition, ParameterValue } from "./grammar.ts";

/** The largest value of a parameter. */
export const LAST_PARAMETER: ParameterValue = (1n << 64n) - 1n;

/** What a reference passes on. `undefined` when that is no value of a parameter: such a reference derives nothing. */
export function applyArgument(argument: Argument, self: ParameterValue): ParameterValue | undefined {
  const value = ((): bigint => {
    switch (argument.op) {
      case "self":
        return self;
      case "constant":
        return argument.value;
      case "set-bit":
        return self | (1n << BigInt(argument.bit));
      case "clear-bit":
        return self & ~(1n << BigInt(argument.bit));
      case "add":
        return self + argument.value;
    }
  })();
  return value < 0n || value > LAST_PARAMETER ? undefined : value;
}

function countBits(value: bigint): number {
  let count = 0;
  for (let rest = value; rest > 0n; rest &= rest - 1n) count++;
  return count;
}

/** True when the condition holds for the parameter. */
export function holds(condition: Condition, self: ParameterValue): boolean {
  switch (condition.test) {
    case "bit-set":
      return ((self >> BigInt(condition.bit)) & 1n) === 1n;
    case "bit-clear":
      return ((self >> BigInt(condition.bit)) & 1n) === 0n;
    case "equal":
      return self === condition.value;
    case "not-equal":
      return self !== condition.value;
    case "less":
      return self < condition.value;
    case "less-or-equal":
      return self <= condition.value;
    case "greater":
      return self > condition.value;
    case "greater-or-equal":
      return self >= condition.value;
    case "bits-equal":
      return (self & condition.mask) === condition.value;
    case "bit-count": {
      const count = countBits(self & condition.mask);
      return count >= condition.min && (condition.max === null || count <= condition.max);
    }
    case "and":
      return condition.conditions.every((inner) => holds(inner, self));
    case "or":
      return condition.conditions.some((inner) => holds(inner, self));
    case "not":
      return !holds(condition.condition, self);
  }
}
