import assert from "node:assert/strict";
import { test } from "node:test";
import { decode, encode, trainTokenizer } from "../src/bpe-tokenizer.ts";
import { type ModelConfig } from "../src/model.ts";
import { createRandom } from "../src/random.ts";
import { generate, sampleToken, type Sampling } from "../src/text-generation.ts";
import { evaluate, train } from "../src/training-loop.ts";
import { initTransformer, transformer } from "../src/transformer-lm.ts";

// Probabilities 0.1, 0.4, 0.2, 0.3 for the ids 0 to 3, so the ranking is 1, 3, 2, 0.
const logits = [0.1, 0.4, 0.2, 0.3].map(Math.log);
const draw = (u: number, sampling: Sampling = {}, from: ArrayLike<number> = logits) =>
  sampleToken(from, sampling, () => u);
const draws = (sampling: Sampling) => [0, 0.39, 0.41, 0.69, 0.71, 0.89, 0.91, 0.999].map((u) => draw(u, sampling));

test("tokens are drawn in proportion to their probability", () => {
  assert.deepEqual(draws({}), [1, 1, 3, 3, 2, 2, 0, 0]);
});

test("temperature 0 takes the most likely token, the lowest of equals, and draws nothing", () => {
  const never = () => assert.fail("a number was drawn");
  assert.equal(sampleToken(logits, { temperature: 0 }, never), 1);
  assert.equal(sampleToken([-5, -2, -2, -9], { temperature: 0 }, never), 1);
});

test("a low temperature sharpens, a high one flattens", () => {
  // With temperature 1/2 the probabilities are squares: 0.16, 0.09, 0.04, 0.01 of 0.30.
  assert.deepEqual(
    [0.53, 0.54].map((u) => draw(u, { temperature: 0.5 })),
    [1, 3],
  );
  assert.deepEqual(
    [0.83, 0.84].map((u) => draw(u, { temperature: 0.5 })),
    [3, 2],
  );
  assert.equal(draw(0.3, { temperature: 100 }), 3);
  assert.equal(draw(0.2, { temperature: 100 }), 1);
});

test("large logits do not overflow", () => {
  assert.equal(draw(0.9, { temperature: 0.5 }, [2000, 1000]), 0);
});

test("topK keeps the most likely tokens and renormalises", () => {
  assert.deepEqual(
    [0.57, 0.58, 0.999].map((u) => draw(u, { topK: 2 })),
    [1, 3, 3],
  );
  assert.equal(draw(0.999, { topK: 1 }), 1);
  assert.equal(draw(0.999, { topK: 99 }), 0);
});

test("topP keeps the shortest list that reaches it and renormalises", () => {
  assert.deepEqual(
    [0.57, 0.58, 0.999].map((u) => draw(u, { topP: 0.65 })),
    [1, 3, 3],
  );
  assert.equal(draw(0.999, { topP: 0.35 }), 1);
  assert.equal(draw(0.999, { topP: 0.75 }), 2);
});

test("topP counts the probabilities before topK", () => {
  assert.equal(draw(0.999, { topK: 3, topP: 0.75 }), 2);
  assert.equal(draw(0.999, { topK: 2, topP: 0.99 }), 3);
});

test("equal tokens are ranked by id", () => {
  assert.deepEqual(
    [0.1, 0.4, 0.9].map((u) => draw(u, { topK: 3 }, [1, 1, 1, 1])),
    [0, 1, 2],
  );
});

test("impossible options are refused", () => {
  for (const sampling of [
    { temperature: -1 },
    { temperature: NaN },
    { topK: 0 },
    { topP: 0 },
    { topP: 1.1 },
    { topP: NaN },
  ]) {
    assert.throws(() => draw(0.5, sampling), RangeError);
  }
});

const config: ModelConfig = { vocabulary: 11, context: 4, width: 8, layers: 1, heads: 2, hidden: 8, theta: 100 };
const weights = initTransformer(config, createRandom(9));
const greedy = { temperature: 0, random: () => assert.fail("a number was drawn") };
const expected = (prompt: number[], count: number) => {
  const text = [...prompt];
  for (let i = 0; i < count; i += 1) {
    const row = [...transformer(text.slice(-4), weights, config).data].slice(-11);
    text.push(row.indexOf(Math.max(...row)));
  }
  return text.slice(prompt.length);
};

test("each token is generated from the last ones of the context", () => {
  assert.deepEqual(generate(weights, config, [1, 2], 9, greedy), expected([1, 2], 9));
  assert.deepEqual(generate(weights, config, [1, 2, 3, 4, 5, 6], 3, greedy), expected([1, 2, 3, 4, 5, 6], 3));
});

test("the prompt is not changed and not repeated", () => {
  const prompt = [3, 7];
  assert.equal(generate(weights, config, prompt, 2, greedy).length, 2);
  assert.deepEqual(prompt, [3, 7]);
  assert.deepEqual(generate(weights, config, prompt, 0, greedy), []);
});

test("generation ends at the stop token", () => {
  const all = expected([1, 2], 6);
  const stop = all[2] as number;
  assert.deepEqual(generate(weights, config, [1, 2], 6, { ...greedy, stop }), all.slice(0, all.indexOf(stop)));
});

test("an empty prompt is refused", () => {
  assert.throws(() => generate(weights, config, [], 1, greedy), RangeError);
});

test("the same random numbers give the same text", () => {
  const run = (seed: number) => generate(weights, config, [1], 12, { temperature: 1.5, random: createRandom(seed) });
  assert.deepEqual(run(1), run(1));
  assert.notDeepEqual(run(1), run(2));
});

test("a model learns a small text and recites it", () => {
  const text = "the cat sat on the mat. the dog ran to the cat. the cat ran up the tree. the dog sat down.<|end|>";
  const tokenizer = trainTokenizer(text, 285, ["<|end|>"]);
  const tokens = encode(text, tokenizer);
  const sizes = {
    vocabulary: tokenizer.vocabulary.length,
    context: 12,
    width: 24,
    layers: 1,
    heads: 2,
    hidden: 32,
    theta: 1000,
  };
  const model = initTransformer(sizes, createRandom(1));
  const schedule = { peak: 0.02, floor: 0.002, warmup: 15, end: 150 };
  train(model, sizes, tokens, {
    steps: 150,
    batchSize: 4,
    maxNorm: 1,
    weightDecay: 0.01,
    schedule,
    random: createRandom(2),
  });
  const loss = evaluate(model, sizes, tokens);
  assert.ok(loss < 0.6, `the loss on the text is ${loss}`);
  const prompt = encode("the cat ran", tokenizer);
  const ids = generate(model, sizes, prompt, 40, { ...greedy, stop: 256 });
  assert.ok(decode(ids, tokenizer).startsWith(" up the tree."), `it continues with "${decode(ids, tokenizer)}"`);
});
