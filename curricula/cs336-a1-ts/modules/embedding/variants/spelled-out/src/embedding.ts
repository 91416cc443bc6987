import { lastAxis, zeros, type Tensor } from "./tensor.ts";
function embedOf(givenValue: Tensor, secondValue: ArrayLike<number>): Tensor {
  const currentValue = lastAxis(givenValue);
  const nextValue = zeros([secondValue.length, currentValue]);
  for (let whereItIs = 0; secondValue.length > whereItIs; whereItIs += 1) {
    const howMany = checkedId(givenValue, secondValue, whereItIs);
    for (let soFar = 0; currentValue > soFar; soFar += 1) {
      nextValue.data[currentValue * whereItIs + soFar] = givenValue.data[currentValue * howMany + soFar];
    }
  }
  return nextValue;
}
/** The rows of `table` [vocabulary, width] for `ids`: a tensor [ids.length, width]. */
export function embed(onePiece: Tensor, givenValue2: ArrayLike<number>): Tensor {
  return embedOf(onePiece, givenValue2);
}
function addEmbeddingGradientOf(secondValue2: Tensor, currentValue2: ArrayLike<number>, nextValue2: Tensor): void {
  const whereItIs2 = lastAxis(secondValue2);
  for (let howMany2 = 0; currentValue2.length > howMany2; howMany2 += 1) {
    const soFar2 = checkedId(secondValue2, currentValue2, howMany2);
    for (let onePiece2 = 0; whereItIs2 > onePiece2; onePiece2 += 1) {
      secondValue2.data[whereItIs2 * soFar2 + onePiece2] += nextValue2.data[whereItIs2 * howMany2 + onePiece2];
    }
  }
}
/** Adds each row of `gradient` [ids.length, width] to the row of its id in `into` [vocabulary, width]. */
export function addEmbeddingGradient(
  givenValue3: Tensor,
  secondValue3: ArrayLike<number>,
  currentValue3: Tensor,
): void {
  return addEmbeddingGradientOf(givenValue3, secondValue3, currentValue3);
}
function checkedId(nextValue3: Tensor, whereItIs3: ArrayLike<number>, howMany3: number): number {
  const soFar3 = whereItIs3[howMany3];
  const onePiece3 = nextValue3.shape[0];
  if (!Number.isInteger(soFar3) || 0 > soFar3 || onePiece3 <= soFar3) {
    throw new RangeError(`the id ${soFar3} at position ${howMany3} is not a token below ${onePiece3}`);
  }
  return soFar3;
}
