import { chmod } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { ProjectIndex } from "@maze/core";
import { createIndexer, manifestFindings } from "../src/index.ts";
import { temporaryProject } from "./support/temporary-project.ts";

type Manifest = Record<string, unknown>;
const packageJson = (manifest: Manifest): string => JSON.stringify(manifest);
const indexOf = (root: string): Promise<ProjectIndex> => createIndexer().index({ root });

describe("dependencies", () => {
  test("what is declared, with the installed version, by name", async () => {
    const root = await temporaryProject({
      "package.json": packageJson({
        dependencies: { b: "^1", a: "*", "@scope/c": "1" },
        devDependencies: { d: "1", e: "1" },
        peerDependencies: { e: "1" },
        optionalDependencies: { f: "1" },
      }),
      "node_modules/b/package.json": packageJson({ version: "1.2.3" }),
      "node_modules/@scope/c/package.json": packageJson({ version: "2.0.0-rc.1" }),
      "node_modules/d/package.json": "not json",
      "node_modules/e/package.json": packageJson({ version: 7 }),
    });
    expect((await indexOf(root)).dependencies).toEqual([
      { name: "@scope/c", version: "2.0.0-rc.1", dev: false, hasTypes: false },
      { name: "a", dev: false, hasTypes: false },
      { name: "b", version: "1.2.3", dev: false, hasTypes: false },
      { name: "d", dev: true, hasTypes: false },
      { name: "e", dev: false, hasTypes: false },
      { name: "f", dev: false, hasTypes: false },
    ]);
  });

  test.each<[string, Record<string, string>, boolean]>([
    ["types", { "node_modules/p/package.json": packageJson({ types: "./p.d.ts" }) }, true],
    ["typings", { "node_modules/p/package.json": packageJson({ typings: "./p.d.ts" }) }, true],
    [
      "exports",
      { "node_modules/p/package.json": packageJson({ exports: { ".": { import: { types: "./p.d.ts" } } } }) },
      true,
    ],
    [
      "versioned exports",
      { "node_modules/p/package.json": packageJson({ exports: { "types@>=5": "./p.d.ts" } }) },
      true,
    ],
    ["index.d.ts", { "node_modules/p/package.json": "{}", "node_modules/p/index.d.ts": "" }, true],
    [
      "beside main",
      { "node_modules/p/package.json": packageJson({ main: "lib/p.cjs" }), "node_modules/p/lib/p.d.cts": "" },
      true,
    ],
    ["@types", { "node_modules/p/package.json": "{}", "node_modules/@types/p/package.json": "{}" }, true],
    ["none", { "node_modules/p/package.json": packageJson({ exports: { ".": "./p.js" } }) }, false],
    ["not installed", {}, false],
  ])("types by %s", async (_, files, hasTypes) => {
    const root = await temporaryProject({ "package.json": packageJson({ dependencies: { p: "1" } }), ...files });
    expect((await indexOf(root)).dependencies[0]?.hasTypes).toBe(hasTypes);
  });

  test("types of a scoped package by @types", async () => {
    const root = await temporaryProject({
      "package.json": packageJson({ dependencies: { "@s/p": "1" } }),
      "node_modules/@types/s__p/package.json": "{}",
    });
    expect((await indexOf(root)).dependencies).toEqual([{ name: "@s/p", dev: false, hasTypes: true }]);
  });

  test("the nearest package.json and node_modules above a project count", async () => {
    const root = await temporaryProject({
      "package.json": packageJson({ dependencies: { outer: "1" } }),
      "node_modules/p/package.json": packageJson({ version: "1.0.0" }),
      "a/package.json": packageJson({ dependencies: { p: "1" } }),
      "a/src/x.ts": "1",
      "b/x.ts": "1",
    });
    expect((await indexOf(join(root, "a/src"))).dependencies).toEqual([
      { name: "p", version: "1.0.0", dev: false, hasTypes: false },
    ]);
    expect((await indexOf(join(root, "b"))).dependencies).toEqual([{ name: "outer", dev: false, hasTypes: false }]);
  });

  test("a package.json with a byte order mark is read", async () => {
    const root = await temporaryProject({ "package.json": `\ufeff${packageJson({ dependencies: { p: "1" } })}` });
    expect((await indexOf(root)).dependencies).toEqual([{ name: "p", dev: false, hasTypes: false }]);
  });
});

