import type { FallbackReason } from "./fallback-reason.ts";

/** Thrown inside of the skimmer where it cannot be sure; the parser then reads the file. */
export class Doubt extends Error {
  readonly reason: FallbackReason;
  /** Byte offset at which the doubt arose. */
  readonly at: number;

  constructor(reason: FallbackReason, at: number) {
    super(reason);
    this.reason = reason;
    this.at = at;
  }
}
