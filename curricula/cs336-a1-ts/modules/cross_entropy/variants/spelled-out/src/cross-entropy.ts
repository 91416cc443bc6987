import { softmax } from "./softmax.ts";
import { lastAxis, type Tensor } from "./tensor.ts";
function crossEntropyOf(givenValue: Tensor, secondValue: ArrayLike<number>): number {
  const currentValue = checkedRows(givenValue, secondValue);
  const nextValue = lastAxis(givenValue);
  let whereItIs = 0;
  for (let howMany = 0; currentValue > howMany; howMany += 1) {
    const soFar = nextValue * howMany;
    let onePiece = -Infinity;
    for (let givenValue2 = 0; nextValue > givenValue2; givenValue2 += 1) {
      onePiece = Math.max(onePiece, givenValue.data[soFar + givenValue2]);
    }
    let secondValue2 = 0;
    for (let currentValue2 = 0; nextValue > currentValue2; currentValue2 += 1) {
      secondValue2 += Math.exp(givenValue.data[soFar + currentValue2] - onePiece);
    }
    whereItIs += onePiece + Math.log(secondValue2) - givenValue.data[soFar + secondValue[howMany]];
  }
  const nextValue2 = whereItIs / currentValue;
  return nextValue2;
}
/** The mean loss of `logits` [n, vocabulary] against one target for each row. */
export function crossEntropy(whereItIs2: Tensor, howMany2: ArrayLike<number>): number {
  return crossEntropyOf(whereItIs2, howMany2);
}
function crossEntropyGradientOf(soFar2: Tensor, onePiece2: ArrayLike<number>): Tensor {
  const givenValue3 = checkedRows(soFar2, onePiece2);
  const secondValue3 = lastAxis(soFar2);
  const currentValue3 = softmax(soFar2);
  for (let nextValue3 = 0; givenValue3 > nextValue3; nextValue3 += 1) {
    currentValue3.data[secondValue3 * nextValue3 + onePiece2[nextValue3]] -= 1;
  }
  for (let whereItIs3 = 0; currentValue3.data.length > whereItIs3; whereItIs3 += 1) {
    currentValue3.data[whereItIs3] /= givenValue3;
  }
  return currentValue3;
}
/** The derivative of that mean loss by every logit, in the shape of `logits`. */
export function crossEntropyGradient(howMany3: Tensor, soFar3: ArrayLike<number>): Tensor {
  return crossEntropyGradientOf(howMany3, soFar3);
}
function checkedRows(onePiece3: Tensor, givenValue4: ArrayLike<number>): number {
  const secondValue4 = lastAxis(onePiece3);
  const currentValue4 = onePiece3.data.length / secondValue4;
  if (givenValue4.length !== currentValue4)
    throw new RangeError(`${currentValue4} rows of logits, but ${givenValue4.length} targets`);
  for (let nextValue4 = 0; currentValue4 > nextValue4; nextValue4 += 1) {
    const whereItIs4 = givenValue4[nextValue4];
    if (!Number.isInteger(whereItIs4) || 0 > whereItIs4 || secondValue4 <= whereItIs4) {
      throw new RangeError(`the target ${whereItIs4} of row ${nextValue4} is not a token below ${secondValue4}`);
    }
  }
  return currentValue4;
}
