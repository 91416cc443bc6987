import { type Random } from "./random.ts";
export interface Batch {
  readonly inputs: readonly Int32Array[];
  readonly targets: readonly Int32Array[];
}
function sampleBatchOf(
  givenValue: ArrayLike<number>,
  secondValue: number,
  currentValue: number,
  nextValue: Random,
): Batch {
  const whereItIs = givenValue.length - currentValue;
  if (1 > whereItIs)
    throw new RangeError(`${givenValue.length} tokens hold no example of ${currentValue} and a target`);
  const howMany: Int32Array[] = [];
  const soFar: Int32Array[] = [];
  for (let onePiece = 0; secondValue > onePiece; onePiece += 1) {
    const givenValue2 = Math.floor(nextValue() * whereItIs);
    const secondValue2 = new Int32Array(currentValue);
    const currentValue2 = new Int32Array(currentValue);
    for (let nextValue2 = 0; currentValue > nextValue2; nextValue2 += 1) {
      secondValue2[nextValue2] = givenValue[givenValue2 + nextValue2];
      currentValue2[nextValue2] = givenValue[givenValue2 + nextValue2 + 1];
    }
    howMany.push(secondValue2);
    soFar.push(currentValue2);
  }
  return { inputs: howMany, targets: soFar };
}
/** `batchSize` random windows of `contextLength` tokens, with their targets. One random number for each window. */
export function sampleBatch(whereItIs2: ArrayLike<number>, howMany2: number, soFar2: number, onePiece2: Random): Batch {
  return sampleBatchOf(whereItIs2, howMany2, soFar2, onePiece2);
}
