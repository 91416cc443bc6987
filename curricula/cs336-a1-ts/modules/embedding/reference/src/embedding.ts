import { lastAxis, zeros, type Tensor } from "./tensor.ts";

/** The rows of `table` [vocabulary, width] for `ids`: a tensor [ids.length, width]. */
export function embed(table: Tensor, ids: ArrayLike<number>): Tensor {
  const width = lastAxis(table);
  const result = zeros([ids.length, width]);
  for (let position = 0; position < ids.length; position += 1) {
    const id = checkedId(table, ids, position);
    for (let i = 0; i < width; i += 1) {
      result.data[position * width + i] = table.data[id * width + i];
    }
  }
  return result;
}

/** Adds each row of `gradient` [ids.length, width] to the row of its id in `into` [vocabulary, width]. */
export function addEmbeddingGradient(into: Tensor, ids: ArrayLike<number>, gradient: Tensor): void {
  const width = lastAxis(into);
  for (let position = 0; position < ids.length; position += 1) {
    const id = checkedId(into, ids, position);
    for (let i = 0; i < width; i += 1) {
      into.data[id * width + i] += gradient.data[position * width + i];
    }
  }
}

function checkedId(table: Tensor, ids: ArrayLike<number>, position: number): number {
  const id = ids[position];
  const rows = table.shape[0];
  if (!Number.isInteger(id) || id < 0 || id >= rows) {
    throw new RangeError(`the id ${id} at position ${position} is not a token below ${rows}`);
  }
  return id;
}
