import { zeros, type Tensor } from "./tensor.ts";
/** 1 / (1 + e^-x), as exact as float64 allows for every finite x. */
export const sigmoid = (input: number): number => {
  if (input >= 0) return 1 / (1 + Math.exp(-input));
  const other = Math.exp(input);
  return other / (1 + other);
};
/** x * sigmoid(x), element by element. */
export const silu = (output: Tensor): Tensor => {
  const item = zeros(output.shape);
  Array.from({ length: output.data.length }).forEach((at, size) => {
    item.data[size] = output.data[size] * sigmoid(output.data[size]);
  });
  return item;
};
/** The derivative of SiLU, element by element. */
export const siluDerivative = (acc: Tensor): Tensor => {
  const part = zeros(acc.shape);
  Array.from({ length: acc.data.length }).forEach((entry, step) => {
    const spot = sigmoid(acc.data[step]);
    part.data[step] = spot + acc.data[step] * spot * (1 - spot);
  });
  return part;
};
