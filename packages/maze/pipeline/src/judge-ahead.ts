import { setTimeout as delay } from "node:timers/promises";
import type { OperationContext } from "@maze/core";
import type { ComposedEdits } from "./compose-edits.ts";
import type { GenerationRooms, Judgement } from "./generate.ts";
import type { TaskRun } from "./task-run.ts";

/** What a round of judging found, on exactly which text, and in how many milliseconds. */
export interface JudgedRound {
  readonly composed: ComposedEdits;
  readonly judgement: Judgement;
  readonly durationMs: number;
}

/** A judgement that was begun before it is known whether it is the one that is needed. */
export interface JudgeAhead {
  /** The judgement of these choices, where it is theirs; otherwise it is broken off, and nothing is answered. */
  take(filled: readonly TaskRun[]): Promise<JudgedRound | undefined>;
}

/** Milliseconds without a result of the last task after which the others are judged. */
const PATIENCE_MS = 200;

/** Judges the present choices of several tasks. */
export async function judgeRound(
  filled: readonly TaskRun[],
  rooms: Pick<GenerationRooms, "compose" | "judge" | "now">,
  context: OperationContext,
): Promise<JudgedRound> {
  const composed = await rooms.compose(filled);
  const began = rooms.now();
  const judgement = await rooms.judge(composed.edits, filled, context);
  return { composed, judgement, durationMs: rooms.now() - began };
}

/**
 * Judges all tasks but the last one while that is still searched. A search that finds nothing takes longest, and then the
 * judgement of the others stands as it is; a search that finds something makes it void.
 */
export function judgeAhead(
  runs: readonly TaskRun[],
  rooms: Pick<GenerationRooms, "compose" | "judge" | "now">,
  context: OperationContext,
): JudgeAhead {
  const stop = new AbortController();
  const signal = context.signal === undefined ? stop.signal : AbortSignal.any([context.signal, stop.signal]);
  const choices = choicesOf(runs);
  let isBegun = false;
  const judging = delay(PATIENCE_MS, undefined, { signal, ref: false }).then(() => {
    isBegun = true;
    return judgeRound(runs, rooms, { ...context, signal });
  });
  // What it throws is met by whoever takes it.
  judging.catch(() => undefined);
  return {
    async take(filled) {
      if (isBegun && choicesOf(filled) === choices) return judging;
      stop.abort();
      await judging.catch(() => undefined);
      return undefined;
    },
  };
}

const choicesOf = (runs: readonly TaskRun[]): string =>
  runs.map(({ waiting: [chosen] }) => chosen?.id ?? "").join("\n");
