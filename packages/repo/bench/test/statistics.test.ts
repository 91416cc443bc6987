import fc from "fast-check";
import { expect, test } from "vitest";
import { percentile, spreadOf } from "../src/statistics.ts";

test("percentiles are interpolated between neighbours", () => {
  expect(spreadOf([4, 1, 3, 2])).toEqual({ median: 2.5, p10: 1.3, p90: 3.7 });
  expect(percentile([7], 0.9)).toBe(7);
});

test("no numbers have no percentile", () => {
  expect(() => percentile([], 0.5)).toThrow(RangeError);
});

test("a percentile lies within the numbers, grows with its part and does not depend on their order", () => {
  const numbers = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1 });
  const part = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(numbers, part, part, (values, one, other) => {
      const [low, high] = [Math.min(one, other), Math.max(one, other)].map((at) => percentile(values, at));
      expect(low).toBeLessThanOrEqual((high ?? NaN) + 1e-9);
      expect(low).toBeGreaterThanOrEqual(Math.min(...values) - 1e-9);
      expect(percentile([...values].reverse(), one)).toBe(percentile(values, one));
    }),
  );
});
