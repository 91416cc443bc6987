import { seededRandom } from "./sample-grammars.ts";

const random = seededRandom(1);

/** Small numbers around 0. */
export const randomFloats = (count: number): Float32Array<ArrayBuffer> =>
  Float32Array.from({ length: count }, () => (random() - 0.5) * 0.1);
