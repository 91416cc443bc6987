import assert from "node:assert/strict";
import { test } from "node:test";
import { rmsNorm } from "../src/rmsnorm.ts";
import { tensor, type Tensor } from "../src/tensor.ts";
import { assertClose, assertNumbersClose, fixture } from "./support.ts";

interface Case {
  readonly x: Tensor;
  readonly gain: Tensor;
  readonly eps: number;
  readonly expected: Tensor;
}
const { matrix, axes, tiny } = fixture<Record<"matrix" | "axes" | "tiny", Case>>("rmsnorm");

test("normalises every row and applies the gain", () => {
  assertClose(rmsNorm(matrix.x, matrix.gain, matrix.eps), matrix.expected);
});

test("eps is 1e-5 unless it is given", () => {
  assertClose(rmsNorm(axes.x, axes.gain), axes.expected);
});

test("eps counts inside of the root", () => {
  assertClose(rmsNorm(tiny.x, tiny.gain, tiny.eps), tiny.expected);
});

test("works on the last of three axes", () => {
  assert.equal(axes.x.shape.length, 3);
  assertClose(rmsNorm(axes.x, axes.gain, 1e-5), axes.expected);
});

test("the mean is not subtracted", () => {
  assertNumbersClose(rmsNorm(tensor([1, 2], [5, 5]), tensor([2], [1, 1]), 0).data, [1, 1]);
});

test("a row with mean square 1 stays as it is", () => {
  assertNumbersClose(rmsNorm(tensor([2], [1, -1]), tensor([2], [1, 1]), 0).data, [1, -1]);
});

test("a row of zeros gives zeros", () => {
  assertNumbersClose(rmsNorm(tensor([1, 3], [0, 0, 0]), tensor([3], [1, 2, 3])).data, [0, 0, 0]);
});

test("a gain of another length is refused", () => {
  for (const gain of [tensor([1], [1]), tensor([3], [1, 1, 1])]) {
    assert.throws(() => rmsNorm(tensor([1, 2], [1, 2]), gain), RangeError);
  }
});

test("the arguments are not changed", () => {
  const x = tensor([1, 2], [3, 4]);
  const gain = tensor([2], [1, 2]);
  rmsNorm(x, gain);
  assertNumbersClose(x.data, [3, 4], 0);
  assertNumbersClose(gain.data, [1, 2], 0);
});
