import { expect, test } from "vitest";
import { manifestOf } from "../new-package/manifest.ts";
import { parsePackagePlace } from "../new-package/package-name.ts";

test.each([
  ["maze/type-oracle", "packages/maze/type-oracle", "@maze/type-oracle"],
  ["mge/spec", "packages/mge/spec", "@mge/spec"],
  ["repo/bench", "packages/repo/bench", "@repo/bench"],
  ["apps/mastery", "apps/mastery", "@mastery/cli"],
  ["apps/studio", "apps/studio", "@maze/studio"],
])("%s lies in %s and is called %s", (words, folder, name) => {
  expect(parsePackagePlace(words)).toMatchObject({ folder, name });
});

test.each([["core"], ["other/core"], ["maze/Core"], ["maze/core/x"]])("%s is no place for a package", (words) => {
  expect(() => parsePackagePlace(words)).toThrow("is no place for a package");
});

test("published exports lack the source condition and keep the order that resolvers need", () => {
  const place = parsePackagePlace("maze/core");
  const manifest = manifestOf({ place, workspaceDependencies: [], entries: ["index", "testing/index"] });
  expect(JSON.stringify(manifest["exports"])).toBe(
    '{".":{"maze-source":"./src/index.ts","types":"./dist/index.d.ts","default":"./dist/index.js"},' +
      '"./testing":{"maze-source":"./src/testing/index.ts","types":"./dist/testing/index.d.ts",' +
      '"default":"./dist/testing/index.js"},"./package.json":"./package.json"}',
  );
  expect(JSON.stringify(manifest["publishConfig"])).not.toContain("maze-source");
});

test("an app has a command of its folder's name, and a private tool is not published", () => {
  const input = { workspaceDependencies: ["@maze/core"], entries: ["index"] };
  expect(manifestOf({ ...input, place: parsePackagePlace("apps/mge") })).toMatchObject({
    name: "@mge/cli",
    bin: { mge: "./dist/bin.js" },
    dependencies: { "@maze/core": "workspace:^" },
  });
  expect(manifestOf({ ...input, place: parsePackagePlace("repo/bench") })).toMatchObject({ private: true });
});
