import { tensor, type Tensor } from "./tensor.ts";

function turned(a: number, b: number, angle: number): [number, number] {
  return [Math.cos(angle) * a - Math.sin(angle) * b, Math.sin(angle) * a + Math.cos(angle) * b];
}

export function rope(x: Tensor, positions: ArrayLike<number>, theta: number = 10000): Tensor {
  const [n, d] = x.shape;
  if (d % 2) throw new RangeError("odd width");
  if (n !== positions.length) throw new RangeError("one position for each row");
  const frequencies = Array.from({ length: d / 2 }, (_, i) => 1 / theta ** ((2 * i) / d));
  const values: number[] = [];
  for (let p = 0; p < n; p++) {
    frequencies.forEach((frequency, i) => {
      const at = p * d + 2 * i;
      values.push(...turned(x.data[at], x.data[at + 1], positions[p] * frequency));
    });
  }
  return tensor([n, d], values);
}
