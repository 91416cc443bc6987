import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createIndexer, indexLines, parseIndexLines } from "../src/index.ts";
import { temporaryProject } from "./support/temporary-project.ts";

const manifests = {
  "packages/a/package.json": '{ "name": "@x/a", "version": "1.0.0" }',
  "packages/b/package.json": '{ "name": "@x/b" }',
  "packages/b/node_modules/c/package.json": '{ "name": "c" }',
  "packages/none/readme.md": "no package",
  "apps/deep/web/package.json": "{}",
  "apps/deep/web/test/package.json": '{ "name": "fixture" }',
};

test.each([
  [
    "pnpm-workspace.yaml",
    "# all\npackages:\n  - packages/*\n  - 'apps/**' # deep\n  - \"!**/test/**\"\n  - '!**/test'\ncatalog:\n  - nothing\n",
  ],
  ["pnpm-workspace.yaml", 'packages: ["packages/*", "apps/**", "!**/test"]\n'],
  ["package.json", '{ "workspaces": ["packages/*", "./apps/**/", "!**/test"] }'],
  ["package.json", '{ "workspaces": { "packages": ["packages/{a,b}", "apps/deep/*", "!apps/deep/web/test"] } }'],
])("lists the packages that %s declares: %j", async (declaredBy, text) => {
  const root = await temporaryProject({ ...manifests, [declaredBy]: text });
  symlinkSync("../packages/a", join(root, "packages/link"));
  const index = await createIndexer().index({ root });
  expect(index.packages).toEqual([
    { name: "apps/deep/web", path: "apps/deep/web", declaredBy },
    { name: "@x/a", path: "packages/a", version: "1.0.0", declaredBy },
    { name: "@x/b", path: "packages/b", declaredBy },
  ]);
  expect(parseIndexLines([...indexLines(index)].join("\n"))).toEqual(index);
});

test("a project that is no workspace has no packages, and neither has one that leaves its folder", async () => {
  expect((await createIndexer().index({ root: await temporaryProject(manifests) })).packages).toBeUndefined();
  const outside = await temporaryProject({ "package.json": '{ "workspaces": ["../*", "/"] }' });
  expect((await createIndexer().index({ root: outside })).packages).toEqual([]);
});
