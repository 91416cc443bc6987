import { type ModelConfig, type ModelWeights } from "./model.ts";
import { type Random } from "./random.ts";
import { softmax } from "./softmax.ts";
import { tensor } from "./tensor.ts";
import { transformer } from "./transformer-lm.ts";
export interface Sampling {
  /** 1 by default; 0 takes the most likely token. */
  readonly temperature?: number;
  /** How many of the most likely tokens are kept; all by default. */
  readonly topK?: number;
  /** The probability that the kept tokens reach together; 1 by default. */
  readonly topP?: number;
}
/** One token for the logits of a position. */
export const sampleToken = (input: ArrayLike<number>, other: Sampling, output: Random): number => {
  const { temperature: item = 1, topK: size = input.length, topP: acc = 1 } = other;
  if (!(item >= 0)) throw new RangeError(`a temperature is at least 0, got ${item}`);
  if (!(size >= 1)) throw new RangeError(`topK keeps at least one token, got ${size}`);
  if (!(acc > 0 && acc <= 1)) throw new RangeError(`topP is a probability above 0, got ${acc}`);
  const part = Array.from(input);
  if (item === 0) return part.indexOf(part.reduce((entry, step) => Math.max(entry, step), -Infinity));
  const spot = part.map((mark) => mark / item);
  const cell = softmax(tensor([spot.length], spot)).data;
  const input2 = part.map((other2, output2) => output2).sort((item2, at2) => cell[at2] - cell[item2] || item2 - at2);
  const size2: number[] = [];
  let acc2 = 0;
  for (const part2 of input2) {
    if (size2.length >= size || acc2 >= acc) break;
    size2.push(part2);
    acc2 += cell[part2];
  }
  const entry2 = output() * acc2;
  let step2 = 0;
  for (const spot2 of size2) {
    step2 += cell[spot2];
    if (step2 > entry2) return spot2;
  }
  return size2[size2.length - 1];
};
/** Up to `count` tokens after `prompt`; ends early, without it, at the token `stop`. */
export const generate = (
  mark2: ModelWeights,
  cell2: ModelConfig,
  input3: readonly number[],
  other3: number,
  output3: Sampling & {
    readonly random: Random;
    readonly stop?: number;
  },
): number[] => {
  if (input3.length === 0) throw new RangeError("an empty prompt gives the model nothing to continue");
  const item3: number[] = [];
  while (item3.length < other3) {
    const at3 = [...input3, ...item3].slice(-cell2.context);
    const size3 = transformer(at3, mark2, cell2).data;
    const acc3 = size3.slice(size3.length - cell2.vocabulary);
    const part3 = sampleToken(acc3, output3, output3.random);
    if (part3 === output3.stop) break;
    item3.push(part3);
  }
  return item3;
};
