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
  const { peak, floor, warmup, end } = schedule;
  if (warmup > end) throw new RangeError(`a warm-up of ${warmup} steps does not end before step ${end}`);
  if (step < 0) throw new RangeError(`steps count from 0, got ${step}`);
  if (step < warmup) return (peak * step) / warmup;
  if (step === warmup) return peak;
  if (step > end) return floor;
  const progress = (step - warmup) / (end - warmup);
  return floor + 0.5 * (1 + Math.cos(Math.PI * progress)) * (peak - floor);
}
