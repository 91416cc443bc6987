import assert from "node:assert/strict";
import { test } from "node:test";
import { AdamW } from "../src/adamw.ts";
import { tensor, type Tensor } from "../src/tensor.ts";
import { assertNumbersClose, fixture } from "./support.ts";

interface Case {
  readonly start: Tensor[];
  readonly gradients: Tensor[][];
  readonly rates: number[];
  readonly options: { learningRate: number; betas: [number, number]; eps: number; weightDecay: number };
  readonly after: Tensor[][];
  readonly first: Tensor[];
  readonly second: Tensor[];
}
const { plain, decayed } = fixture<Record<"plain" | "decayed", Case>>("adamw");
const one = (value: number) => [tensor([1], [value])];
const stepped = (start: number, gradient: number, options: ConstructorParameters<typeof AdamW>[1]) => {
  const parameters = one(start);
  new AdamW(parameters, options).step([Float64Array.of(gradient)]);
  return parameters[0]?.data[0] as number;
};

for (const [name, each] of Object.entries({ "without decay": plain, "with decay and other betas": decayed })) {
  test(`five steps ${name}`, () => {
    const parameters = structuredClone(each.start);
    const optimizer = new AdamW(parameters, each.options);
    each.gradients.forEach((gradients, t) => {
      optimizer.step(
        gradients.map(({ data }) => data),
        each.rates[t],
      );
      parameters.forEach(({ data }, p) => assertNumbersClose(data, each.after[t]?.[p]?.data ?? []));
    });
    optimizer.firstMoments.forEach((moment, p) => assertNumbersClose(moment, each.first[p]?.data ?? []));
    optimizer.secondMoments.forEach((moment, p) => assertNumbersClose(moment, each.second[p]?.data ?? []));
    assert.equal(optimizer.stepCount, 5);
  });
}

test("the first step has the size of the learning rate", () => {
  for (const gradient of [100, 0.01]) {
    assertNumbersClose([stepped(1, gradient, { learningRate: 0.5, weightDecay: 0 })], [0.5], 1e-5);
  }
});

test("the step goes against the gradient", () => {
  assert.ok(stepped(1, -3, { learningRate: 0.1, weightDecay: 0 }) > 1);
});

test("decay shrinks a weight without a gradient", () => {
  assertNumbersClose([stepped(8, 0, { learningRate: 0.1, weightDecay: 0.5 })], [7.6]);
});

test("the defaults are 0.9, 0.999, 1e-8 and 0.01", () => {
  const options = { learningRate: 0.1, betas: [0.9, 0.999], eps: 1e-8, weightDecay: 0.01 } as const;
  const [all, none] = [one(2), one(2)];
  const [given, assumed] = [new AdamW(all, options), new AdamW(none, { learningRate: 0.1 })];
  for (const gradient of [1, -0.5, 1e-8]) {
    given.step([Float64Array.of(gradient)]);
    assumed.step([Float64Array.of(gradient)]);
  }
  assertNumbersClose(none[0]?.data ?? [], all[0]?.data ?? [], 1e-15);
  assertNumbersClose([stepped(0, 1e-8, { learningRate: 1 })], [-0.5], 1e-6);
});

test("a rate of its own holds for one step", () => {
  const parameters = one(1);
  const optimizer = new AdamW(parameters, { learningRate: 0.5, weightDecay: 0 });
  optimizer.step([Float64Array.of(1)], 0);
  assertNumbersClose(parameters[0]?.data ?? [], [1], 0);
  optimizer.step([Float64Array.of(1)]);
  assertNumbersClose(parameters[0]?.data ?? [], [0.5], 1e-6);
});

test("a new optimiser has taken no step and remembers nothing", () => {
  const optimizer = new AdamW([tensor([2, 2], [1, 2, 3, 4]), tensor([1], [5])], { learningRate: 1 });
  assert.equal(optimizer.stepCount, 0);
  for (const moments of [optimizer.firstMoments, optimizer.secondMoments]) {
    assert.deepEqual(
      moments.map((moment) => [...moment]),
      [[0, 0, 0, 0], [0]],
    );
  }
});

test("gradients that do not fit are refused before anything changes", () => {
  const parameters = [tensor([1], [1]), tensor([2], [2, 3])];
  const optimizer = new AdamW(parameters, { learningRate: 1 });
  const wrong = [
    [Float64Array.of(1)],
    [Float64Array.of(1), Float64Array.of(1)],
    [1, 2, 3].map(() => Float64Array.of(1)),
  ];
  for (const gradients of wrong) assert.throws(() => optimizer.step(gradients), RangeError);
  assertNumbersClose(
    parameters.flatMap(({ data }) => [...data]),
    [1, 2, 3],
    0,
  );
  assert.equal(optimizer.stepCount, 0);
});

test("gradients are not changed", () => {
  const gradient = Float64Array.of(3);
  new AdamW(one(1), { learningRate: 1 }).step([gradient]);
  assertNumbersClose(gradient, [3], 0);
});
