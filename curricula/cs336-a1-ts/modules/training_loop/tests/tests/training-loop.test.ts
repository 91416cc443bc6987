import assert from "node:assert/strict";
import { test } from "node:test";
import { type Schedule } from "../src/cosine-schedule.ts";
import { crossEntropy } from "../src/cross-entropy.ts";
import { lossAndGradients } from "../src/gradients.ts";
import { parametersOf, type ModelConfig, type ModelWeights } from "../src/model.ts";
import { createRandom } from "../src/random.ts";
import { type Tensor } from "../src/tensor.ts";
import { evaluate, train } from "../src/training-loop.ts";
import { initTransformer, transformer } from "../src/transformer-lm.ts";
import { assertNumbersClose, fixture } from "./support.ts";

interface Case {
  readonly config: ModelConfig;
  readonly weights: ModelWeights;
  readonly tokens: number[];
  readonly seed: number;
  readonly options: { steps: number; batchSize: number; maxNorm: number; weightDecay: number; schedule: Schedule };
  readonly losses: number[];
  readonly after: ModelWeights;
}
const known = fixture<Case>("training-loop");
const all = (weights: ModelWeights) => parametersOf(weights).flatMap(({ data }) => [...data]);
const random = () => createRandom(known.seed);
const given = () => structuredClone(known.weights);

test("four steps have the known losses", () => {
  const losses = train(given(), known.config, known.tokens, { ...known.options, random: random() });
  assertNumbersClose(losses, known.losses, 1e-5);
});

test("four steps give the known weights", () => {
  const weights = given();
  train(weights, known.config, known.tokens, { ...known.options, random: random() });
  assertNumbersClose(all(weights), all(known.after), 1e-5);
});

test("the given gradients are those of your own forward pass", () => {
  const weights = given();
  const parameters = parametersOf(weights);
  const arrays = parameters.map(({ data }) => new Float64Array(data.length));
  const [input, target] = [known.tokens.slice(0, 3), known.tokens.slice(1, 4)];
  lossAndGradients(weights, known.config, [input], [target], arrays);
  const loss = () => crossEntropy(transformer(input, weights, known.config), target);
  parameters.forEach(({ data }: Tensor, p) => {
    const old = data[0] as number;
    const at = (value: number) => ((data[0] = value), loss());
    const numeric = (at(old + 1e-5) - at(old - 1e-5)) / 2e-5;
    data[0] = old;
    assertNumbersClose([arrays[p]?.[0] as number], [numeric], 1e-7);
  });
  assertNumbersClose([evaluate(weights, known.config, known.tokens.slice(0, 4))], [loss()]);
});

test("no steps change nothing", () => {
  const weights = given();
  assert.deepEqual(train(weights, known.config, known.tokens, { ...known.options, steps: 0, random: random() }), []);
  assertNumbersClose(all(weights), all(known.weights), 0);
});

test("a model learns a repeated pattern", () => {
  const config = { vocabulary: 5, context: 6, width: 8, layers: 1, heads: 2, hidden: 12, theta: 100 };
  const tokens = Array.from({ length: 60 }, (_, i) => [0, 3, 1, 4, 1][i % 5] as number);
  const weights = initTransformer(config, createRandom(4));
  const before = evaluate(weights, config, tokens);
  const schedule = { peak: 0.02, floor: 0.002, warmup: 10, end: 100 };
  const options = { steps: 100, batchSize: 4, maxNorm: 1, weightDecay: 0.01, schedule, random: createRandom(5) };
  const losses = train(weights, config, tokens, options);
  assert.equal(losses.length, 100);
  assert.ok(before > 1.2, `the loss before is ${before}`);
  assert.ok(evaluate(weights, config, tokens) < 0.3, `the loss after is ${evaluate(weights, config, tokens)}`);
});

test("evaluation goes through the text in windows, and every position counts the same", () => {
  const { config, tokens } = known;
  const weights = given();
  const { context } = config;
  const text = tokens.slice(0, 2 * context + 2);
  const losses = [0, context, 2 * context].map((start) => {
    const end = Math.min(start + context, text.length - 1);
    return (
      crossEntropy(transformer(text.slice(start, end), weights, config), text.slice(start + 1, end + 1)) * (end - start)
    );
  });
  const sum = losses.reduce((a, b) => a + b, 0);
  assertNumbersClose([evaluate(weights, config, text)], [sum / (text.length - 1)]);
});

test("evaluation changes nothing", () => {
  const weights = given();
  evaluate(weights, known.config, known.tokens);
  assertNumbersClose(all(weights), all(known.weights), 0);
});

test("a text of one token cannot be evaluated", () => {
  assert.throws(() => evaluate(given(), known.config, [1]), RangeError);
  assert.throws(() => evaluate(given(), known.config, []), RangeError);
});

test("a loss that is not finite stops the training and names the step", () => {
  const weights = given();
  weights.output.data[0] = NaN;
  const before = all(weights);
  const names = (error: unknown) => error instanceof Error && error.message.includes("1");
  const run = () => train(weights, known.config, known.tokens, { ...known.options, random: random() });
  assert.throws(run, names);
  assert.deepEqual(all(weights), before);
});
