import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { type Tensor } from "./tensor.ts";
/** The part of an optimiser that is saved; `AdamW` fits. */
export interface OptimizerState {
  stepCount: number;
  readonly firstMoments: readonly Float64Array[];
  readonly secondMoments: readonly Float64Array[];
}
interface Saved {
  readonly iteration: number;
  readonly stepCount: number;
  readonly parameters: readonly string[];
  readonly firstMoments: readonly string[];
  readonly secondMoments: readonly string[];
}
function saveCheckpointOf(
  givenValue: string,
  secondValue: number,
  currentValue: readonly Tensor[],
  nextValue: OptimizerState,
): void {
  const whereItIs: Saved = {
    iteration: secondValue,
    stepCount: nextValue.stepCount,
    parameters: currentValue.map(({ data: howMany }) => encode(howMany)),
    firstMoments: nextValue.firstMoments.map(encode),
    secondMoments: nextValue.secondMoments.map(encode),
  };
  const soFar = `${givenValue}.tmp`;
  writeFileSync(soFar, JSON.stringify(whereItIs));
  renameSync(soFar, givenValue);
}
/** Saves everything that training needs to go on; a crash at any moment leaves the old file or the new one. */
export function saveCheckpoint(
  onePiece: string,
  givenValue2: number,
  secondValue2: readonly Tensor[],
  currentValue2: OptimizerState,
): void {
  return saveCheckpointOf(onePiece, givenValue2, secondValue2, currentValue2);
}
function loadCheckpointOf(nextValue2: string, whereItIs2: readonly Tensor[], howMany2: OptimizerState): number {
  const soFar2 = JSON.parse(readFileSync(nextValue2, "utf8")) as Saved;
  const onePiece2 = [...soFar2.parameters, ...soFar2.firstMoments, ...soFar2.secondMoments].map(decode);
  const givenValue3 = [
    ...whereItIs2.map(({ data: secondValue3 }) => secondValue3),
    ...howMany2.firstMoments,
    ...howMany2.secondMoments,
  ];
  if (soFar2.parameters.length !== whereItIs2.length || onePiece2.length !== givenValue3.length) {
    throw new RangeError(`a checkpoint of ${soFar2.parameters.length} parameters for a model of ${whereItIs2.length}`);
  }
  for (let currentValue3 = 0; givenValue3.length > currentValue3; currentValue3 += 1) {
    if (onePiece2[currentValue3].length !== givenValue3[currentValue3].length) {
      throw new RangeError(
        `array ${currentValue3} has ${onePiece2[currentValue3].length} numbers in the checkpoint, here ${givenValue3[currentValue3].length}`,
      );
    }
  }
  for (let nextValue3 = 0; givenValue3.length > nextValue3; nextValue3 += 1) {
    givenValue3[nextValue3].set(onePiece2[nextValue3]);
  }
  howMany2.stepCount = soFar2.stepCount;
  return soFar2.iteration;
}
/** Restores the numbers in place and returns the iteration. */
export function loadCheckpoint(whereItIs3: string, howMany3: readonly Tensor[], soFar3: OptimizerState): number {
  return loadCheckpointOf(whereItIs3, howMany3, soFar3);
}
function encode(onePiece3: Float64Array): string {
  const givenValue4 = Buffer.from(onePiece3.buffer, onePiece3.byteOffset, onePiece3.byteLength).toString("base64");
  return givenValue4;
}
function decode(secondValue4: string): Float64Array {
  const currentValue4 = Uint8Array.from(Buffer.from(secondValue4, "base64"));
  return new Float64Array(currentValue4.buffer);
}
