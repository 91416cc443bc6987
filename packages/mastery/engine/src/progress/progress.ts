import type { Challenge, JudgedBy, Stage } from "../events/event.ts";

/** The last answer to a question or item. */
export interface AnswerState {
  readonly response: string;
  readonly success: boolean;
  readonly by: JudgedBy;
  readonly feedback: readonly string[];
  readonly at: string;
  readonly tries: number;
}

/** What was recorded of a module since its last reset. */
export interface ModuleProgress {
  readonly passed: ReadonlySet<Stage>;
  readonly attempts: Readonly<Record<Stage, number>>;
  readonly hints: Readonly<Record<Stage, number>>;
  readonly answers: ReadonlyMap<string, AnswerState>;
  readonly challenge?: Challenge;
  /** Bugs that were found and mended. */
  readonly mended: readonly string[];
  /** Milliseconds that the tests took when the build passed. */
  readonly testMs?: number;
}

/** The state: the fold of all events. */
export interface Progress {
  readonly initialized: boolean;
  readonly selected?: string;
  readonly modules: ReadonlyMap<string, ModuleProgress>;
}

const NO_COUNTS = { build: 0, justify: 0, harden: 0 } as const;

export const UNTOUCHED: ModuleProgress = {
  passed: new Set(),
  attempts: NO_COUNTS,
  hints: NO_COUNTS,
  answers: new Map(),
  mended: [],
};

export function progressOf(progress: Progress, module: string): ModuleProgress {
  return progress.modules.get(module) ?? UNTOUCHED;
}
