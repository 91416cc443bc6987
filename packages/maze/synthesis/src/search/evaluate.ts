import {
  throwIfAborted,
  type Application,
  type EvaluationSession,
  type Observation,
  type OperationContext,
} from "@maze/core";
import type { ComponentPool } from "./component-pool.ts";
import type { Pending } from "./pending.ts";

/** Sends applications to the evaluator in batches of a fitting size. */
export interface Evaluation {
  /** Number of applications that were sent. */
  readonly count: number;
  /** Evaluates in order and hands each result on, until all are done or `isOver`; a value that is not kept is freed. */
  run(
    pending: readonly Pending[],
    keep: (pending: Pending, seen: Observation) => boolean,
    isOver: () => boolean,
  ): Promise<void>;
}

const SMALLEST_BATCH = 256;
const LARGEST_BATCH = 8192;

/**
 * Batches grow while they are quick and shrink while they are slow, so that a time limit is met closely. A component all of
 * whose applications failed in two batches that ran over time is left out from then on: it costs more than it can give.
 */
export function createEvaluation(
  session: EvaluationSession,
  pool: ComponentPool,
  stepMs: number,
  now: () => number,
  context: OperationContext,
): Evaluation {
  const suspects = new Set<Pending["head"]>();
  const slow = new Set<Pending["head"]>();
  let size = 1024;
  let count = 0;

  const suspect = (chunk: readonly Pending[], seen: readonly Observation[]): void => {
    const failing = new Map<Pending["head"], boolean>();
    for (const [i, { head }] of chunk.entries()) {
      failing.set(head, (seen[i]?.kinds ?? []).includes("error") && (failing.get(head) ?? true));
    }
    for (const [head, hasFailed] of failing) {
      if (!hasFailed) continue;
      if (suspects.has(head)) slow.add(head);
      suspects.add(head);
    }
  };

  return {
    get count() {
      return count;
    },
    async run(pending, keep, isOver) {
      for (let at = 0; at < pending.length && !isOver();) {
        throwIfAborted(context.signal);
        const chunk = pending.slice(at, at + size).filter(({ head }) => !slow.has(head));
        at += size;
        if (chunk.length === 0) continue;
        const began = now();
        const seen = await session.apply(
          chunk.map((entry) => applicationOf(entry, pool)),
          { signal: context.signal },
        );
        count += chunk.length;
        const dropped = chunk.flatMap((entry, i) => {
          const observation = seen[i];
          return observation === undefined || keep(entry, observation) ? [] : [observation.value];
        });
        if (dropped.length > 0) await session.release(dropped);
        const took = now() - began;
        if (took > stepMs) suspect(chunk, seen);
        size = Math.min(LARGEST_BATCH, Math.max(SMALLEST_BATCH, took < 30 ? size * 2 : took > 100 ? size >> 1 : size));
      }
    },
  };
}

function applicationOf({ head, args, context, callback }: Pending, pool: ComponentPool): Application {
  const component = pool.indexOf(head) ?? 0;
  if (callback === undefined) return { context: context.id, component, args: args.map(({ value }) => ({ value })) };
  const [array, body] = args;
  return {
    context: context.id,
    component,
    args: [{ value: array?.value ?? 0 }, { callback: callback.id, body: body?.value ?? 0 }],
  };
}
