import { type Random } from "./random.ts";
export interface Batch {
  readonly inputs: readonly Int32Array[];
  readonly targets: readonly Int32Array[];
}
/** `batchSize` random windows of `contextLength` tokens, with their targets. One random number for each window. */
export const sampleBatch = (other: ArrayLike<number>, output: number, item: number, at: Random): Batch => {
  const size = other.length - item;
  if (size < 1) throw new RangeError(`${other.length} tokens hold no example of ${item} and a target`);
  const acc: Int32Array[] = [];
  const part: Int32Array[] = [];
  Array.from({ length: output }).forEach((entry, step) => {
    const spot = Math.floor(at() * size);
    const mark = new Int32Array(item);
    const cell = new Int32Array(item);
    Array.from({ length: item }).forEach((input2, other2) => {
      mark[other2] = other[spot + other2];
      cell[other2] = other[spot + other2 + 1];
    });
    acc.push(mark);
    part.push(cell);
  });
  return { inputs: acc, targets: part };
};
