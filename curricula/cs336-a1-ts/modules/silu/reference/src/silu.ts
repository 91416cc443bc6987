import { zeros, type Tensor } from "./tensor.ts";

/** 1 / (1 + e^-x), as exact as float64 allows for every finite x. */
export function sigmoid(x: number): number {
  if (x >= 0) return 1 / (1 + Math.exp(-x));
  const power = Math.exp(x);
  return power / (1 + power);
}

/** x * sigmoid(x), element by element. */
export function silu(x: Tensor): Tensor {
  const result = zeros(x.shape);
  for (let i = 0; i < x.data.length; i += 1) {
    result.data[i] = x.data[i] * sigmoid(x.data[i]);
  }
  return result;
}

/** The derivative of SiLU, element by element. */
export function siluDerivative(x: Tensor): Tensor {
  const result = zeros(x.shape);
  for (let i = 0; i < x.data.length; i += 1) {
    const gate = sigmoid(x.data[i]);
    result.data[i] = gate + x.data[i] * gate * (1 - gate);
  }
  return result;
}
