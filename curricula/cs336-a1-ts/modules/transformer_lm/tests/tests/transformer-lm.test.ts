import assert from "node:assert/strict";
import { test } from "node:test";
import { parametersOf, type ModelConfig, type ModelWeights } from "../src/model.ts";
import { createRandom } from "../src/random.ts";
import { type Tensor } from "../src/tensor.ts";
import { initTransformer, parameterCount, transformer } from "../src/transformer-lm.ts";
import { assertClose, assertNumbersClose, fixture } from "./support.ts";

interface Case {
  readonly config: ModelConfig;
  readonly weights: ModelWeights;
  readonly ids: number[];
  readonly expected: Tensor;
}
const small = fixture<Case>("transformer-lm");
const config: ModelConfig = { vocabulary: 40, context: 8, width: 12, layers: 2, heads: 3, hidden: 20, theta: 10000 };

test("the logits of a model of two layers", () => {
  assertClose(transformer(small.ids, small.weights, small.config), small.expected, 1e-10);
});

test("a shorter text has the same logits as the start of a longer one", () => {
  const short = transformer(small.ids.slice(0, 2), small.weights, small.config);
  assert.deepEqual([...short.shape], [2, small.config.vocabulary]);
  assertNumbersClose(short.data, small.expected.data.slice(0, 2 * small.config.vocabulary), 1e-10);
});

test("the last norm is applied", () => {
  const finalNorm = { shape: small.weights.finalNorm.shape, data: small.weights.finalNorm.data.map((g) => 2 * g) };
  const doubled = transformer(small.ids, { ...small.weights, finalNorm }, small.config);
  assertNumbersClose(
    doubled.data,
    small.expected.data.map((value) => 2 * value),
    1e-10,
  );
});

test("more tokens than the context are refused, as many are not", () => {
  const weights = initTransformer(config, createRandom(1));
  assert.doesNotThrow(() => transformer(new Int32Array(8), weights, config));
  assert.deepEqual([...transformer(new Int32Array(8), weights, config).shape], [8, 40]);
  assert.throws(() => transformer(new Int32Array(9), weights, config), RangeError);
});

test("an unknown token is refused", () => {
  assert.throws(() => transformer([small.config.vocabulary], small.weights, small.config), RangeError);
});

test("fresh weights have the documented shapes", () => {
  const weights = initTransformer(config, createRandom(1));
  const shapes = parametersOf(weights).map(({ shape }) => shape.join("x"));
  const block = ["12", "12x12", "12x12", "12x12", "12x12", "12", "20x12", "20x12", "12x20"];
  assert.deepEqual(shapes, ["40x12", ...block, ...block, "12", "40x12"]);
});

test("fresh gains are 1", () => {
  const { blocks, finalNorm } = initTransformer(config, createRandom(1));
  for (const { data } of [finalNorm, ...blocks.flatMap((block) => [block.attentionNorm, block.feedForwardNorm])]) {
    assertNumbersClose(data, new Array<number>(12).fill(1), 0);
  }
});

test("fresh embeddings are standard normal, cut off at 3", () => {
  const { data } = initTransformer({ ...config, vocabulary: 2000 }, createRandom(2)).embedding;
  const variance = data.reduce((sum, value) => sum + value * value, 0) / data.length;
  assert.ok(variance > 0.93 && variance < 1.02, `the variance is ${variance}`);
  assert.ok(data.every((value) => Math.abs(value) <= 3 && value !== 0));
  assert.ok(data.some((value) => value > 2.8) && data.some((value) => value < -2.8));
});

test("fresh weights are all different tensors", () => {
  const all = parametersOf(initTransformer(config, createRandom(3)));
  assert.equal(new Set(all.map(({ data }) => data)).size, all.length);
  const matrices = all.filter(({ shape }) => shape.length === 2).map(({ data }) => data[0]);
  assert.equal(new Set(matrices).size, matrices.length);
});

test("heads that do not fit the width are refused", () => {
  for (const heads of [5, 4, 12]) {
    assert.throws(() => initTransformer({ ...config, heads }, createRandom(1)), RangeError);
  }
});

test("the parameters are counted", () => {
  for (const sizes of [config, { ...config, layers: 0 }, { ...config, hidden: 7, vocabulary: 3 }]) {
    const built = parametersOf(initTransformer(sizes, createRandom(1)));
    assert.equal(
      parameterCount(sizes),
      built.reduce((total, { data }) => total + data.length, 0),
    );
  }
  assert.equal(parameterCount({ ...config, layers: 1 }), 960 + 24 + 576 + 720 + 12);
});
