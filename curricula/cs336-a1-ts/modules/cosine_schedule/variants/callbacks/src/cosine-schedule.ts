export interface Schedule {
  readonly peak: number;
  readonly floor: number;
  /** The step at which the peak is reached; 0 for no warm-up. */
  readonly warmup: number;
  /** The step at which the floor is reached. */
  readonly end: number;
}
/** The learning rate of a step. */
export const cosineSchedule = (input: number, other: Schedule): number => {
  const { peak: output, floor: item, warmup: size, end: acc } = other;
  if (size > acc) throw new RangeError(`a warm-up of ${size} steps does not end before step ${acc}`);
  if (input < 0) throw new RangeError(`steps count from 0, got ${input}`);
  if (input < size) return (output * input) / size;
  if (input === size) return output;
  if (input > acc) return item;
  const part = (input - size) / (acc - size);
  return item + 0.5 * (1 + Math.cos(Math.PI * part)) * (output - item);
};
