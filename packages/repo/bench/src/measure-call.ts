import { type Sample } from "./definition.ts";

/** What {@link measureCall} measures, to be spread into the sample of a round. */
export interface CallCost extends Sample {
  readonly wall: number;
  readonly cpu: number;
}

/** Runs a function of this process once: milliseconds on the clock, and of user and system time of all threads. */
export async function measureCall(work: () => unknown): Promise<CallCost> {
  const before = process.cpuUsage();
  const begin = performance.now();
  await work();
  const wall = performance.now() - begin;
  const { user, system } = process.cpuUsage(before);
  return { wall, cpu: (user + system) / 1000 };
}
