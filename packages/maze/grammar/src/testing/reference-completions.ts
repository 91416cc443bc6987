import { MazeError } from "@maze/core";
import type { ByteExpression } from "../derivative/byte-expression.ts";
import type { Derivatives } from "../derivative/derivatives.ts";
import type { FollowConstraint, FollowConstraints } from "../derivative/follow-constraints.ts";
import type { ChartNode, Column } from "./reference-chart.ts";
import type { GoalReader, Goals, Instance } from "../derivative/goals.ts";

/** An instance from a constraint on, over all texts: the constraints under which it can end. */
interface Outlook {
  readonly instance: Instance;
  readonly ends: FollowConstraint[];
  readonly subscribers: ((end: FollowConstraint) => void)[];
}

/** A place in a derivation of text that is not known yet. */
interface Place {
  readonly instance: Instance;
  readonly goals: Goals;
  readonly constraint: FollowConstraint;
  readonly seen: Set<string>;
  end(constraint: FollowConstraint): void;
  follow(outlook: Outlook, then: (end: FollowConstraint) => void): void;
}

/** Answers whether some text completes a column. */
export interface Completions {
  exists(column: Column): boolean;
}

/**
 * Whether a sentence begins with the text that led to a column. The rest of the sentence is searched as the recogniser
 * would go, with every byte at once: instances are tabulated by the constraint that they begin under.
 *
 * The search is complete where parametric rules reach finitely many parameters. It stops with `MAZE_GRAMMAR_LIMIT` after
 * `limit` steps that decide nothing.
 */
export function createCompletions(
  reader: GoalReader,
  derivatives: Derivatives,
  constraints: FollowConstraints,
  root: Instance,
  limit: number,
): Completions {
  const outlooks = new Map<string, Outlook>();
  const scans = new Map<string, readonly FollowConstraint[]>();
  /** First in, first out, so that no rule with ever other parameters keeps the rest waiting. */
  let shared: Place[] = [];
  let arriving: Place[] = [];

  /** The constraints under which a word of the expression can end. */
  const scanEnds = (expression: ByteExpression, constraint: FollowConstraint): readonly FollowConstraint[] => {
    if (constraint === constraints.free) return derivatives.isEmpty(expression) ? [] : [constraint];
    const key = `${expression.id} ${constraint.id}`;
    const known = scans.get(key);
    if (known) return known;
    const ends = new Set<FollowConstraint>();
    const seen = new Set<string>();
    const queue: [ByteExpression, FollowConstraint][] = [[expression, constraint]];
    for (let next = queue.pop(); next; next = queue.pop()) {
      const [rest, pending] = next;
      const place = `${rest.id} ${pending.id}`;
      if (derivatives.isEmpty(rest) || seen.has(place)) continue;
      seen.add(place);
      if (rest.nullable) ends.add(pending);
      if (pending === constraints.free) {
        ends.add(pending);
        continue;
      }
      for (let byte = 0; byte < 256; byte++) {
        const after = constraints.after(pending, byte);
        if (after) queue.push([derivatives.after(rest, byte), after]);
      }
    }
    const found = [...ends];
    scans.set(key, found);
    return found;
  };
  const lexemeEnds = (
    expression: ByteExpression,
    notBefore: ByteExpression | undefined,
    constraint: FollowConstraint,
  ): FollowConstraint[] =>
    scanEnds(expression, constraint).flatMap((end) =>
      notBefore === undefined ? [end] : (constraints.add(end, notBefore) ?? []),
    );

  const outlook = (instance: Instance, constraint: FollowConstraint): Outlook => {
    const key = `${instance.id} ${constraint.id}`;
    const known = outlooks.get(key);
    if (known) return known;
    const made: Outlook = { instance, ends: [], subscribers: [] };
    outlooks.set(key, made);
    arriving.push({
      instance,
      goals: reader.goals(instance.body, null),
      constraint,
      seen: new Set(),
      end: (end) => {
        if (made.ends.includes(end)) return;
        made.ends.push(end);
        for (const subscriber of made.subscribers) subscriber(end);
      },
      follow: (inner, then) => {
        inner.ends.slice().forEach(then);
        inner.subscribers.push(then);
      },
    });
    return made;
  };

  const step = (place: Place, push: (next: Place) => void): void => {
    const { instance, goals, constraint, seen } = place;
    const key = `${goals?.id ?? ""} ${constraint.id}`;
    if (seen.has(key)) return;
    seen.add(key);
    if (goals === null) {
      place.end(constraint);
      return;
    }
    const demand = reader.demand(instance, goals);
    if (demand.kind === "goals") {
      for (const alternative of demand.alternatives) push({ ...place, goals: alternative });
    } else if (demand.kind === "scan") {
      const ends = lexemeEnds(demand.expression, demand.notBefore, constraint);
      for (const end of ends) push({ ...place, goals: goals.tail, constraint: end });
    } else {
      place.follow(outlook(demand.instance, constraint), (end) => {
        push({ ...place, goals: goals.tail, constraint: end });
      });
    }
  };

  const exists = (column: Column): boolean => {
    if (column.accepting) return true;
    const search = { found: false };
    const queue: Place[] = [];
    const followed: { outlook: Outlook; done: number; then: (end: FollowConstraint) => void }[] = [];
    const seen = new Map<string, Set<string>>();
    const seenFrom = (instance: Instance, origin: ChartNode): Set<string> => {
      const key = `${instance.id} ${origin.id}`;
      const set = seen.get(key) ?? new Set<string>();
      seen.set(key, set);
      return set;
    };
    const enter = (instance: Instance, goals: Goals, origin: ChartNode, constraint: FollowConstraint): void => {
      queue.push({
        instance,
        goals,
        constraint,
        seen: seenFrom(instance, origin),
        end: (end) => {
          if (instance === root && origin.id === 0) search.found = true;
          for (const waiter of origin.waiting.get(instance) ?? [])
            enter(waiter.instance, waiter.goals, waiter.origin, end);
        },
        follow: (inner, then) => {
          followed.push({ outlook: inner, done: 0, then });
        },
      });
    };
    for (const node of column.nodes) {
      for (const { instance, goals, origin, scan } of node.scanning) {
        if (!scan) continue;
        for (const end of lexemeEnds(scan.expression, scan.notBefore, node.constraint))
          enter(instance, goals, origin, end);
      }
    }

    for (let steps = 0; steps < limit; steps++) {
      for (let place = queue.pop(); place && !search.found; place = queue.pop())
        step(place, (next) => queue.push(next));
      for (const item of followed) {
        for (; item.done < item.outlook.ends.length; item.done++) {
          const end = item.outlook.ends[item.done];
          if (end) item.then(end);
        }
      }
      if (search.found) return true;
      if (queue.length > 0) continue;
      if (followed.length === 0) return false;
      if (shared.length === 0) {
        shared = arriving.reverse();
        arriving = [];
      }
      const place = shared.pop();
      if (!place) return false;
      step(place, (next) => arriving.push(next));
    }
    throw new MazeError({
      code: "MAZE_GRAMMAR_LIMIT",
      message: `Whether the text can be completed was not decided within ${limit} steps.`,
    });
  };
  return { exists };
}
