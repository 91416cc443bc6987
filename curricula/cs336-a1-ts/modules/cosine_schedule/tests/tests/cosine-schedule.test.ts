import assert from "node:assert/strict";
import { test } from "node:test";
import { cosineSchedule, type Schedule } from "../src/cosine-schedule.ts";
import { assertNumbersClose, fixture } from "./support.ts";

const { schedule, rates } = fixture<{ schedule: Schedule; rates: number[] }>("cosine-schedule");
const at = (step: number, changes: Partial<Schedule> = {}) =>
  cosineSchedule(step, { peak: 1, floor: 0.1, warmup: 10, end: 30, ...changes });

test("the rate of every step of a schedule", () => {
  assertNumbersClose(
    rates.map((_, step) => cosineSchedule(step, schedule)),
    rates,
  );
});

test("the warm-up rises from 0 in equal steps", () => {
  assertNumbersClose([at(0), at(1), at(5), at(9)], [0, 0.1, 0.5, 0.9]);
});

test("the peak is reached at the end of the warm-up", () => {
  assert.equal(at(10), 1);
});

test("half way down is the mean of peak and floor", () => {
  assertNumbersClose([at(20)], [0.55]);
});

test("the floor is reached at the end and kept", () => {
  assertNumbersClose([at(30), at(31), at(1000)], [0.1, 0.1, 0.1]);
});

test("without a warm-up the peak is the first rate", () => {
  assertNumbersClose([at(0, { warmup: 0 }), at(30, { warmup: 0 })], [1, 0.1]);
});

test("a decay of no steps drops from peak to floor", () => {
  assertNumbersClose([at(9, { end: 10 }), at(10, { end: 10 }), at(11, { end: 10 })], [0.9, 1, 0.1]);
});

test("a warm-up longer than the schedule is refused", () => {
  assert.throws(() => at(0, { end: 9 }), RangeError);
});

test("a negative step is refused", () => {
  assert.throws(() => at(-1), RangeError);
});
