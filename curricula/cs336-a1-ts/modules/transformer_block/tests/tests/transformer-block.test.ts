import assert from "node:assert/strict";
import { test } from "node:test";
import { type BlockWeights } from "../src/model.ts";
import { tensor, zeros, type Tensor } from "../src/tensor.ts";
import { transformerBlock } from "../src/transformer-block.ts";
import { assertClose, assertNumbersClose, fixture } from "./support.ts";

interface Case {
  readonly x: Tensor;
  readonly weights: BlockWeights;
  readonly heads: number;
  readonly theta: number;
  readonly expected: Tensor;
}
const { usual, other } = fixture<Record<"usual" | "other", Case>>("transformer-block");
const run = ({ x, weights, heads, theta }: Case) => transformerBlock(x, weights, heads, theta);
const silent = ({ shape }: Tensor) => zeros(shape);

test("a block on four positions", () => {
  assertClose(run(usual), usual.expected, 1e-11);
});

test("the base is 10000 unless it is given", () => {
  assert.equal(usual.theta, 10000);
  assertClose(transformerBlock(usual.x, usual.weights, usual.heads), usual.expected, 1e-11);
});

test("a block with other sizes and another base", () => {
  assertClose(run(other), other.expected, 1e-11);
});

test("layers that say nothing leave the stream as it is", () => {
  const { attention, feedForward } = usual.weights;
  const weights = {
    ...usual.weights,
    attention: { ...attention, output: silent(attention.output) },
    feedForward: { ...feedForward, down: silent(feedForward.down) },
  };
  assertClose(run({ ...usual, weights }), usual.x, 0);
});

test("without attention every position is worked on for itself", () => {
  const { attention } = usual.weights;
  const weights = { ...usual.weights, attention: { ...attention, output: silent(attention.output) } };
  const width = usual.x.shape[1] as number;
  const alone = tensor([1, width], usual.x.data.slice(width, 2 * width));
  const together = run({ ...usual, weights }).data.slice(width, 2 * width);
  assertNumbersClose(run({ ...usual, weights, x: alone }).data, together);
  assert.ok(together.some((value, i) => Math.abs(value - (alone.data[i] as number)) > 1e-3));
});

test("the two norms have gains of their own", () => {
  for (const name of ["attentionNorm", "feedForwardNorm"] as const) {
    const weights = { ...usual.weights, [name]: silent(usual.weights[name]) };
    const result = run({ ...usual, weights });
    assert.ok(
      result.data.some((value, i) => Math.abs(value - (usual.expected.data[i] as number)) > 1e-3),
      name,
    );
    assert.ok(
      result.data.some((value, i) => Math.abs(value - (usual.x.data[i] as number)) > 1e-3),
      name,
    );
  }
});

test("the input is not changed", () => {
  const x = tensor(usual.x.shape, usual.x.data);
  run({ ...usual, x });
  assertClose(x, usual.x, 0);
});
