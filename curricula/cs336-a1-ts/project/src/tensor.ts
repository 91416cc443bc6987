/** Numbers in row-major order with their shape: of the last axis, neighbours are neighbours in `data`. */
export interface Tensor {
  readonly shape: readonly number[];
  readonly data: Float64Array;
}

/** A tensor that holds `values`; throws a `RangeError` when their number does not fit the shape. */
export function tensor(shape: readonly number[], values: ArrayLike<number>): Tensor {
  const size = sizeOf(shape);
  if (values.length !== size) {
    throw new RangeError(`the shape [${shape.join(", ")}] has room for ${size} numbers, got ${values.length}`);
  }
  return { shape: [...shape], data: Float64Array.from(values) };
}

/** A tensor of zeros. */
export function zeros(shape: readonly number[]): Tensor {
  return { shape: [...shape], data: new Float64Array(sizeOf(shape)) };
}

/** How many numbers a shape holds. */
export function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, length) => product * length, 1);
}

/** The length of the last axis; throws a `RangeError` for a scalar. */
export function lastAxis({ shape }: Tensor): number {
  const length = shape.at(-1);
  if (length === undefined) throw new RangeError("a scalar has no last axis");
  return length;
}
