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
export function saveCheckpoint(
  path: string,
  iteration: number,
  parameters: readonly Tensor[],
  optimizer: OptimizerState,
): void {
  const saved: Saved = {
    iteration,
    stepCount: optimizer.stepCount,
    parameters: parameters.map(({ data }) => encode(data)),
    firstMoments: optimizer.firstMoments.map(encode),
    secondMoments: optimizer.secondMoments.map(encode),
  };
  const temporary = `${path}.tmp`;
  writeFileSync(temporary, JSON.stringify(saved));
  renameSync(temporary, path);
}

/** Restores the numbers in place and returns the iteration. */
export function loadCheckpoint(path: string, parameters: readonly Tensor[], optimizer: OptimizerState): number {
  const saved = JSON.parse(readFileSync(path, "utf8")) as Saved;
  const from = [...saved.parameters, ...saved.firstMoments, ...saved.secondMoments].map(decode);
  const into = [...parameters.map(({ data }) => data), ...optimizer.firstMoments, ...optimizer.secondMoments];
  if (saved.parameters.length !== parameters.length || from.length !== into.length) {
    throw new RangeError(`a checkpoint of ${saved.parameters.length} parameters for a model of ${parameters.length}`);
  }
  for (let i = 0; i < into.length; i += 1) {
    if (from[i].length !== into[i].length) {
      throw new RangeError(`array ${i} has ${from[i].length} numbers in the checkpoint, here ${into[i].length}`);
    }
  }
  for (let i = 0; i < into.length; i += 1) {
    into[i].set(from[i]);
  }
  optimizer.stepCount = saved.stepCount;
  return saved.iteration;
}

function encode(data: Float64Array): string {
  return Buffer.from(data.buffer, data.byteOffset, data.byteLength).toString("base64");
}

function decode(text: string): Float64Array {
  const bytes = Uint8Array.from(Buffer.from(text, "base64"));
  return new Float64Array(bytes.buffer);
}
