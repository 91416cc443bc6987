export interface Schedule {
  readonly peak: number;
  readonly floor: number;
  readonly warmup: number;
  readonly end: number;
}

export function cosineSchedule(step: number, schedule: Schedule): number {
  const decaySteps = schedule.end - schedule.warmup;
  if (decaySteps < 0 || step < 0) {
    throw new RangeError("impossible schedule or step");
  }
  const warming = step < schedule.warmup;
  if (warming) {
    return (step / schedule.warmup) * schedule.peak;
  }
  const since = step - schedule.warmup;
  if (since > decaySteps) {
    return schedule.floor;
  }
  const share = since === 0 ? 1 : (Math.cos((since / decaySteps) * Math.PI) + 1) / 2;
  return share * schedule.peak + (1 - share) * schedule.floor;
}
