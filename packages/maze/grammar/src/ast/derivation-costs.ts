import type { Derivatives } from "../derivative/derivatives.ts";
import type { GoalReader, Goals, Instance } from "../derivative/goals.ts";
import type { Expression } from "./grammar.ts";

/** How much deriving costs at least: a byte costs one, and so does each instance on the way. */
export interface DerivationCosts {
  /** `Infinity` when nothing can be derived. */
  of(instance: Instance, goals: Goals): number;
}

const ROUND = 2000;

/**
 * Least costs of derivations, kept for all instances met. Parametric rules may reach endlessly many instances: those
 * beyond `limit` at a time count as deriving nothing, so a cost may be too high but following it always ends.
 */
export function createDerivationCosts(reader: GoalReader, derivatives: Derivatives, limit: number): DerivationCosts {
  const costs = new Map<Instance, number>();
  /** Instances whose calls have all been met. */
  const explored = new Set<Instance>();
  const known = new Map<string, number>();

  const measure = (expression: Expression, from: Instance, met: (instance: Instance) => void): number => {
    const each = (items: readonly Expression[]): number[] => items.map((item) => measure(item, from, met));
    switch (expression.kind) {
      case "sequence":
        return each(expression.items).reduce((sum, cost) => sum + cost, 0);
      case "choice":
        return Math.min(...each(expression.options));
      case "repeat": {
        const { item, min, max, separator } = expression;
        if (max !== null && max < min) return Number.POSITIVE_INFINITY;
        const [one = 0, between = 0] = each(separator === undefined ? [item] : [item, separator]);
        if (min === 0) return 0;
        return min * one + (min > 1 ? (min - 1) * between : 0);
      }
      case "tagged":
        return measure(expression.item, from, met);
      case "when":
      case "rule":
      case "token":
      case "pattern":
      case "embedded": {
        const demand = reader.demand(from, reader.goals(expression, null));
        if (demand.kind === "scan") return derivatives.shortest(demand.expression);
        if (demand.kind === "call") {
          met(demand.instance);
          return 1 + (costs.get(demand.instance) ?? Number.POSITIVE_INFINITY);
        }
        const [inner] = demand.alternatives;
        return inner ? measure(inner.head, from, met) : Number.POSITIVE_INFINITY;
      }
    }
  };

  /** Meets more instances, breadth first, and lowers costs until they are least. True when there is more to meet. */
  const explore = (frontier: Instance[]): boolean => {
    known.clear();
    for (let count = 0; count < ROUND && frontier.length > 0;) {
      const instance = frontier.shift();
      if (!instance || explored.has(instance)) continue;
      explored.add(instance);
      count++;
      measure(instance.body, instance, (callee) => frontier.push(callee));
    }
    for (let changed = true; changed;) {
      changed = false;
      for (const instance of explored) {
        const cost = measure(instance.body, instance, () => undefined);
        if (cost >= (costs.get(instance) ?? Number.POSITIVE_INFINITY)) continue;
        costs.set(instance, cost);
        changed = true;
      }
    }
    return frontier.length > 0;
  };
  const ensure = (instance: Instance): void => {
    if (explored.has(instance)) return;
    const frontier = [instance];
    for (let rounds = 0; rounds * ROUND < limit; rounds++) {
      const more = explore(frontier);
      if (!more || costs.has(instance)) return;
    }
  };

  const of = (instance: Instance, goals: Goals): number => {
    if (goals === null) return 0;
    const key = `${instance.id} ${goals.id}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    measure(goals.head, instance, ensure);
    const cost = measure(goals.head, instance, () => undefined) + of(instance, goals.tail);
    known.set(key, cost);
    return cost;
  };
  return { of };
}
