import { expect, test } from "vitest";
import { REHEARSAL } from "../src/skim/rehearsal.ts";
import { compareInstalled } from "./support/compare-installed.ts";
import { installedSources, sampleOf } from "./support/installed-sources.ts";
import { skimBothWays } from "./support/skim-both-ways.ts";

test("tables of installed sources are those of the parser, for a sample with a fixed seed", () => {
  const { compared, doubted, broken, differing } = compareInstalled(sampleOf(installedSources(), 250, 4));
  expect(differing).toEqual([]);
  expect(compared).toBeGreaterThan(200);
  expect(doubted).toBeLessThan(5);
  expect(broken).toBeLessThan(5);
}, 60_000);

test.each(REHEARSAL)("what is in $path is read without a doubt, and as the parser reads it", ({ path, text }) => {
  const { skimmed, parsed } = skimBothWays(path, text);
  expect(skimmed).toEqual(parsed);
});
