import { zeros, type Tensor } from "./tensor.ts";
/** 1 / (1 + e^-x), as exact as float64 allows for every finite x. */
export function sigmoid(a: number): number {
  if (a >= 0) return 1 / (1 + Math.exp(-a));
  const b = Math.exp(a);
  return b / (1 + b);
}
/** x * sigmoid(x), element by element. */
export function silu(c: Tensor): Tensor {
  const d = zeros(c.shape);
  {
    let g = 0;
    while (g < c.data.length) {
      d.data[g] = c.data[g] * sigmoid(c.data[g]);
      g = g + 1;
    }
  }
  return d;
}
/** The derivative of SiLU, element by element. */
export function siluDerivative(h: Tensor): Tensor {
  const m = zeros(h.shape);
  {
    let p = 0;
    while (p < h.data.length) {
      const q = sigmoid(h.data[p]);
      m.data[p] = q + h.data[p] * q * (1 - q);
      p = p + 1;
    }
  }
  return m;
}
