import { setTimeout as wait } from "node:timers/promises";
import { expect, test } from "vitest";
import { severalAtOnce } from "../src/several-at-once.ts";

test("answers in the order of the items and never works on more than it may", async () => {
  let busy = 0;
  let most = 0;
  const results = await severalAtOnce([30, 5, 20, 1, 10], 2, async (milliseconds) => {
    most = Math.max(most, ++busy);
    await wait(milliseconds);
    busy -= 1;
    return milliseconds * 2;
  });
  expect(results).toEqual([60, 10, 40, 2, 20]);
  expect(most).toBe(2);
});

test("begins nothing after a failure, lets the rest end, and throws the first failure", async () => {
  const ended: number[] = [];
  const work = severalAtOnce([1, 2, 3, 4], 2, async (item) => {
    if (item === 1) throw new Error("one");
    await wait(20);
    ended.push(item);
  });
  await expect(work).rejects.toThrow("one");
  expect(ended).toEqual([2]);
});
