import { type Tensor } from "./tensor.ts";

/** The rows of `table` [vocabulary, width] for `ids`: a tensor [ids.length, width]. */
export function embed(table: Tensor, ids: ArrayLike<number>): Tensor {
  throw new Error("not implemented");
}

/** Adds each row of `gradient` [ids.length, width] to the row of its id in `into` [vocabulary, width]. */
export function addEmbeddingGradient(into: Tensor, ids: ArrayLike<number>, gradient: Tensor): void {
  throw new Error("not implemented");
}
