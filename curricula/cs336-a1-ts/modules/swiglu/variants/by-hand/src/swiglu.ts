import { linear } from "./linear.ts";
import { silu } from "./silu.ts";
import { tensor, type Tensor } from "./tensor.ts";

export interface SwigluWeights {
  readonly gate: Tensor;
  readonly up: Tensor;
  readonly down: Tensor;
}

function hadamard(a: Tensor, b: Tensor): Tensor {
  return tensor(
    a.shape,
    a.data.map((value, i) => value * b.data[i]),
  );
}

export function swiglu(x: Tensor, { gate, up, down }: SwigluWeights): Tensor {
  const opened = silu(linear(x, gate));
  return linear(hadamard(opened, linear(x, up)), down);
}

export function feedForwardWidth(width: number, multiple: number = 64): number {
  let result = multiple;
  while (result * 3 < width * 8) {
    result += multiple;
  }
  return result;
}
