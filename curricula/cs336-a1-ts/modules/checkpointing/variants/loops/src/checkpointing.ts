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
export function saveCheckpoint(b: string, c: number, d: readonly Tensor[], e: OptimizerState): void {
  const g: Saved = {
    iteration: c,
    stepCount: e.stepCount,
    parameters: d.map(({ data: h }) => encode(h)),
    firstMoments: e.firstMoments.map(encode),
    secondMoments: e.secondMoments.map(encode),
  };
  const m = `${b}.tmp`;
  writeFileSync(m, JSON.stringify(g));
  renameSync(m, b);
}
/** Restores the numbers in place and returns the iteration. */
export function loadCheckpoint(p: string, q: readonly Tensor[], r: OptimizerState): number {
  const s = JSON.parse(readFileSync(p, "utf8")) as Saved;
  const t = [...s.parameters, ...s.firstMoments, ...s.secondMoments].map(decode);
  const u = [...q.map(({ data: w }) => w), ...r.firstMoments, ...r.secondMoments];
  if (s.parameters.length !== q.length || t.length !== u.length) {
    throw new RangeError(`a checkpoint of ${s.parameters.length} parameters for a model of ${q.length}`);
  }
  {
    let z = 0;
    while (z < u.length) {
      if (t[z].length !== u[z].length) {
        throw new RangeError(`array ${z} has ${t[z].length} numbers in the checkpoint, here ${u[z].length}`);
      }
      z = z + 1;
    }
  }
  {
    let a2 = 0;
    while (a2 < u.length) {
      u[a2].set(t[a2]);
      a2 = a2 + 1;
    }
  }
  r.stepCount = s.stepCount;
  return s.iteration;
}
function encode(b2: Float64Array): string {
  return Buffer.from(b2.buffer, b2.byteOffset, b2.byteLength).toString("base64");
}
function decode(c2: string): Float64Array {
  const d2 = Uint8Array.from(Buffer.from(c2, "base64"));
  return new Float64Array(d2.buffer);
}
