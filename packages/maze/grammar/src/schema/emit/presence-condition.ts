import type { Condition } from "../../ast/grammar.ts";
import { nameOf } from "../analysis/object-shape.ts";
import type { Formula } from "../formula/formula.ts";

const ALWAYS: Condition = { test: "and", conditions: [] };

/** Presence as a condition on bits. A name without a bit counts as there or not, whichever allows more. */
export function presenceCondition(
  presence: Formula,
  bitOfName: ReadonlyMap<string, number>,
  positive = true,
): Condition {
  const name = nameOf(presence);
  if (name !== undefined) {
    const bit = bitOfName.get(name);
    if (bit === undefined) return ALWAYS;
    return { test: positive ? "bit-set" : "bit-clear", bit };
  }
  switch (presence.kind) {
    case "not":
      return presenceCondition(presence.item, bitOfName, !positive);
    case "and":
    case "or": {
      const conditions = presence.items.map((item) => presenceCondition(item, bitOfName, positive));
      return { test: (presence.kind === "and") === positive ? "and" : "or", conditions };
    }
    case "one": {
      const yes = presence.items.map((item) => presenceCondition(item, bitOfName, true));
      const no = presence.items.map((item) => presenceCondition(item, bitOfName, false));
      if (positive) {
        const only = yes.map((one, index): Condition => ({
          test: "and",
          conditions: [one, ...no.filter((_, other) => other !== index)],
        }));
        return { test: "or", conditions: only };
      }
      const two = yes.flatMap((a, index) =>
        yes.slice(index + 1).map((b): Condition => ({ test: "and", conditions: [a, b] })),
      );
      return { test: "or", conditions: [{ test: "and", conditions: no }, ...two] };
    }
    default:
      return (presence.kind === "all") === positive ? ALWAYS : { test: "or", conditions: [] };
  }
}

/** True when a condition holds of a parameter. */
export function holds(condition: Condition, value: bigint): boolean {
  switch (condition.test) {
    case "bit-set":
    case "bit-clear":
      return ((value >> BigInt(condition.bit)) & 1n) === (condition.test === "bit-set" ? 1n : 0n);
    case "greater-or-equal":
      return value >= condition.value;
    case "and":
      return condition.conditions.every((one) => holds(one, value));
    case "or":
      return condition.conditions.some((one) => holds(one, value));
    default:
      throw new TypeError(`closing an object never asks for ${condition.test}`);
  }
}
