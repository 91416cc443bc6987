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
  const starts = tokens.length - contextLength;
  if (starts < 1) throw new RangeError(`${tokens.length} tokens hold no example of ${contextLength} and a target`);
  const inputs: Int32Array[] = [];
  const targets: Int32Array[] = [];
  for (let example = 0; example < batchSize; example += 1) {
    const start = Math.floor(random() * starts);
    const input = new Int32Array(contextLength);
    const target = new Int32Array(contextLength);
    for (let i = 0; i < contextLength; i += 1) {
      input[i] = tokens[start + i];
      target[i] = tokens[start + i + 1];
    }
    inputs.push(input);
    targets.push(target);
  }
  return { inputs, targets };
}
