import { expect, test } from "vitest";
import { compareWithValidator } from "./support/compare-with-validator.ts";

const SHAPES = [
  { combinators: false, unevaluated: false, references: false },
  { combinators: true, unevaluated: false, references: false },
  { combinators: false, unevaluated: false, references: true },
  { combinators: true, unevaluated: false, references: true },
  { combinators: true, unevaluated: true, references: false },
];

test.each(SHAPES)("600 random schemas give the verdict of a validator: %o", { timeout: 600_000 }, (shape) => {
  const seeds = Array.from({ length: 600 }, (_, index) => 1000 + index);
  const found = compareWithValidator(shape, seeds, 60);
  expect(found.wrongAccepts).toEqual([]);
  expect(found.wrongRejects).toEqual([]);
  expect(found.valid).toBeGreaterThan(2000);
  expect(found.refused).toBeLessThan(90);
});
