import { expect, test } from "vitest";
import { closedPackages } from "../../rules/closed-packages.ts";
import { smallWorkspace } from "./small-workspace.ts";

const messages = (files: Readonly<Record<string, unknown>>) =>
  closedPackages(smallWorkspace(files)).map(({ at, message }) => `${at} ${message}`);

test("entries of another package and own files are open", () => {
  const source = 'export { a } from "./internal/a.ts";\nimport "@maze/core";\nimport "@maze/core/testing";\n';
  expect(messages({ "packages/maze/config/src/index.ts": source })).toEqual([]);
});

test("the inside of another package is closed, for tests too", () => {
  const files = {
    "packages/maze/config/src/index.ts": 'import "@maze/core/src/internal/a.ts";',
    "packages/maze/config/test/a.test.ts": 'import "../../core/src/a.ts";',
  };
  expect(messages(files)).toEqual([
    'packages/maze/config/src/index.ts:1 "@maze/core/src/internal/a.ts" is not an entry of @maze/core',
    'packages/maze/config/test/a.test.ts:1 "../../core/src/a.ts" leaves the package',
  ]);
});

test("`export *` in a source is found", () => {
  expect(messages({ "packages/maze/config/src/index.ts": 'export * from "./a.ts";' })).toEqual([
    'packages/maze/config/src/index.ts:1 `export * from "./a.ts"` hides what is public',
  ]);
});
