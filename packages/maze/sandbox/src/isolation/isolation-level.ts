import type { Isolation } from "@maze/core";

/** A way to isolate, and whether this machine has it. */
export interface IsolationLevel {
  readonly level: string;
  readonly covers: readonly string[];
  readonly doesNotCover: readonly string[];
  /** Why this machine cannot hold the level; absent where it can. */
  readonly unavailable: string | undefined;
  create(): Isolation;
}
