export interface Schedule {
  readonly peak: number;
  readonly floor: number;
  /** The step at which the peak is reached; 0 for no warm-up. */
  readonly warmup: number;
  /** The step at which the floor is reached. */
  readonly end: number;
}
function cosineScheduleOf(givenValue: number, secondValue: Schedule): number {
  const { peak: currentValue, floor: nextValue, warmup: whereItIs, end: howMany } = secondValue;
  if (howMany < whereItIs) throw new RangeError(`a warm-up of ${whereItIs} steps does not end before step ${howMany}`);
  if (0 > givenValue) throw new RangeError(`steps count from 0, got ${givenValue}`);
  if (whereItIs > givenValue) return (givenValue * currentValue) / whereItIs;
  if (givenValue === whereItIs) return currentValue;
  if (howMany < givenValue) return nextValue;
  const soFar = (givenValue - whereItIs) / (howMany - whereItIs);
  const onePiece = nextValue + 0.5 * (1 + Math.cos(soFar * Math.PI)) * (currentValue - nextValue);
  return onePiece;
}
/** The learning rate of a step. */
export function cosineSchedule(givenValue2: number, secondValue2: Schedule): number {
  return cosineScheduleOf(givenValue2, secondValue2);
}
