import { type Tensor } from "./tensor.ts";

/** 1 where query i may look at key j (j <= i), else 0: [length, length] in row-major order. */
export function causalMask(length: number): Uint8Array {
  throw new Error("not implemented");
}

/** Attention of `q` [n, d] over `k` [m, d] and `v` [m, d_v]: a tensor [n, d_v]. Without a mask all keys are allowed. */
export function attention(q: Tensor, k: Tensor, v: Tensor, mask?: Uint8Array): Tensor {
  throw new Error("not implemented");
}
