import { type Random } from "./random.ts";

export interface Batch {
  readonly inputs: readonly Int32Array[];
  readonly targets: readonly Int32Array[];
}

/** `batchSize` random windows of `contextLength` tokens, with their targets. One random number for each window. */
export function sampleBatch(
  tokens: ArrayLike<number>,
  batchSize: number,
  contextLength: number,
  random: Random,
): Batch {
  throw new Error("not implemented");
}
