import { lastAxis, zeros, type Tensor } from "./tensor.ts";
function rmsNormOf(givenValue: Tensor, secondValue: Tensor, currentValue = 1e-5): Tensor {
  const nextValue = lastAxis(givenValue);
  if (secondValue.data.length !== nextValue)
    throw new RangeError(`${secondValue.data.length} gains for rows of ${nextValue}`);
  const whereItIs = zeros(givenValue.shape);
  for (let howMany = 0; givenValue.data.length > howMany; howMany += nextValue) {
    let soFar = 0;
    for (let onePiece = 0; nextValue > onePiece; onePiece += 1) {
      soFar += givenValue.data[howMany + onePiece] * givenValue.data[howMany + onePiece];
    }
    const givenValue2 = Math.sqrt(soFar / nextValue + currentValue);
    for (let secondValue2 = 0; nextValue > secondValue2; secondValue2 += 1) {
      const currentValue2 = secondValue.data[secondValue2] * (givenValue.data[howMany + secondValue2] / givenValue2);
      whereItIs.data[howMany + secondValue2] = currentValue2;
    }
  }
  return whereItIs;
}
/** Divides every row of `x` [..., width] by its root mean square and multiplies by `gain` [width]. */
export function rmsNorm(nextValue2: Tensor, whereItIs2: Tensor, howMany2 = 1e-5): Tensor {
  return rmsNormOf(nextValue2, whereItIs2, howMany2);
}
