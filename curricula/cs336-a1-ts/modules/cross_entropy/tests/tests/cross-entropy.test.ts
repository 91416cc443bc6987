import assert from "node:assert/strict";
import { test } from "node:test";
import { crossEntropy, crossEntropyGradient } from "../src/cross-entropy.ts";
import { tensor, type Tensor } from "../src/tensor.ts";
import { assertClose, assertNumbersClose, fixture } from "./support.ts";

interface Case {
  readonly logits: Tensor;
  readonly targets: number[];
  readonly loss: number;
  readonly gradient: Tensor;
}
const { batch, large, single } = fixture<Record<"batch" | "large" | "single", Case>>("cross-entropy");

test("the loss of a batch is the mean over its rows", () => {
  assertNumbersClose([crossEntropy(batch.logits, batch.targets)], [batch.loss]);
});

test("the loss of one row", () => {
  assertNumbersClose([crossEntropy(single.logits, single.targets)], [single.loss]);
});

test("equal logits give the logarithm of the vocabulary size", () => {
  assertNumbersClose([crossEntropy(tensor([1, 8], new Float64Array(8)), [3])], [Math.log(8)]);
});

test("logits far apart give a finite loss", () => {
  assertNumbersClose([crossEntropy(large.logits, large.targets)], [large.loss]);
});

test("very negative logits give a finite loss", () => {
  assertNumbersClose([crossEntropy(tensor([1, 2], [-2000, -2001]), [0])], [Math.log1p(Math.exp(-1))]);
});

test("the gradient of a batch", () => {
  assertClose(crossEntropyGradient(batch.logits, batch.targets), batch.gradient);
});

test("the gradient of one row", () => {
  assertClose(crossEntropyGradient(single.logits, single.targets), single.gradient);
});

test("the gradient agrees with finite differences of the loss", () => {
  const gradient = crossEntropyGradient(batch.logits, batch.targets);
  const numeric = Array.from(batch.logits.data, (_, index) => {
    const moved = (by: number) => {
      const data = Float64Array.from(batch.logits.data);
      data[index] = (data[index] as number) + by;
      return crossEntropy(tensor(batch.logits.shape, data), batch.targets);
    };
    return (moved(1e-5) - moved(-1e-5)) / 2e-5;
  });
  assertNumbersClose(gradient.data, numeric, 1e-8);
});

test("refuses another number of targets than rows", () => {
  for (const targets of [[0], [0, 1, 2, 1, 0]]) {
    assert.throws(() => crossEntropy(tensor([2, 3], [1, 2, 3, 4, 5, 6]), targets), RangeError);
    assert.throws(() => crossEntropyGradient(tensor([2, 3], [1, 2, 3, 4, 5, 6]), targets), RangeError);
  }
});

test("refuses a target outside of the vocabulary", () => {
  for (const target of [3, -1, 1.5, NaN]) {
    assert.throws(() => crossEntropy(tensor([2, 3], [1, 2, 3, 4, 5, 6]), [0, target]), RangeError);
    assert.throws(() => crossEntropyGradient(tensor([2, 3], [1, 2, 3, 4, 5, 6]), [0, target]), RangeError);
  }
});

test("the arguments are not changed", () => {
  const logits = tensor([2, 2], [1, 2, 3, 4]);
  const targets = [0, 1];
  crossEntropy(logits, targets);
  crossEntropyGradient(logits, targets);
  assertNumbersClose(logits.data, [1, 2, 3, 4], 0);
  assert.deepEqual(targets, [0, 1]);
});
