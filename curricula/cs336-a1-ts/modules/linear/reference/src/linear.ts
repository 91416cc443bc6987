import { normal, type Random } from "./random.ts";
import { lastAxis, zeros, type Tensor } from "./tensor.ts";

/** `x` [..., in] times the transposed `weight` [out, in]: a tensor [..., out]. */
export function linear(x: Tensor, weight: Tensor): Tensor {
  const inFeatures = lastAxis(x);
  const outFeatures = weight.shape[0];
  if (lastAxis(weight) !== inFeatures) {
    throw new RangeError(`an input of ${inFeatures} features does not fit a weight [${weight.shape.join(", ")}]`);
  }
  const result = zeros([...x.shape.slice(0, -1), outFeatures]);
  const rows = x.data.length / inFeatures;
  for (let row = 0; row < rows; row += 1) {
    for (let out = 0; out < outFeatures; out += 1) {
      let total = 0;
      for (let i = 0; i < inFeatures; i += 1) {
        total += x.data[row * inFeatures + i] * weight.data[out * inFeatures + i];
      }
      result.data[row * outFeatures + out] = total;
    }
  }
  return result;
}

/** Initial weights [outFeatures, inFeatures]: normal, variance 2 / (in + out), cut off at three standard deviations. */
export function initLinear(inFeatures: number, outFeatures: number, random: Random): Tensor {
  const deviation = Math.sqrt(2 / (inFeatures + outFeatures));
  const weight = zeros([outFeatures, inFeatures]);
  for (let i = 0; i < weight.data.length; i += 1) {
    let draw = normal(random);
    while (Math.abs(draw) > 3) {
      draw = normal(random);
    }
    weight.data[i] = draw * deviation;
  }
  return weight;
}
