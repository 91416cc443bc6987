import { expect, test } from "vitest";
import { filesOf } from "../../new-package/files.ts";
import { parsePackagePlace } from "../../new-package/package-name.ts";
import { packageShape } from "../../rules/package-shape.ts";
import { type Manifest } from "../../rules/workspace.ts";
import { smallWorkspace } from "./small-workspace.ts";

const folder = "packages/maze/config";

/** A workspace of one generated package, with some of its files replaced; `undefined` removes a file. */
function findings(
  changes: Readonly<Record<string, unknown>> = {},
  manifestChanges: Readonly<Record<string, unknown>> = {},
) {
  const place = parsePackagePlace("maze/config");
  const generated = filesOf({ place, workspaceDependencies: [], entries: ["index"] }, "MIT\n");
  const manifest = { ...(JSON.parse(generated["package.json"] ?? "") as Manifest), description: "Configuration." };
  const files: Readonly<Record<string, unknown>> = {
    ...generated,
    "package.json": { ...manifest, ...manifestChanges },
    ...changes,
  };
  const present = Object.entries(files).filter(([, content]) => content !== undefined);
  const workspace = smallWorkspace(
    Object.fromEntries(present.map(([path, content]) => [`${folder}/${path}`, content])),
  );
  const packages = workspace.packages.filter(({ name }) => name === "@maze/config");
  return packageShape({ ...workspace, packages }).map(
    ({ at, message }) => `${at.slice(folder.length + 1)}: ${message}`,
  );
}

test("a generated package that got a description keeps the rule", () => {
  expect(findings()).toEqual([]);
});

test.each([
  ["type", "commonjs"],
  ["license", "ISC"],
  ["files", ["dist"]],
  ["engines", { node: ">=18" }],
  ["exports", { ".": "./dist/index.js" }],
  ["publishConfig", { access: "public" }],
])("another %s is found", (field, value) => {
  expect(findings({}, { [field]: value })).toEqual([expect.stringContaining(`package.json: "${field}" must be`)]);
});

test("a private library and one that says nothing about itself are found", () => {
  expect(findings({}, { private: true, description: "", sideEffects: undefined })).toEqual([
    "package.json: a package outside packages/repo must be publishable",
    "package.json: a description is missing",
    'package.json: "sideEffects" is missing',
  ]);
});

test.each([["LICENSE"], ["README.md"], ["src/index.ts"], ["typedoc.json"]])("a missing %s is found", (file) => {
  expect(findings({ [file]: undefined })).toEqual([`${file}: the file is missing`]);
});

test.each([
  ["LICENSE", "All rights reserved\n"],
  ["turbo.json", { extends: ["//"], tags: ["maze-core"] }],
])("a %s that differs from the template is found", (file, content) => {
  expect(findings({ [file]: content })).toEqual([`${file}: differs from the template`]);
});

test("a configuration may pass options to its preset, but not do without it", () => {
  expect(findings({ "tsup.config.ts": 'export default defineMazeTsup({ worker: "src/worker/main.ts" });' })).toEqual(
    [],
  );
  expect(findings({ "vitest.config.ts": "export default {};\n" })).toEqual([
    "vitest.config.ts: must use defineMazeVitest",
  ]);
});

test("published fakes must be exported and documented", () => {
  expect(findings({ "src/testing/index.ts": "export {};\n" })).toEqual([
    expect.stringContaining('package.json: "exports" must be'),
    expect.stringContaining('package.json: "publishConfig" must be'),
    "typedoc.json: differs from the template",
  ]);
});
