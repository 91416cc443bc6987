import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { type Tensor } from "../src/tensor.ts";

/** Fails unless `actual` has the shape and, up to `tolerance` relative to the larger magnitude (or 1), the numbers. */
export function assertClose(actual: Tensor, expected: Tensor, tolerance = 1e-12): void {
  assert.deepEqual([...actual.shape], [...expected.shape], "the shape differs");
  assertNumbersClose(actual.data, expected.data, tolerance);
}

export function assertNumbersClose(actual: ArrayLike<number>, expected: ArrayLike<number>, tolerance = 1e-12): void {
  assert.equal(actual.length, expected.length, "the number of elements differs");
  for (let index = 0; index < expected.length; index += 1) {
    const [found, wanted] = [actual[index] as number, expected[index] as number];
    const bound = tolerance * Math.max(1, Math.abs(wanted));
    if (found === wanted || Math.abs(found - wanted) <= bound) continue;
    assert.fail(`element ${index} is ${found}, expected ${wanted} (within ${bound})`);
  }
}

/** The fixture that `fixtures/make_fixtures.py` of this course wrote for the module. */
export function fixture<T>(name: string): T {
  const file = new URL(`./fixtures/${name}.json`, import.meta.url);
  assert.ok(existsSync(file), `the fixture ${name} is missing`);
  return JSON.parse(readFileSync(file, "utf8"), revive) as T;
}

function revive(_key: string, value: unknown): unknown {
  const stored = value as { shape?: number[]; data?: number[] } | null;
  const isTensor = typeof stored === "object" && stored !== null && stored.shape && stored.data;
  return isTensor ? { shape: stored.shape, data: Float64Array.from(stored.data ?? []) } : value;
}
