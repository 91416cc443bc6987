import { existsSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { withLock } from "../../bootstrap/lock.mjs";
import { temporaryFolder } from "../temporary-folder.ts";

test("two holders never work at the same time, and the lock is gone afterwards", async () => {
  const lock = join(temporaryFolder({}), "deep/lock");
  const events: string[] = [];
  const work = (name: string) => async () => {
    events.push(`${name} begins`);
    await sleep(50);
    events.push(`${name} ends`);
  };
  await Promise.all([withLock(lock, work("a")), withLock(lock, work("b"))]);
  expect(events).toEqual(["a begins", "a ends", "b begins", "b ends"]);
  expect(existsSync(lock)).toBe(false);
});

test("a lock whose owner was killed is taken over", async () => {
  const nobody = 2 ** 22 + 1;
  const lock = join(temporaryFolder({ "lock/owner": String(nobody) }), "lock");
  expect(await withLock(lock, () => "done")).toBe("done");
});

test("a failure releases the lock", async () => {
  const lock = join(temporaryFolder({}), "lock");
  await expect(withLock(lock, () => Promise.reject(new Error("broken")))).rejects.toThrow("broken");
  expect(existsSync(lock)).toBe(false);
});
