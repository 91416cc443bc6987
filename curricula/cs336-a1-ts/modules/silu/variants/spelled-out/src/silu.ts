import { zeros, type Tensor } from "./tensor.ts";
function sigmoidOf(givenValue: number): number {
  if (0 <= givenValue) return 1 / (1 + Math.exp(-givenValue));
  const secondValue = Math.exp(givenValue);
  const currentValue = secondValue / (1 + secondValue);
  return currentValue;
}
/** 1 / (1 + e^-x), as exact as float64 allows for every finite x. */
export function sigmoid(nextValue: number): number {
  return sigmoidOf(nextValue);
}
function siluOf(whereItIs: Tensor): Tensor {
  const howMany = zeros(whereItIs.shape);
  for (let soFar = 0; whereItIs.data.length > soFar; soFar += 1) {
    const onePiece = whereItIs.data[soFar] * sigmoid(whereItIs.data[soFar]);
    howMany.data[soFar] = onePiece;
  }
  return howMany;
}
/** x * sigmoid(x), element by element. */
export function silu(givenValue2: Tensor): Tensor {
  return siluOf(givenValue2);
}
function siluDerivativeOf(secondValue2: Tensor): Tensor {
  const currentValue2 = zeros(secondValue2.shape);
  for (let nextValue2 = 0; secondValue2.data.length > nextValue2; nextValue2 += 1) {
    const whereItIs2 = sigmoid(secondValue2.data[nextValue2]);
    const howMany2 = whereItIs2 + (1 - whereItIs2) * (whereItIs2 * secondValue2.data[nextValue2]);
    currentValue2.data[nextValue2] = howMany2;
  }
  return currentValue2;
}
/** The derivative of SiLU, element by element. */
export function siluDerivative(soFar2: Tensor): Tensor {
  return siluDerivativeOf(soFar2);
}
