import { expect, test } from "vitest";
import { closedPackages } from "../../rules/closed-packages.ts";
import { smallWorkspace } from "./small-workspace.ts";

const messages = (files: Readonly<Record<string, unknown>>) =>
  closedPackages(smallWorkspace(files)).map(({ at, message }) => `${at} ${message}`);

test("entries of another package and own files are open", () => {
  const source =
    'import { a } from "./internal/a.ts";\nexport { b } from "./b.ts";\nimport "@maze/core";\nimport "@maze/core/testing";\n';
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

test("what is internal is exported from nowhere but inside", () => {
  const files = {
    "packages/maze/config/src/index.ts": 'export { a } from "./internal/a.ts";',
    "packages/maze/config/src/internal/a.ts": 'export { a } from "./b.ts";',
  };
  expect(messages(files)).toEqual([
    'packages/maze/config/src/index.ts:1 "./internal/a.ts" is internal and never exported',
  ]);
});

test("`export *` in a source is found", () => {
  expect(messages({ "packages/maze/config/src/index.ts": 'export * from "./a.ts";' })).toEqual([
    'packages/maze/config/src/index.ts:1 `export * from "./a.ts"` hides what is public',
  ]);
});
