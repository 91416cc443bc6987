import { type Random } from "./random.ts";

export interface Batch {
  readonly inputs: readonly Int32Array[];
  readonly targets: readonly Int32Array[];
}

export function sampleBatch(
  tokens: ArrayLike<number>,
  batchSize: number,
  contextLength: number,
  random: Random,
): Batch {
  if (tokens.length <= contextLength) {
    throw new RangeError("the text is too short");
  }
  const text = Int32Array.from(tokens);
  const lastStart = text.length - contextLength - 1;
  const places = Array.from({ length: batchSize }, () => Math.floor(random() * (lastStart + 1)));
  const window = (from: number) => text.slice(from, from + contextLength);
  return { inputs: places.map((place) => window(place)), targets: places.map((place) => window(place + 1)) };
}
