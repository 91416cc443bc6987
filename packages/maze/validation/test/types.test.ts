import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { makeProject } from "./project-setup.ts";
import { checkTypes, describeWithCompiler, strict } from "./types-setup.ts";

describeWithCompiler("typescript", "typescript 7.0.2");

it("resolves a configuration and packages outside the project", async () => {
  const root = await makeProject({
    "pnpm-workspace.yaml": "",
    "tsconfig.base.json":
      '{ "compilerOptions": { "strict": true, "noEmit": true, "module": "nodenext", "lib": ["es5"], "types": [] } }',
    "node_modules/hoisted/package.json": '{ "name": "hoisted", "version": "1.0.0", "types": "index.d.ts" }',
    "node_modules/hoisted/index.d.ts": "export declare const hoisted: { n: number };\n",
    "packages/a/tsconfig.json": '{ "extends": "../../tsconfig.base.json", "include": ["src"] }',
    "packages/a/src/a.ts": 'import { hoisted } from "hoisted";\nexport const f = (x) => x + hoisted.n.toUpperCase();\n',
  });
  const stage = await checkTypes(join(root, "packages/a"), ["src/a.ts"]);
  expect(stage.tool).toBe("typescript 7.0.2 (ours: the project has none)");
  expect(stage.diagnostics.map(({ code }) => code)).toEqual(["TS7006", "TS2339"]);
});

it("checks files with defaults where there is no configuration", async () => {
  const directory = await makeProject({ "a.ts": "export const a: number = null;\n" });
  expect(await checkTypes(directory, ["a.ts"])).toMatchObject({
    status: "failed",
    diagnostics: [{ code: "TS2322", file: "a.ts" }],
    scope: "1 file (no tsconfig.json, checked with defaults)",
  });
});

describe("is skipped", () => {
  it("where there is nothing to check", async () => {
    const directory = await makeProject({ "a.js": "1" });
    expect(await checkTypes(directory, ["a.js"])).toMatchObject({
      status: "skipped",
      reason: { code: "no-typescript" },
    });
  });

  it("where the configuration does not cover the file", async () => {
    const directory = await makeProject({
      "tsconfig.json": strict,
      "src/a.ts": "export {};",
      "test/b.ts": "const b: number = '1';",
    });
    expect(await checkTypes(directory, ["test/b.ts"])).toMatchObject({
      status: "skipped",
      reason: { code: "not-covered", message: "tsconfig.json does not cover test/b.ts" },
    });
  });

  it("where the compiler takes too long", async () => {
    const directory = await makeProject({ "tsconfig.json": strict, "src/a.ts": "export {};" });
    expect(await checkTypes(directory, ["src/a.ts"], [], { timeoutMs: 1 })).toMatchObject({
      status: "skipped",
      reason: { code: "timeout" },
    });
  });
});

it("reports a broken configuration as what it is", async () => {
  const directory = await makeProject({ "tsconfig.json": '{ "compilerOptions": { "strickt": true } }', "a.ts": "" });
  expect(await checkTypes(directory, ["a.ts"])).toMatchObject({ status: "failed", diagnostics: [{ code: "TS5023" }] });
});
