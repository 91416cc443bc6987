import { type Tensor } from "./tensor.ts";

export function sigmoid(x: number): number {
  const small = Math.exp(-Math.abs(x));
  return (x < 0 ? small : 1) / (1 + small);
}

const mapped = (x: Tensor, f: (value: number) => number): Tensor => ({ shape: [...x.shape], data: x.data.map(f) });

export const silu = (x: Tensor): Tensor => mapped(x, (value) => sigmoid(value) * value);

export const siluDerivative = (x: Tensor): Tensor =>
  mapped(x, (value) => {
    const s = sigmoid(value);
    return s * (1 + value * (1 - s));
  });
