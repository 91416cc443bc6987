import { lastAxis, zeros, type Tensor } from "./tensor.ts";
function softmaxOf(givenValue: Tensor): Tensor {
  const secondValue = lastAxis(givenValue);
  const currentValue = zeros(givenValue.shape);
  for (let nextValue = 0; givenValue.data.length > nextValue; nextValue += secondValue) {
    let whereItIs = -Infinity;
    for (let howMany = 0; secondValue > howMany; howMany += 1) {
      whereItIs = Math.max(whereItIs, givenValue.data[nextValue + howMany]);
    }
    let soFar = 0;
    for (let onePiece = 0; secondValue > onePiece; onePiece += 1) {
      const givenValue2 = Math.exp(givenValue.data[nextValue + onePiece] - whereItIs);
      currentValue.data[nextValue + onePiece] = givenValue2;
      soFar += givenValue2;
    }
    for (let secondValue2 = 0; secondValue > secondValue2; secondValue2 += 1) {
      currentValue.data[nextValue + secondValue2] /= soFar;
    }
  }
  return currentValue;
}
/** Softmax along the last axis. */
export function softmax(currentValue2: Tensor): Tensor {
  return softmaxOf(currentValue2);
}
