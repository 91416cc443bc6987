import assert from "node:assert/strict";
import { linkSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, test } from "node:test";
import { AdamW } from "../src/adamw.ts";
import { loadCheckpoint, saveCheckpoint } from "../src/checkpointing.ts";
import { tensor, zeros, type Tensor } from "../src/tensor.ts";

let folder = "";
let path = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "checkpoint-"));
  path = join(folder, "model.ckpt");
});
afterEach(() => rmSync(folder, { recursive: true }));

const gradient = (by: number) => [Float64Array.of(1, -2, by, 4), Float64Array.of(by)];
function trained(steps: number): { parameters: Tensor[]; optimizer: AdamW } {
  const parameters = [tensor([2, 2], [0.1, -0.2, 1 / 3, 4]), tensor([1], [5])];
  const optimizer = new AdamW(parameters, { learningRate: 0.1 });
  for (let step = 0; step < steps; step += 1) optimizer.step(gradient(step));
  return { parameters, optimizer };
}
function fresh(): { parameters: Tensor[]; optimizer: AdamW } {
  const parameters = [zeros([2, 2]), zeros([1])];
  return { parameters, optimizer: new AdamW(parameters, { learningRate: 0.1 }) };
}
const numbers = ({ parameters, optimizer }: { parameters: readonly Tensor[]; optimizer: AdamW }) =>
  [...parameters.map(({ data }) => data), ...optimizer.firstMoments, ...optimizer.secondMoments].map((each) => [
    ...each,
  ]);

test("the iteration comes back", () => {
  const { parameters, optimizer } = trained(1);
  saveCheckpoint(path, 1234, parameters, optimizer);
  const target = fresh();
  assert.equal(loadCheckpoint(path, target.parameters, target.optimizer), 1234);
});

test("the weights come back", () => {
  const { parameters, optimizer } = trained(3);
  saveCheckpoint(path, 3, parameters, optimizer);
  const target = fresh();
  loadCheckpoint(path, target.parameters, target.optimizer);
  assert.deepEqual(
    target.parameters.map(({ data }) => [...data]),
    parameters.map(({ data }) => [...data]),
  );
});

test("the moments and the step count of the optimiser come back", () => {
  const { parameters, optimizer } = trained(3);
  saveCheckpoint(path, 3, parameters, optimizer);
  const target = fresh();
  loadCheckpoint(path, target.parameters, target.optimizer);
  assert.deepEqual(
    target.optimizer.firstMoments.map((each) => [...each]),
    optimizer.firstMoments.map((each) => [...each]),
  );
  assert.deepEqual(
    target.optimizer.secondMoments.map((each) => [...each]),
    optimizer.secondMoments.map((each) => [...each]),
  );
  assert.equal(target.optimizer.stepCount, 3);
});

test("training goes on as if it had never stopped", () => {
  const through = trained(3);
  const stopped = trained(3);
  saveCheckpoint(path, 3, stopped.parameters, stopped.optimizer);
  const resumed = fresh();
  loadCheckpoint(path, resumed.parameters, resumed.optimizer);
  for (const { optimizer } of [through, resumed]) optimizer.step(gradient(7));
  assert.deepEqual(numbers(resumed), numbers(through));
});

test("every number comes back bit for bit", () => {
  const strange = [tensor([6], [-0, NaN, Infinity, -Infinity, 5e-324, 0.1 + 0.2])];
  saveCheckpoint(path, 0, strange, new AdamW(strange, { learningRate: 1 }));
  const target = [zeros([6])];
  loadCheckpoint(path, target, new AdamW(target, { learningRate: 1 }));
  target[0]?.data.forEach((value, i) => assert.ok(Object.is(value, strange[0]?.data[i]), `number ${i} is ${value}`));
});

test("saving again replaces the file and leaves nothing else", () => {
  const first = trained(1);
  saveCheckpoint(path, 1, first.parameters, first.optimizer);
  const second = trained(2);
  saveCheckpoint(path, 2, second.parameters, second.optimizer);
  assert.deepEqual(readdirSync(folder), ["model.ckpt"]);
  const target = fresh();
  assert.equal(loadCheckpoint(path, target.parameters, target.optimizer), 2);
  assert.deepEqual(numbers(target), numbers(second));
});

test("the old file is never written into", () => {
  const { parameters, optimizer } = trained(1);
  saveCheckpoint(path, 1, parameters, optimizer);
  const old = readFileSync(path);
  linkSync(path, join(folder, "old"));
  const later = trained(2);
  saveCheckpoint(path, 2, later.parameters, later.optimizer);
  assert.deepEqual(readFileSync(join(folder, "old")), old, "the old file has changed in place");
});

test("a checkpoint of other sizes is refused before anything changes", () => {
  const { parameters, optimizer } = trained(2);
  saveCheckpoint(path, 2, parameters, optimizer);
  for (const shapes of [[[2, 2], [2]], [[2, 2]], [[2, 2], [1], [1]], [[1], [2, 2]]]) {
    const others = shapes.map((shape) => zeros(shape));
    const other = new AdamW(others, { learningRate: 1 });
    assert.throws(() => loadCheckpoint(path, others, other), RangeError);
    assert.ok(
      numbers({ parameters: others, optimizer: other })
        .flat()
        .every((value) => value === 0),
    );
    assert.equal(other.stepCount, 0);
  }
});

test("a missing or foreign file is an error before anything changes", () => {
  const { parameters, optimizer } = trained(2);
  const before = numbers({ parameters, optimizer });
  const refused = (error: unknown) => error instanceof Error && error.message !== "not implemented";
  assert.throws(() => loadCheckpoint(path, parameters, optimizer), refused);
  writeFileSync(path, "this is no checkpoint");
  assert.throws(() => loadCheckpoint(path, parameters, optimizer), refused);
  assert.deepEqual(numbers({ parameters, optimizer }), before);
});
