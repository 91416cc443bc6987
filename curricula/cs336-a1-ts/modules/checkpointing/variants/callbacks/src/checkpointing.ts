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
/** Saves everything that training needs to go on; a crash at any moment leaves the old file or the new one. */
export const saveCheckpoint = (input: string, other: number, output: readonly Tensor[], item: OptimizerState): void => {
  const size: Saved = {
    iteration: other,
    stepCount: item.stepCount,
    parameters: output.map(({ data: acc }) => part2(acc)),
    firstMoments: item.firstMoments.map(part2),
    secondMoments: item.secondMoments.map(part2),
  };
  const entry = `${input}.tmp`;
  writeFileSync(entry, JSON.stringify(size));
  renameSync(entry, input);
};
/** Restores the numbers in place and returns the iteration. */
export const loadCheckpoint = (step: string, spot: readonly Tensor[], mark: OptimizerState): number => {
  const cell = JSON.parse(readFileSync(step, "utf8")) as Saved;
  const input2 = [...cell.parameters, ...cell.firstMoments, ...cell.secondMoments].map(step2);
  const other2 = [...spot.map(({ data: output2 }) => output2), ...mark.firstMoments, ...mark.secondMoments];
  if (cell.parameters.length !== spot.length || input2.length !== other2.length) {
    throw new RangeError(`a checkpoint of ${cell.parameters.length} parameters for a model of ${spot.length}`);
  }
  Array.from({ length: other2.length }).forEach((item2, at2) => {
    if (input2[at2].length !== other2[at2].length) {
      throw new RangeError(
        `array ${at2} has ${input2[at2].length} numbers in the checkpoint, here ${other2[at2].length}`,
      );
    }
  });
  Array.from({ length: other2.length }).forEach((size2, acc2) => {
    other2[acc2].set(input2[acc2]);
  });
  mark.stepCount = cell.stepCount;
  return cell.iteration;
};
const part2 = (entry2: Float64Array): string => {
  return Buffer.from(entry2.buffer, entry2.byteOffset, entry2.byteLength).toString("base64");
};
const step2 = (spot2: string): Float64Array => {
  const mark2 = Uint8Array.from(Buffer.from(spot2, "base64"));
  return new Float64Array(mark2.buffer);
};
