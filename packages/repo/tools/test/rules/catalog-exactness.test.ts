import { expect, test } from "vitest";
import { catalogExactness } from "../../rules/catalog-exactness.ts";
import { smallWorkspace } from "./small-workspace.ts";

const messages = (files: Readonly<Record<string, unknown>>) =>
  catalogExactness(smallWorkspace(files)).map(({ message }) => message);
const configWith = (manifest: object) => ({
  "packages/maze/config/package.json": { name: "@maze/config", ...manifest },
});

test("pointers at the catalog and the workspace, and peer ranges, are fine", () => {
  const manifest = {
    dependencies: { "@maze/core": "workspace:^", zod: "catalog:" },
    peerDependencies: { zod: "^4" },
  };
  expect(messages(configWith(manifest))).toEqual([]);
});

test.each([["^4.6.7"], ["4.6.7"], ["latest"], ["workspace:*"]])("a package may not say %s", (version) => {
  expect(messages(configWith({ devDependencies: { zod: version } }))).toEqual([
    `zod: "${version}" must be "catalog:" or "workspace:^"`,
  ]);
});

test("a pointer at nothing is found", () => {
  expect(messages(configWith({ dependencies: { lodash: "catalog:" } }))).toHaveLength(1);
});

test("the catalog and the overrides hold exact versions, aliases included", () => {
  const settings = [
    "packages: [packages/maze/*]",
    'catalog: { a: 1.2.3, b: "^1.2.3", c: "npm:d@1.0.0-rc.1", e: "npm:@f/g@^2" }',
    'overrides: { h: ">=1" }',
  ];
  expect(messages({ "pnpm-workspace.yaml": settings.join("\n") })).toEqual([
    'b: "^1.2.3" is no exact version',
    'e: "npm:@f/g@^2" is no exact version',
    'h: ">=1" is no exact version',
  ]);
});

test("an example is an ordinary project with its own versions", () => {
  const example = { name: "shop", dependencies: { zod: "^4.0.0" } };
  expect(messages({ "examples/shop/package.json": example })).toEqual([]);
});
