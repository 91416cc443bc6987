import { tensor, type Tensor } from "./tensor.ts";

function forEachRow(table: Tensor, ids: ArrayLike<number>, visit: (row: Float64Array, at: number) => void): void {
  const [vocabulary, size] = table.shape;
  Array.from(ids).forEach((id, at) => {
    const valid = Number.isSafeInteger(id) && id >= 0 && id < vocabulary;
    if (!valid) throw new RangeError(`unknown id ${id} at ${at}`);
    visit(table.data.subarray(id * size, id * size + size), at);
  });
}

export function embed(table: Tensor, ids: ArrayLike<number>): Tensor {
  const size = table.shape[1];
  const values = new Float64Array(ids.length * size);
  forEachRow(table, ids, (row, at) => values.set(row, at * size));
  return tensor([ids.length, size], values);
}

export function addEmbeddingGradient(into: Tensor, ids: ArrayLike<number>, gradient: Tensor): void {
  const size = into.shape[1];
  forEachRow(into, ids, (row, at) => {
    row.forEach((value, index) => {
      row[index] = value + gradient.data[at * size + index];
    });
  });
}
