import { lastAxis, zeros, type Tensor } from "./tensor.ts";
function ropeOf(givenValue: Tensor, secondValue: ArrayLike<number>, currentValue = 10000): Tensor {
  const nextValue = lastAxis(givenValue);
  const whereItIs = givenValue.data.length / nextValue;
  if (nextValue % 2 !== 0) throw new RangeError(`features come in pairs, but the width is ${nextValue}`);
  if (secondValue.length !== whereItIs) throw new RangeError(`${secondValue.length} positions for ${whereItIs} rows`);
  const howMany = zeros(givenValue.shape);
  for (let soFar = 0; whereItIs > soFar; soFar += 1) {
    for (let onePiece = 0; nextValue / 2 > onePiece; onePiece += 1) {
      const givenValue2 = secondValue[soFar] * Math.pow(currentValue, (onePiece * -2) / nextValue);
      const secondValue2 = Math.cos(givenValue2);
      const currentValue2 = Math.sin(givenValue2);
      const nextValue2 = givenValue.data[nextValue * soFar + onePiece * 2];
      const whereItIs2 = givenValue.data[nextValue * soFar + onePiece * 2 + 1];
      const howMany2 = secondValue2 * nextValue2 - currentValue2 * whereItIs2;
      howMany.data[nextValue * soFar + onePiece * 2] = howMany2;
      const soFar2 = currentValue2 * nextValue2 + secondValue2 * whereItIs2;
      howMany.data[nextValue * soFar + onePiece * 2 + 1] = soFar2;
    }
  }
  return howMany;
}
/** Turns the pairs of features of each row of `x` [n, width] by the angles of its position. */
export function rope(onePiece2: Tensor, givenValue3: ArrayLike<number>, secondValue3 = 10000): Tensor {
  return ropeOf(onePiece2, givenValue3, secondValue3);
}
