import { expect, test } from "vitest";
import { entriesOf } from "../src/entries.ts";

test("every entry is loaded both ways, except suites that are made for a test file", () => {
  const exports = { ".": "./a.js", "./testing": "./b.js", "./package.json": "./package.json" };
  const manifest = { name: "@maze/core", exports };
  expect(entriesOf({ folder: "packages/maze/core", name: "@maze/core", kind: "library", manifest })).toEqual([
    { specifier: "@maze/core", ways: ["import", "require"] },
    { specifier: "@maze/core/testing", ways: ["import"] },
  ]);
});
