import { normal, type Random } from "./random.ts";
import { tensor, type Tensor } from "./tensor.ts";

const dot = (a: Float64Array, b: Float64Array): number => a.reduce((sum, value, index) => sum + value * b[index], 0);

export function linear(x: Tensor, weight: Tensor): Tensor {
  const [outputs, inputs] = weight.shape;
  const leading = x.shape.slice(0, x.shape.length - 1);
  if (x.shape[leading.length] !== inputs) throw new RangeError("the features do not fit");
  const values: number[] = [];
  for (let from = 0; from < x.data.length; from += inputs) {
    const features = x.data.subarray(from, from + inputs);
    for (let o = 0; o < outputs; o++) {
      values.push(dot(features, weight.data.subarray(o * inputs, (o + 1) * inputs)));
    }
  }
  return tensor(leading.concat(outputs), values);
}

export function initLinear(inFeatures: number, outFeatures: number, random: Random): Tensor {
  const sigma = (2 / (inFeatures + outFeatures)) ** 0.5;
  const limited = (): number => {
    const z = normal(random);
    return z < -3 || z > 3 ? limited() : z;
  };
  return tensor(
    [outFeatures, inFeatures],
    Array.from({ length: outFeatures * inFeatures }, () => sigma * limited()),
  );
}
