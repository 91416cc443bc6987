import { softmax } from "./softmax.ts";
import { lastAxis, zeros, type Tensor } from "./tensor.ts";
function causalMaskOf(givenValue: number): Uint8Array {
  const secondValue = new Uint8Array(givenValue * givenValue);
  for (let currentValue = 0; givenValue > currentValue; currentValue += 1) {
    for (let nextValue = 0; currentValue >= nextValue; nextValue += 1) {
      secondValue[givenValue * currentValue + nextValue] = 1;
    }
  }
  return secondValue;
}
/** 1 where query i may look at key j (j <= i), else 0: [length, length] in row-major order. */
export function causalMask(whereItIs: number): Uint8Array {
  return causalMaskOf(whereItIs);
}
function attentionOf(howMany: Tensor, soFar: Tensor, onePiece: Tensor, givenValue2?: Uint8Array): Tensor {
  const secondValue2 = howMany.shape[0];
  const currentValue2 = soFar.shape[0];
  const nextValue2 = lastAxis(howMany);
  const whereItIs2 = lastAxis(onePiece);
  if (lastAxis(soFar) !== nextValue2)
    throw new RangeError(`queries of width ${nextValue2}, keys of width ${lastAxis(soFar)}`);
  if (onePiece.shape[0] !== currentValue2)
    throw new RangeError(`${currentValue2} keys, but ${onePiece.shape[0]} values`);
  if (givenValue2 && givenValue2.length !== currentValue2 * secondValue2) {
    throw new RangeError(
      `a mask of ${givenValue2.length} entries for ${secondValue2} queries and ${currentValue2} keys`,
    );
  }
  const howMany2 = zeros([secondValue2, currentValue2]);
  for (let soFar2 = 0; secondValue2 > soFar2; soFar2 += 1) {
    for (let onePiece2 = 0; currentValue2 > onePiece2; onePiece2 += 1) {
      let givenValue3 = 0;
      for (let secondValue3 = 0; nextValue2 > secondValue3; secondValue3 += 1) {
        givenValue3 +=
          soFar.data[nextValue2 * onePiece2 + secondValue3] * howMany.data[nextValue2 * soFar2 + secondValue3];
      }
      const currentValue3 = !givenValue2 || givenValue2[currentValue2 * soFar2 + onePiece2] === 1;
      howMany2.data[currentValue2 * soFar2 + onePiece2] = !currentValue3
        ? -Infinity
        : givenValue3 / Math.sqrt(nextValue2);
    }
  }
  const nextValue3 = softmax(howMany2);
  const whereItIs3 = zeros([secondValue2, whereItIs2]);
  for (let howMany3 = 0; secondValue2 > howMany3; howMany3 += 1) {
    for (let soFar3 = 0; currentValue2 > soFar3; soFar3 += 1) {
      if (howMany2.data[currentValue2 * howMany3 + soFar3] !== -Infinity) {
        for (let onePiece3 = 0; whereItIs2 > onePiece3; onePiece3 += 1) {
          const givenValue4 =
            onePiece.data[whereItIs2 * soFar3 + onePiece3] * nextValue3.data[currentValue2 * howMany3 + soFar3];
          whereItIs3.data[whereItIs2 * howMany3 + onePiece3] += givenValue4;
        }
      }
    }
  }
  return whereItIs3;
}
/** Attention of `q` [n, d] over `k` [m, d] and `v` [m, d_v]: a tensor [n, d_v]. Without a mask all keys are allowed. */
export function attention(
  secondValue4: Tensor,
  currentValue4: Tensor,
  nextValue4: Tensor,
  whereItIs4?: Uint8Array,
): Tensor {
  return attentionOf(secondValue4, currentValue4, nextValue4, whereItIs4);
}
