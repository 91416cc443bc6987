import { closestName } from "@maze/config";
import fc from "fast-check";
import { expect, test } from "vitest";

test("spelling mistakes of each kind are recognised", () => {
  const names = ["timeMs", "rounds", "engine"];
  expect(
    ["timMs", "timeeMs", "tineMs", "tmieMs", "time_ms", "TIME-MS"].map((name) => closestName(name, names)),
  ).toEqual(Array.from({ length: 6 }, () => "timeMs"));
  expect(closestName("", names)).toBe(undefined);
  expect(closestName("colour", names)).toBe(undefined);
  expect(closestName("timeMs", [])).toBe(undefined);
});

test("the nearest wins, of equal ones the first", () => {
  expect(closestName("rouns", ["round", "rounds", "sounds"])).toBe("round");
  expect(closestName("rounds", ["sounds", "rounds"])).toBe("rounds");
});

/** The definition, read off the recurrence: no table, no reuse of rows. */
function slowDistance(a: string, b: string): number {
  if (a === "" || b === "") return Math.max(a.length, b.length);
  const cost = a.at(-1) === b.at(-1) ? 0 : 1;
  const swap =
    a.length > 1 && b.length > 1 && a.at(-1) === b.at(-2) && a.at(-2) === b.at(-1)
      ? slowDistance(a.slice(0, -2), b.slice(0, -2)) + 1
      : Infinity;
  return Math.min(
    slowDistance(a.slice(0, -1), b) + 1,
    slowDistance(a, b.slice(0, -1)) + 1,
    slowDistance(a.slice(0, -1), b.slice(0, -1)) + cost,
    swap,
  );
}

test("it agrees with a slow reference", () => {
  const word = fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 6 });
  fc.assert(
    fc.property(word, fc.array(word, { maxLength: 4 }), (name, candidates) => {
      const near = candidates
        .map((candidate) => ({ candidate, distance: slowDistance(name, candidate) }))
        .filter(({ candidate, distance }) => {
          return distance <= Math.max(1, Math.floor(Math.max(name.length, candidate.length) / 3));
        });
      const best = Math.min(...near.map(({ distance }) => distance));
      expect(closestName(name, candidates)).toBe(near.find(({ distance }) => distance === best)?.candidate);
    }),
    { numRuns: 500 },
  );
});

test("a name of a megabyte takes no time", () => {
  const started = performance.now();
  expect(closestName("x".repeat(1_000_000), ["timeMs"])).toBe(undefined);
  expect(performance.now() - started).toBeLessThan(500);
});
