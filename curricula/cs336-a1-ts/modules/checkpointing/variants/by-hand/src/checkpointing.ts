import { closeSync, openSync, readFileSync, renameSync, writeSync } from "node:fs";
import { type Tensor } from "./tensor.ts";

export interface OptimizerState {
  stepCount: number;
  readonly firstMoments: readonly Float64Array[];
  readonly secondMoments: readonly Float64Array[];
}

// A header of float64 numbers (iteration, steps, number of arrays, their lengths), then all arrays.
function arraysOf(parameters: readonly Tensor[], optimizer: OptimizerState): Float64Array[] {
  return [...parameters.map((parameter) => parameter.data), ...optimizer.firstMoments, ...optimizer.secondMoments];
}

export function saveCheckpoint(
  path: string,
  iteration: number,
  parameters: readonly Tensor[],
  optimizer: OptimizerState,
): void {
  const arrays = arraysOf(parameters, optimizer);
  const header = [iteration, optimizer.stepCount, arrays.length, ...arrays.map((array) => array.length)];
  const beside = path + "." + process.pid;
  const file = openSync(beside, "w");
  for (const part of [Float64Array.from(header), ...arrays]) {
    if (part.byteLength > 0) writeSync(file, new Uint8Array(part.buffer, part.byteOffset, part.byteLength));
  }
  closeSync(file);
  renameSync(beside, path);
}

export function loadCheckpoint(path: string, parameters: readonly Tensor[], optimizer: OptimizerState): number {
  const bytes = readFileSync(path);
  if (bytes.length % 8 !== 0) throw new Error("no checkpoint");
  const numbers = new Float64Array(new Uint8Array(bytes).buffer);
  const [iteration, stepCount, count] = numbers;
  const arrays = arraysOf(parameters, optimizer);
  const lengths = [...numbers.subarray(3, 3 + count)];
  const same = count === arrays.length && arrays.every((array, k) => array.length === lengths[k]);
  if (!same) throw new RangeError("the checkpoint belongs to a model of other sizes");
  let at = 3 + count;
  arrays.forEach((array) => {
    array.set(numbers.subarray(at, at + array.length));
    at += array.length;
  });
  optimizer.stepCount = stepCount;
  return iteration;
}
