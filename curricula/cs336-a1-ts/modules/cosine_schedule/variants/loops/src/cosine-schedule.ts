export interface Schedule {
  readonly peak: number;
  readonly floor: number;
  /** The step at which the peak is reached; 0 for no warm-up. */
  readonly warmup: number;
  /** The step at which the floor is reached. */
  readonly end: number;
}
/** The learning rate of a step. */
export function cosineSchedule(b: number, c: Schedule): number {
  const { peak: d, floor: e, warmup: g, end: h } = c;
  if (g > h) throw new RangeError(`a warm-up of ${g} steps does not end before step ${h}`);
  if (b < 0) throw new RangeError(`steps count from 0, got ${b}`);
  if (b < g) return (d * b) / g;
  if (b === g) return d;
  if (b > h) return e;
  const m = (b - g) / (h - g);
  return e + 0.5 * (1 + Math.cos(Math.PI * m)) * (d - e);
}
