import { expect, test } from "vitest";
import { compareWithValidator } from "./support/compare-with-validator.ts";

const range = (from: number, count: number): number[] => Array.from({ length: count }, (_, index) => from + index);

test.each([
  ["keywords", { combinators: false, unevaluated: false, references: false }],
  ["combined schemas", { combinators: true, unevaluated: false, references: false }],
  ["references and what is unevaluated", { combinators: true, unevaluated: true, references: true }],
])("grammars of random schemas give the verdict of a validator: %s", { timeout: 60_000 }, (_, shape) => {
  const found = compareWithValidator(shape, range(20_300, 15), 40);
  expect(found.wrongAccepts).toEqual([]);
  expect(found.wrongRejects).toEqual([]);
  expect(found.valid).toBeGreaterThan(30);
  expect(found.judged - found.valid).toBeGreaterThan(100);
});
