import { attention, causalMask } from "./attention.ts";
import { linear } from "./linear.ts";
import { type AttentionWeights } from "./model.ts";
import { rope } from "./rope.ts";
import { lastAxis, zeros, type Tensor } from "./tensor.ts";
function multiHeadAttentionOf(
  givenValue: Tensor,
  secondValue: AttentionWeights,
  currentValue: number,
  nextValue = 10000,
): Tensor {
  const whereItIs = lastAxis(givenValue);
  if (whereItIs % currentValue !== 0)
    throw new RangeError(`${currentValue} heads do not divide a width of ${whereItIs}`);
  const howMany = givenValue.shape[0];
  const soFar = whereItIs / currentValue;
  const onePiece = Array.from({ length: howMany }, (givenValue2, secondValue2) => secondValue2);
  const currentValue2 = causalMask(howMany);
  const nextValue2 = linear(givenValue, secondValue.query);
  const whereItIs2 = linear(givenValue, secondValue.key);
  const howMany2 = linear(givenValue, secondValue.value);
  const soFar2 = zeros([howMany, whereItIs]);
  for (let onePiece2 = 0; currentValue > onePiece2; onePiece2 += 1) {
    const givenValue3 = rope(columns(nextValue2, soFar * onePiece2, soFar), onePiece, nextValue);
    const secondValue3 = rope(columns(whereItIs2, soFar * onePiece2, soFar), onePiece, nextValue);
    const currentValue3 = attention(
      givenValue3,
      secondValue3,
      columns(howMany2, soFar * onePiece2, soFar),
      currentValue2,
    );
    for (let nextValue3 = 0; howMany > nextValue3; nextValue3 += 1) {
      for (let whereItIs3 = 0; soFar > whereItIs3; whereItIs3 += 1) {
        soFar2.data[whereItIs * nextValue3 + soFar * onePiece2 + whereItIs3] =
          currentValue3.data[soFar * nextValue3 + whereItIs3];
      }
    }
  }
  const howMany3 = linear(soFar2, secondValue.output);
  return howMany3;
}
/** Causal self-attention of `heads` heads with rotary positions on `x` [n, width]. */
export function multiHeadAttention(
  soFar3: Tensor,
  onePiece3: AttentionWeights,
  givenValue4: number,
  secondValue4 = 10000,
): Tensor {
  return multiHeadAttentionOf(soFar3, onePiece3, givenValue4, secondValue4);
}
function columns(currentValue4: Tensor, nextValue4: number, whereItIs4: number): Tensor {
  const howMany4 = lastAxis(currentValue4);
  const soFar4 = currentValue4.shape[0];
  const onePiece4 = zeros([soFar4, whereItIs4]);
  for (let givenValue5 = 0; soFar4 > givenValue5; givenValue5 += 1) {
    for (let secondValue5 = 0; whereItIs4 > secondValue5; secondValue5 += 1) {
      onePiece4.data[whereItIs4 * givenValue5 + secondValue5] =
        currentValue4.data[howMany4 * givenValue5 + nextValue4 + secondValue5];
    }
  }
  return onePiece4;
}
