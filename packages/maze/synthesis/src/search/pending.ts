import type { Component, HigherOrder } from "../catalogue/component.ts";
import { higherOrders } from "../catalogue/higher-orders.ts";
import type { Type } from "../types/type-table.ts";
import type { SearchContext, SlotBook } from "./context.ts";
import { enumerateArguments } from "./enumerate.ts";
import type { SearchProblem } from "./problem.ts";
import { isVariable, type Term } from "./term.ts";

/** An application that has not been evaluated yet. */
export interface Pending {
  readonly head: Component | HigherOrder;
  readonly args: readonly Term[];
  readonly context: SearchContext;
  readonly callback: SearchContext | undefined;
  readonly cost: number;
  readonly type: Type;
}

/** Applications of one level at the most; a level that large is never finished anyway. */
const LARGEST_LEVEL = 400_000;

const USELESS = new Set(["any", "unknown", "void", "never", "undefined", "null"]);

/** Lists all applications whose cost is exactly that of a level, in every context. */
export function createLevels(
  problem: SearchProblem,
  contexts: readonly SearchContext[],
  slots: SlotBook,
): (level: number) => Pending[] {
  const { pool, types } = problem;
  const lines = higherOrders.map((line) => ({ line, cost: problem.costOfHigherOrder(line) }));

  const ofComponents = (at: SearchContext, local: number, pending: Pending[]): void => {
    for (const component of pool.components) {
      const left = local - component.cost;
      const { returns, parameters } = component;
      if (left < parameters.length || (returns.term.kind === "primitive" && USELESS.has(returns.term.name))) continue;
      const add = (args: readonly Term[]): void => {
        if (pending.length < LARGEST_LEVEL)
          pending.push({
            head: component,
            args: [...args],
            context: at,
            callback: undefined,
            cost: local,
            type: returns,
          });
      };
      if (parameters.length > 0) enumerateArguments(component, at, left, slots, add);
      else if (left === 0 && at.parent === undefined) add([]);
    }
  };

  /** Operations over the elements of this context, with bodies that were computed in it; their value belongs outside. */
  const ofCallbacks = (at: SearchContext, level: number, pending: Pending[]): void => {
    const { over, parent } = at;
    if (over === undefined || parent === undefined) return;
    const total = level - parent.offset;
    const element = elementOf(over);
    for (const { line, cost } of lines) {
      for (const body of at.byCost[total - cost - over.cost - 1] ?? []) {
        const result = line.accepts(element, body.type.term, over.type.term);
        const isIdentity = line.name === "array.map" && isVariable(body.head) && body.head.kind === "element";
        if (result === null || isIdentity) continue;
        pending.push({
          head: line,
          args: [over, body],
          context: parent,
          callback: at,
          cost: total,
          type: types.intern(result),
        });
      }
    }
  };

  return (level) => {
    const pending: Pending[] = [];
    for (const at of contexts) {
      const local = level - at.offset;
      if (local < 1) continue;
      ofComponents(at, local, pending);
      ofCallbacks(at, level, pending);
    }
    return pending;
  };
}

/** Type of the elements of an array term. */
export const elementOf = ({ type }: Term): Type["term"] => (type.term.kind === "array" ? type.term.element : type.term);
