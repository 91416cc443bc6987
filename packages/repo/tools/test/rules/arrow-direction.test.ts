import { expect, test } from "vitest";
import { arrowDirection } from "../../rules/arrow-direction.ts";
import { arrows, reachable } from "../../rules/arrows.ts";
import { smallArrows, smallWorkspace } from "./small-workspace.ts";

const findings = (files: Readonly<Record<string, unknown>>) => arrowDirection(smallWorkspace(files), smallArrows);

test("imports along the arrows are fine", () => {
  const source = 'import { a } from "@maze/core";\nimport { join } from "node:path";\nimport z from "zod";\n';
  expect(findings({ "packages/maze/config/src/index.ts": source })).toEqual([]);
});

test.each([
  ["import", 'import { a } from "@maze/sandbox";'],
  ["type import", 'import type { A } from "@maze/sandbox";'],
  ["subpath", 'import { a } from "@maze/sandbox/testing";'],
  ["re-export", 'export { a } from "@maze/sandbox";'],
  ["lazy import", 'export const load = () => import("@maze/sandbox");'],
  ["import type", 'export type A = import("@maze/sandbox").A;'],
])("a sideways %s is found where it stands", (_kind, statement) => {
  expect(findings({ "packages/maze/config/src/deep/file.ts": `\n${statement}\n` })).toEqual([
    { at: "packages/maze/config/src/deep/file.ts:2", message: "@maze/config may not import @maze/sandbox" },
  ]);
});

test("text that only looks like an import is none", () => {
  const source = '// import "@maze/sandbox";\nexport const text = `import { a } from "@maze/sandbox";`;\n';
  expect(findings({ "packages/maze/config/src/index.ts": source })).toEqual([]);
});

test("a dependency against the arrows is found in the manifest", () => {
  const manifest = { name: "@maze/config", dependencies: { "@maze/sandbox": "workspace:^" } };
  expect(findings({ "packages/maze/config/package.json": manifest })).toEqual([
    { at: "packages/maze/config/package.json", message: "@maze/config may not import @maze/sandbox" },
  ]);
});

test("a package that the table does not know is found", () => {
  const [finding] = findings({ "packages/maze/rogue/package.json": { name: "@maze/rogue" } });
  expect(finding).toEqual({
    at: "packages/maze/rogue/package.json",
    message: "@maze/rogue is not in the table of arrows",
  });
});

test("boundaries in turbo.json that say something else are found", () => {
  expect(findings({ "turbo.json": { boundaries: { tags: {} } } }).map(({ at }) => at)).toEqual(["turbo.json"]);
});

test("the real table has no cycle and names only packages that it has rows for", () => {
  for (const [name, allowed] of Object.entries(arrows)) {
    expect(reachable(name), name).not.toContain(name);
    expect(Object.keys(arrows), name).toEqual(expect.arrayContaining([...allowed]));
  }
});
