import { normal, type Random } from "./random.ts";
import { lastAxis, zeros, type Tensor } from "./tensor.ts";
function linearOf(givenValue: Tensor, secondValue: Tensor): Tensor {
  const currentValue = lastAxis(givenValue);
  const nextValue = secondValue.shape[0];
  if (lastAxis(secondValue) !== currentValue) {
    throw new RangeError(
      `an input of ${currentValue} features does not fit a weight [${secondValue.shape.join(", ")}]`,
    );
  }
  const whereItIs = zeros([...givenValue.shape.slice(0, -1), nextValue]);
  const howMany = givenValue.data.length / currentValue;
  for (let soFar = 0; howMany > soFar; soFar += 1) {
    for (let onePiece = 0; nextValue > onePiece; onePiece += 1) {
      let givenValue2 = 0;
      for (let secondValue2 = 0; currentValue > secondValue2; secondValue2 += 1) {
        givenValue2 +=
          secondValue.data[currentValue * onePiece + secondValue2] *
          givenValue.data[currentValue * soFar + secondValue2];
      }
      whereItIs.data[nextValue * soFar + onePiece] = givenValue2;
    }
  }
  return whereItIs;
}
/** `x` [..., in] times the transposed `weight` [out, in]: a tensor [..., out]. */
export function linear(currentValue2: Tensor, nextValue2: Tensor): Tensor {
  return linearOf(currentValue2, nextValue2);
}
function initLinearOf(whereItIs2: number, howMany2: number, soFar2: Random): Tensor {
  const onePiece2 = Math.sqrt(2 / (whereItIs2 + howMany2));
  const givenValue3 = zeros([howMany2, whereItIs2]);
  for (let secondValue3 = 0; givenValue3.data.length > secondValue3; secondValue3 += 1) {
    let currentValue3 = normal(soFar2);
    while (Math.abs(currentValue3) > 3) {
      currentValue3 = normal(soFar2);
    }
    const nextValue3 = onePiece2 * currentValue3;
    givenValue3.data[secondValue3] = nextValue3;
  }
  return givenValue3;
}
/** Initial weights [outFeatures, inFeatures]: normal, variance 2 / (in + out), cut off at three standard deviations. */
export function initLinear(whereItIs3: number, howMany3: number, soFar3: Random): Tensor {
  return initLinearOf(whereItIs3, howMany3, soFar3);
}