describe("a package.json that cannot be used", () => {
  test.each([
    ['{\n  "dependencies": {,}\n}', 2],
    ["", 1],
    ["[1]", 1],
    ["\nnull", 2],
    ['{\n "name": "x"\n "type": "module" }', 3],
  ])("%j is reported", async (text, line) => {
    const { dependencies, diagnostics } = await indexOf(await temporaryProject({ "package.json": text }));
    expect(dependencies).toEqual([]);
    expect(diagnostics.map(({ code, severity, file, span }) => [code, severity, file, span?.from.line])).toEqual([
      ["MAZE_INDEX_MANIFEST_UNREADABLE", "warning", "package.json", line],
    ]);
  });

  test("what cannot be read is reported, and stands before one further up", async () => {
    const root = await temporaryProject({
      "package.json": packageJson({ dependencies: { outer: "1" } }),
      "large/package.json": " ".repeat(4 * 1024 * 1024 + 1),
      "folder/package.json/a.txt": "",
    });
    const found = await Promise.all(["large", "folder"].map((name) => indexOf(join(root, name))));
    expect(found.map(({ dependencies }) => dependencies)).toEqual([[], []]);
    expect(found.map(({ diagnostics }) => diagnostics.map(({ message, file }) => [file, message]))).toEqual([
      [["package.json", "package.json cannot be read: it has 4194305 bytes, more than 4194304"]],
      [["package.json", "package.json cannot be read: it is no file"]],
    ]);
  });

  test.skipIf(process.getuid?.() === 0)("one that may not be read is reported", async () => {
    const root = await temporaryProject({ "package.json": packageJson({ dependencies: { p: "1" } }) });
    await chmod(join(root, "package.json"), 0o000);
    expect((await indexOf(root)).diagnostics.map(({ message }) => message)).toEqual([
      "package.json cannot be read: EACCES",
    ]);
  });

  test("a section of another kind counts as absent, a name that leads elsewhere is refused", async () => {
    const root = await temporaryProject({
      "project/package.json": packageJson({
        dependencies: { "../../secret": "1", "a/../../b": "1", ok: "1" },
        devDependencies: ["x"],
      }),
      "secret/package.json": packageJson({ version: "9.9.9" }),
    });
    const { dependencies, diagnostics } = await indexOf(join(root, "project"));
    expect(dependencies).toEqual([{ name: "ok", dev: false, hasTypes: false }]);
    expect(diagnostics.map(({ message }) => message)).toEqual([
      "package.json: devDependencies: expected record, received array",
      'package.json declares what is no package name: "../../secret"',
      'package.json declares what is no package name: "a/../../b"',
    ]);
  });

  test("a value of another kind is reported with its place, and the rest counts", async () => {
    const text =
      '{\n  "name": 5,\n  "scripts": ["a"],\n  "dependencies": { "p": 4,\n    "q": "1" },\n  "type": "esm"\n}';
    const { dependencies, diagnostics } = await indexOf(await temporaryProject({ "package.json": text }));
    expect(dependencies.map(({ name }) => name)).toEqual(["p", "q"]);
    expect(diagnostics.map(({ message, span }) => [message, span?.from.line, span?.from.column])).toEqual([
      ["package.json: name: expected string, received number", 2, 11],
      ['package.json: type: expected one of "module"|"commonjs"', 6, 11],
      ["package.json: scripts: expected record, received array", 3, 14],
      ["package.json: dependencies.p: expected string, received number", 4, 26],
    ]);
  });

  test("is found without an index, and one that is missing is no finding", async () => {
    const root = await temporaryProject({ "package.json": "{" });
    expect((await manifestFindings(root)).map(({ file, span }) => [file, span?.from.column])).toEqual([
      ["package.json", 2],
    ]);
    expect(await manifestFindings(await temporaryProject({}))).toEqual([]);
  });
});
