export interface Schedule {
  readonly peak: number;
  readonly floor: number;
  /** The step at which the peak is reached; 0 for no warm-up. */
  readonly warmup: number;
  /** The step at which the floor is reached. */
  readonly end: number;
}

/** The learning rate of a step. */
export function cosineSchedule(step: number, schedule: Schedule): number {
  throw new Error("not implemented");
}
