import assert from "node:assert/strict";
import { test } from "node:test";
import { clipGradients } from "../src/gradient-clipping.ts";
import { tensor, type Tensor } from "../src/tensor.ts";
import { assertClose, assertNumbersClose, fixture } from "./support.ts";

interface Case {
  readonly gradients: Tensor[];
  readonly max_norm: number;
  readonly norm: number;
  readonly expected: Tensor[];
}
const { long } = fixture<Record<"long", Case>>("gradient-clipping");

test("shortens long gradients to the limit", () => {
  const { gradients, max_norm, expected } = structuredClone(long);
  clipGradients(gradients, max_norm);
  gradients.forEach((gradient, index) => assertClose(gradient, expected[index] as Tensor));
});

test("returns the norm from before", () => {
  const { gradients, max_norm, norm } = structuredClone(long);
  assertNumbersClose([clipGradients(gradients, max_norm)], [norm]);
});

test("the norm is one for all tensors together", () => {
  const gradients = [tensor([2], [3, 0]), tensor([1, 2], [0, 4])];
  assert.equal(clipGradients(gradients, 2.5), 5);
  assertNumbersClose(gradients[0]?.data ?? [], [1.5, 0]);
  assertNumbersClose(gradients[1]?.data ?? [], [0, 2]);
});

test("gradients at or below the limit stay exactly as they are", () => {
  for (const limit of [5, 6]) {
    const gradients = [tensor([1], [3]), tensor([1], [-4])];
    assert.equal(clipGradients(gradients, limit), 5);
    assertNumbersClose(gradients[0]?.data ?? [], [3], 0);
    assertNumbersClose(gradients[1]?.data ?? [], [-4], 0);
  }
});

test("zero gradients stay zero", () => {
  const gradients = [tensor([2], [0, 0])];
  assert.equal(clipGradients(gradients, 1), 0);
  assertNumbersClose(gradients[0]?.data ?? [], [0, 0], 0);
});

test("no gradients have norm 0", () => {
  assert.equal(clipGradients([], 1), 0);
});

test("clipping keeps the direction", () => {
  const gradients = [tensor([2], [6, -8])];
  clipGradients(gradients, 1);
  assertNumbersClose(gradients[0]?.data ?? [], [0.6, -0.8]);
});

test("a limit that is not positive is refused before anything changes", () => {
  for (const limit of [0, -1, NaN]) {
    const gradients = [tensor([1], [2])];
    assert.throws(() => clipGradients(gradients, limit), RangeError);
    assertNumbersClose(gradients[0]?.data ?? [], [2], 0);
  }
});
