import { expect, test } from "vitest";
import { missingPlatformPackages } from "../src/platform-packages.ts";

const parent = {
  name: "turbo",
  version: "2.11.9",
  optionalDependencies: { "@turbo/linux-64": "2.11.9", "@turbo/darwin-64": "2.11.9" },
};
const snapshot = (...names: readonly string[]) => ({
  optionalDependencies: Object.fromEntries(names.map((name) => [name, "2.11.9"])),
});

test("a lockfile with every platform is complete", () => {
  const lockfile = { snapshots: { "turbo@2.11.9": snapshot("@turbo/linux-64", "@turbo/darwin-64") } };
  expect(missingPlatformPackages(lockfile, [parent])).toEqual([]);
});

test("a platform that the lockfile lost is found, also for a parent that was resolved with peers", () => {
  const lockfile = { snapshots: { "turbo@2.11.9(node@24.0.0)": snapshot("@turbo/linux-64") } };
  expect(missingPlatformPackages(lockfile, [parent])).toEqual([{ parent: "turbo@2.11.9", name: "@turbo/darwin-64" }]);
});

test("a parent that lost all of them is found", () => {
  expect(missingPlatformPackages({ snapshots: { "turbo@2.11.9": {} } }, [parent])).toHaveLength(2);
});

test("what is installed but in no lockfile is none of its business", () => {
  const other = { ...parent, version: "2.11.90" };
  expect(missingPlatformPackages({ snapshots: { "turbo@2.11.9": null } }, [other])).toEqual([]);
});
