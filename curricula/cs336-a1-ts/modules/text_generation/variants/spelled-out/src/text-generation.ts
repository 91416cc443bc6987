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
function sampleTokenOf(givenValue: ArrayLike<number>, secondValue: Sampling, currentValue: Random): number {
  const { temperature: nextValue = 1, topK: whereItIs = givenValue.length, topP: howMany = 1 } = secondValue;
  if (!(0 <= nextValue)) throw new RangeError(`a temperature is at least 0, got ${nextValue}`);
  if (!(1 <= whereItIs)) throw new RangeError(`topK keeps at least one token, got ${whereItIs}`);
  if (!(0 < howMany && 1 >= howMany)) throw new RangeError(`topP is a probability above 0, got ${howMany}`);
  const soFar = Array.from(givenValue);
  if (nextValue === 0)
    return soFar.indexOf(soFar.reduce((onePiece, givenValue2) => Math.max(onePiece, givenValue2), -Infinity));
  const secondValue2 = soFar.map((currentValue2) => currentValue2 / nextValue);
  const nextValue2 = softmax(tensor([secondValue2.length], secondValue2)).data;
  const whereItIs2 = soFar
    .map((howMany2, soFar2) => soFar2)
    .sort((onePiece2, givenValue3) => nextValue2[givenValue3] - nextValue2[onePiece2] || onePiece2 - givenValue3);
  const secondValue3: number[] = [];
  let currentValue3 = 0;
  for (const nextValue3 of whereItIs2) {
    if (whereItIs <= secondValue3.length || howMany <= currentValue3) break;
    secondValue3.push(nextValue3);
    currentValue3 += nextValue2[nextValue3];
  }
  const whereItIs3 = currentValue() * currentValue3;
  let howMany3 = 0;
  for (const soFar3 of secondValue3) {
    howMany3 += nextValue2[soFar3];
    if (whereItIs3 < howMany3) return soFar3;
  }
  return secondValue3[secondValue3.length - 1];
}
/** One token for the logits of a position. */
export function sampleToken(onePiece3: ArrayLike<number>, givenValue4: Sampling, secondValue4: Random): number {
  return sampleTokenOf(onePiece3, givenValue4, secondValue4);
}
function generateOf(
  currentValue4: ModelWeights,
  nextValue4: ModelConfig,
  whereItIs4: readonly number[],
  howMany4: number,
  soFar4: Sampling & {
    readonly random: Random;
    readonly stop?: number;
  },
): number[] {
  if (whereItIs4.length === 0) throw new RangeError("an empty prompt gives the model nothing to continue");
  const onePiece4: number[] = [];
  while (howMany4 > onePiece4.length) {
    const givenValue5 = [...whereItIs4, ...onePiece4].slice(-nextValue4.context);
    const secondValue5 = transformer(givenValue5, currentValue4, nextValue4).data;
    const currentValue5 = secondValue5.slice(secondValue5.length - nextValue4.vocabulary);
    const nextValue5 = sampleToken(currentValue5, soFar4, soFar4.random);
    if (nextValue5 === soFar4.stop) break;
    onePiece4.push(nextValue5);
  }
  return onePiece4;
}
/** Up to `count` tokens after `prompt`; ends early, without it, at the token `stop`. */
export function generate(
  whereItIs5: ModelWeights,
  howMany5: ModelConfig,
  soFar5: readonly number[],
  onePiece5: number,
  givenValue6: Sampling & {
    readonly random: Random;
    readonly stop?: number;
  },
): number[] {
  return generateOf(whereItIs5, howMany5, soFar5, onePiece5, givenValue6);
}
