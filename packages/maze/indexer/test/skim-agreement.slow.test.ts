import { expect, test } from "vitest";
import { compareInstalled } from "./support/compare-installed.ts";
import { installedSources } from "./support/installed-sources.ts";

test("tables of all installed sources are those of the parser, and few need it", () => {
  const { compared, doubted, broken, differing } = compareInstalled(installedSources());
  console.log(`${String(compared)} files, ${String(doubted)} doubted, ${String(broken)} broken`);
  expect(differing).toEqual([]);
  expect(compared).toBeGreaterThan(5_000);
  expect(doubted / compared).toBeLessThan(0.005);
}, 900_000);
