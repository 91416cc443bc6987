import type { ByteExpression } from "../derivative/byte-expression.ts";
import type { Derivatives } from "../derivative/derivatives.ts";
import type { FollowConstraint, FollowConstraints } from "../derivative/follow-constraints.ts";
import type { GoalReader, Goals, Instance } from "../derivative/goals.ts";

/** A place in the text with what earlier lexemes forbid there, and what may be going on at it. */
export interface ChartNode {
  readonly id: number;
  readonly constraint: FollowConstraint;
  readonly seen: Set<string>;
  readonly scanning: Item[];
  /** Who asked for an instance here: they go on where it ends. */
  readonly waiting: Map<Instance, Item[]>;
  /** Nodes of the same place in the text at which an instance that began here has ended. */
  readonly ended: Map<Instance, ChartNode[]>;
}

/** An instance that began at `origin`, of which `goals` is still to come after the lexeme that is being scanned. */
export interface Item {
  readonly instance: Instance;
  readonly goals: Goals;
  readonly origin: ChartNode;
  readonly scan?: { readonly expression: ByteExpression; readonly notBefore: ByteExpression | undefined };
}

/** All nodes at one place in the text. Never changed once made. */
export interface Column {
  readonly nodes: readonly ChartNode[];
  /** True when the text up to here is a sentence. */
  readonly accepting: boolean;
}

/** An Earley recogniser over bytes. */
export interface Chart {
  readonly root: Instance;
  readonly first: Column;
  /** The column after one more byte; without nodes when nothing can go on. */
  next(column: Column, byte: number): Column;
}

/**
 * Earley's recogniser (An efficient context-free parsing algorithm, 1970) on lists of goals. A column has a node for
 * each constraint that pending `notBefore`s set on the bytes to come, as if the text were the graph of the product with
 * the automaton of those constraints (Bar-Hillel, Perles and Shamir, 1961), so they hold exactly and across lexemes.
 */
export function createChart(
  reader: GoalReader,
  derivatives: Derivatives,
  constraints: FollowConstraints,
  root: Instance,
): Chart {
  let made = 0;

  /** The column of the seeds and all that follows from them without another byte. */
  const createColumn = (seeds: (add: (constraint: FollowConstraint, item: Item) => void) => void): Column => {
    const nodes = new Map<FollowConstraint, ChartNode>();
    const queue: [ChartNode, Item][] = [];
    let accepting = false;

    const nodeOf = (constraint: FollowConstraint): ChartNode => {
      const found = nodes.get(constraint);
      if (found) return found;
      const node = {
        id: made++,
        constraint,
        seen: new Set<string>(),
        scanning: [],
        waiting: new Map(),
        ended: new Map(),
      };
      nodes.set(constraint, node);
      return node;
    };
    const add = (node: ChartNode, item: Item): void => {
      const { instance, goals, origin, scan } = item;
      const lexeme = scan === undefined ? "" : `${scan.expression.id}/${scan.notBefore?.id ?? ""}`;
      const key = `${instance.id} ${goals?.id ?? ""} ${origin.id} ${lexeme}`;
      if (node.seen.has(key)) return;
      node.seen.add(key);
      queue.push([node, item]);
    };
    const resume = (waiter: Item, at: ChartNode): void => {
      add(at, { instance: waiter.instance, goals: waiter.goals, origin: waiter.origin });
    };

    const end = (node: ChartNode, { instance, origin }: Item): void => {
      if (instance === root && origin.id === 0) accepting = true;
      if (nodes.get(origin.constraint) === origin)
        origin.ended.set(instance, [...(origin.ended.get(instance) ?? []), node]);
      for (const waiter of origin.waiting.get(instance) ?? []) resume(waiter, node);
    };
    const scan = (node: ChartNode, item: Item): void => {
      const { expression, notBefore } = item.scan ?? { expression: derivatives.make.nothing, notBefore: undefined };
      if (derivatives.isEmpty(expression)) return;
      node.scanning.push(item);
      if (!expression.nullable) return;
      const after = notBefore === undefined ? node.constraint : constraints.add(node.constraint, notBefore);
      if (after) resume(item, nodeOf(after));
    };
    const call = (node: ChartNode, waiter: Item, instance: Instance): void => {
      node.waiting.set(instance, [...(node.waiting.get(instance) ?? []), waiter]);
      add(node, { instance, goals: reader.goals(instance.body, null), origin: node });
      for (const ended of node.ended.get(instance) ?? []) resume(waiter, ended);
    };
    const process = (node: ChartNode, item: Item): void => {
      const { instance, origin, goals } = item;
      if (item.scan) {
        scan(node, item);
        return;
      }
      if (goals === null) {
        end(node, item);
        return;
      }
      const demand = reader.demand(instance, goals);
      if (demand.kind === "goals") {
        for (const alternative of demand.alternatives) add(node, { instance, goals: alternative, origin });
      } else if (demand.kind === "call") call(node, { instance, goals: goals.tail, origin }, demand.instance);
      else add(node, { instance, goals: goals.tail, origin, scan: demand });
    };

    seeds((constraint, item) => {
      add(nodeOf(constraint), item);
    });
    for (let next = queue.pop(); next; next = queue.pop()) process(...next);
    return { nodes: [...nodes.values()], accepting };
  };

  const origin: ChartNode = {
    id: made++,
    constraint: constraints.free,
    seen: new Set(),
    scanning: [],
    waiting: new Map(),
    ended: new Map(),
  };
  const first = createColumn((add) => {
    add(constraints.free, { instance: root, goals: reader.goals(root.body, null), origin });
  });

  const next = (column: Column, byte: number): Column =>
    createColumn((add) => {
      for (const node of column.nodes) {
        const constraint = constraints.after(node.constraint, byte);
        if (!constraint) continue;
        for (const item of node.scanning) {
          const { expression, notBefore } = item.scan ?? { expression: derivatives.make.nothing, notBefore: undefined };
          const after = derivatives.after(expression, byte);
          if (!derivatives.isEmpty(after)) add(constraint, { ...item, scan: { expression: after, notBefore } });
        }
      }
    });
  return { root, first, next };
}
