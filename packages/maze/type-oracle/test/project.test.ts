import { createTypeOracle } from "@maze/type-oracle";
import type { TypeOracle } from "@maze/core";
import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { packageDirectory, PACKAGE, STRICT, tempProject, type TempProject } from "./support/temp-project.ts";

const opened: { oracles: TypeOracle[]; projects: TempProject[] } = { oracles: [], projects: [] };
afterEach(async () => {
  await Promise.all(opened.oracles.splice(0).map((oracle) => oracle.close()));
  for (const project of opened.projects.splice(0)) project.remove();
});

function projectOf(files: Readonly<Record<string, string>>): TempProject {
  const project = tempProject(files);
  opened.projects.push(project);
  return project;
}

async function open(
  directory: string,
  options: { configFile?: string; compilerPath?: string } = {},
): Promise<TypeOracle> {
  const oracle = await createTypeOracle({ directory, ...options });
  opened.oracles.push(oracle);
  return oracle;
}

const codesOf = async (oracle: TypeOracle, file: string, text: string): Promise<string[]> => {
  const [found = []] = await oracle.diagnostics([{ file, text }]);
  return found.map(({ code }) => code);
};

const BAD = "export const a: string = null;\n";

describe("links between source files", () => {
  it("that lead in a circle or nowhere do not end the compiler", async () => {
    const { directory } = projectOf({
      "tsconfig.json": STRICT,
      "package.json": PACKAGE,
      "src/real.ts": "export {};\n",
    });
    for (const [target, name] of [
      ["b.ts", "a.ts"],
      ["a.ts", "b.ts"],
      ["nowhere.ts", "gone.ts"],
      [".", "loop"],
    ] as const)
      symlinkSync(target, join(directory, "src", name));
    const oracle = await open(directory);
    expect(await codesOf(oracle, "src/new.ts", BAD)).toEqual(["TS2322"]);
  });
});

describe("the configuration of a project", () => {
  it("is its tsconfig", async () => {
    const { directory } = projectOf({
      "tsconfig.json": STRICT,
      "package.json": PACKAGE,
      "src/a.ts": "export {};\n",
      "src/b.ts": "export {};\n",
    });
    expect(await (await open(directory)).describe()).toEqual({
      engine: "typescript 7.0.2 (api)",
      configFile: "tsconfig.json",
      fileCount: 2,
    });
  });

  it("is the nearest tsconfig above a sub-directory, whose files are named relative to it", async () => {
    const { directory } = projectOf({
      "tsconfig.json": STRICT,
      "package.json": PACKAGE,
      "src/deep/a.ts": "export const one = 1;\n",
    });
    const oracle = await open(`${directory}/src/deep`);
    expect(await oracle.describe()).toEqual({
      engine: "typescript 7.0.2 (api)",
      configFile: "../../tsconfig.json",
      fileCount: 1,
    });
    expect((await oracle.scopeOf("a.ts")).map(({ name }) => name)).toEqual(["one"]);
  });

  it("is strict where there is no tsconfig, with the TypeScript files of the directory", async () => {
    const { directory } = projectOf({
      "package.json": PACKAGE,
      "a.ts": "export {};\n",
      "deep/b.mts": "export {};\n",
      "c.js": "",
    });
    const oracle = await open(directory);
    expect(await oracle.describe()).toEqual({ engine: "typescript 7.0.2 (api)", fileCount: 2 });
    expect(await codesOf(oracle, "a.ts", BAD)).toEqual(["TS2322"]);
    expect(await codesOf(oracle, "a.ts", 'import { b } from "./deep/b.mts";\nb;\n')).toEqual(["TS2305"]);
  });

  it("is the one that is named, as a file or a directory", async () => {
    const { directory } = projectOf({
      "tsconfig.json": STRICT,
      "loose/tsconfig.json": '{ "compilerOptions": { "strict": false, "types": [] }, "include": ["../src"] }',
      "src/a.ts": "export {};\n",
    });
    for (const configFile of ["loose", "loose/tsconfig.json"]) {
      const oracle = await open(directory, { configFile });
      expect((await oracle.describe()).configFile).toBe("loose/tsconfig.json");
      expect(await codesOf(oracle, "src/a.ts", BAD)).toEqual([]);
    }
    await expect(open(directory, { configFile: "nowhere.json" })).rejects.toMatchObject({
      code: "MAZE_TYPE_ORACLE_CONFIG",
      details: { configFile: "nowhere.json" },
    });
  });

  it.each([
    [
      "a missing value",
      '{\n  "compilerOptions": {\n    "strict": ,\n  }\n}',
      "tsconfig.json:3:15: TS1109: Expression expected.",
    ],
    [
      "an unknown option",
      '{ "compilerOptions": {\n "striict": true } }',
      "tsconfig.json:2:2: TS5023: Unknown compiler option 'striict'.",
    ],
    [
      "a wrong value",
      '{ "compilerOptions": { "module": "nope" } }',
      "tsconfig.json:1:34: TS6046: Argument for '--module' option must be:",
    ],
    ["a base that does not exist", '{ "extends": "./missing.json" }', "tsconfig.json: TS5083: Cannot read file"],
    [
      "a byte order mark before an error",
      '\uFEFF{ "compilerOptions": { "strict": 1 } }',
      "tsconfig.json:1:34: TS5024: Compiler option 'strict' requires a value of type boolean.",
    ],
  ])("is refused for %s, naming the place", async (_what, text, message) => {
    const { directory } = projectOf({ "tsconfig.json": text, "a.ts": "export {};\n" });
    const refused = createTypeOracle({ directory });
    await expect(refused).rejects.toMatchObject({ code: "MAZE_TYPE_ORACLE_CONFIG" });
    await expect(refused).rejects.toThrow(message);
  });

  it("is refused with the file of the base that is broken", async () => {
    const { directory } = projectOf({
      "tsconfig.json": '{ "extends": "./base.json" }',
      "base.json": '{\n  "compilerOptions": { "strict": "yes" }\n}',
      "a.ts": "export {};\n",
    });
    await expect(createTypeOracle({ directory })).rejects.toMatchObject({
      code: "MAZE_TYPE_ORACLE_CONFIG",
      details: { file: "base.json", codes: ["TS5024"] },
    });
  });

  it("needs a directory", async () => {
    const { directory } = projectOf({ "a.ts": "" });
    for (const wrong of [`${directory}/nowhere`, `${directory}/a.ts`]) {
      await expect(createTypeOracle({ directory: wrong })).rejects.toMatchObject({
        code: "MAZE_TYPE_ORACLE_DIRECTORY",
        details: { directory: wrong },
      });
    }
    await expect(createTypeOracle({ directory: "" })).rejects.toMatchObject({ code: "MAZE_CORE_INVALID_DATA" });
  });
});

describe("files of a project", () => {
  const REFERENCES = {
    "tsconfig.json": '{ "files": [], "references": [{ "path": "./lib" }, { "path": "./app" }] }',
    "lib/tsconfig.json":
      '{ "compilerOptions": { "composite": true, "strict": true, "module": "nodenext", "types": [] } }',
    "lib/lib.ts": "export interface Entry { id: string }\nexport const entry: Entry = { id: '' };\n",
    "app/tsconfig.json":
      '{ "compilerOptions": { "composite": true, "strict": false, "module": "nodenext", "types": [] }, "references": [{ "path": "../lib" }] }',
    "app/app.ts":
      'import { entry } from "../lib/lib.js";\nexport function idOf(): string { return entry.id; }\nexport { entry };\n',
    "package.json": PACKAGE,
  };

  it("are found through project references, each with its own settings", async () => {
    const { directory } = projectOf(REFERENCES);
    const oracle = await open(directory);
    expect((await oracle.describe()).fileCount).toBe(0);
    expect(await codesOf(oracle, "lib/lib.ts", BAD)).toEqual(["TS2322"]);
    expect(await codesOf(oracle, "app/app.ts", BAD)).toEqual([]);
    expect((await oracle.functions("app/app.ts", ["idOf"]))[0]?.signature.returns.text).toBe("string");
    const [entry] = await oracle.scopeOf("app/app.ts");
    const [own] = await oracle.resolveTypes(["Entry"], "lib/lib.ts");
    expect([entry?.type.key, entry?.type.text]).toEqual([own?.key, "Entry"]);
    expect(
      await codesOf(oracle, "app/new.ts", 'import { entry } from "../lib/lib.js";\nexport const n: number = entry;\n'),
    ).toEqual(["TS2322"]);
  });

  it("are refused where no tsconfig includes them, and others still answered", async () => {
    const { directory } = projectOf({
      "tsconfig.json": STRICT,
      "package.json": PACKAGE,
      "src/a.ts": "export const one = 1;\n",
      "outside/b.ts": "export {};\n",
      "src/c.js": "",
    });
    const oracle = await open(directory);
    await expect(oracle.scopeOf("outside/b.ts")).rejects.toMatchObject({
      code: "MAZE_TYPE_ORACLE_FILE_OUTSIDE",
      details: { file: "outside/b.ts", configFile: "tsconfig.json" },
    });
    await expect(oracle.diagnostics([{ file: "outside/new.ts", text: "" }])).rejects.toMatchObject({
      code: "MAZE_TYPE_ORACLE_FILE_OUTSIDE",
    });
    await expect(oracle.scopeOf("src/c.js")).rejects.toMatchObject({ code: "MAZE_TYPE_ORACLE_FILE_OUTSIDE" });
    await expect(oracle.scopeOf("src/nowhere.ts")).rejects.toMatchObject({
      code: "MAZE_TYPE_ORACLE_FILE_MISSING",
      details: { file: "src/nowhere.ts" },
    });
    expect((await oracle.scopeOf("src/a.ts")).map(({ name }) => name)).toEqual(["one"]);
  });

  it("keep their line ends and byte order mark out of the answers", async () => {
    const text =
      "\uFEFF/** Doubles. */\r\nexport function double(x: number): number {\r\n  return x * 2;\r\n}\r\nexport const wrong: string = double(1);\r\n";
    const { directory } = projectOf({ "tsconfig.json": STRICT, "package.json": PACKAGE, "src/ä b.ts": text });
    const oracle = await open(directory);
    const [double] = await oracle.functions("src/ä b.ts", ["double"]);
    expect(double?.doc?.summary).toBe("Doubles.");
    const [[finding] = []] = await oracle.diagnostics([{ file: "src/ä b.ts", text }]);
    expect(finding).toEqual({
      source: "typescript",
      severity: "error",
      code: "TS2322",
      message: "Type 'number' is not assignable to type 'string'.",
      file: "src/ä b.ts",
      span: {
        start: text.indexOf("wrong"),
        end: text.indexOf("wrong") + 5,
        from: { line: 5, column: 14 },
        to: { line: 5, column: 19 },
      },
    });
  });

  it("may have errors before anything is asked", async () => {
    const { directory } = projectOf({
      "tsconfig.json": STRICT,
      "package.json": PACKAGE,
      "src/broken.ts": "export const a: Missing = {\n",
      "src/wrong.ts": "export const b: number = '';\nexport function f(x: number): string { return ''; }\n",
    });
    const oracle = await open(directory);
    expect((await oracle.functions("src/wrong.ts", ["f"]))[0]?.signature.returns.text).toBe("string");
    expect(await codesOf(oracle, "src/wrong.ts", "export const b = 1;\n")).toEqual([]);
    expect((await oracle.resolveTypes(["Date[]"], "src/broken.ts"))[0]?.text).toBe("Date[]");
  });

  it.each([
    ["an open comment", "export const a = 1;\n/* open"],
    ["an open template", "export const a = 1;\nexport const b = `open"],
    ["open brackets", "export const a = 1;\nexport const b = {[("],
    ["a line that is ignored", "export const a = 1;\n// @ts-ignore"],
  ])("may end in %s", async (_what, text) => {
    const { directory } = projectOf({ "tsconfig.json": STRICT, "package.json": PACKAGE, "src/a.ts": text });
    const oracle = await open(directory);
    expect((await oracle.resolveTypes(["typeof a"], "src/a.ts"))[0]?.text).toBe("1");
    expect((await oracle.scopeOf("src/a.ts"))[0]?.name).toBe("a");
  });

  it("keep what means something at their start", async () => {
    const { directory } = projectOf({
      "tsconfig.json": STRICT,
      "package.json": PACKAGE,
      "src/a.ts":
        '#!/usr/bin/env node\n/* license */\n/// <reference path="../types/global.d.ts" />\n/** Documented. */\nexport function f(x: OnlyThere): void {}\n',
      "types/global.d.ts": "interface OnlyThere { there: 1 }\n",
    });
    const oracle = await open(directory);
    await oracle.resolveTypes(["OnlyThere"], "src/a.ts");
    const [f] = await oracle.functions("src/a.ts", ["f"]);
    expect([f?.doc?.summary, f?.signature.parameters[0]?.type.text]).toEqual(["Documented.", "OnlyThere"]);
  });

  it("are read again at each question", async () => {
    const project = projectOf({
      "tsconfig.json": STRICT,
      "package.json": PACKAGE,
      "src/a.ts": "export interface A { x: 1 }\n",
    });
    const oracle = await open(project.directory);
    const [before] = await oracle.resolveTypes(["A['x']"], "src/a.ts");
    project.write("src/a.ts", "export interface A { x: 2 }\n");
    const [after] = await oracle.resolveTypes(["A['x']"], "src/a.ts");
    expect([before?.text, after?.text]).toEqual(["1", "2"]);
  });

  it("tell an absent property from one that is undefined, where the tsconfig does", async () => {
    const exact = STRICT.replace('"strict":true', '"strict":true,"exactOptionalPropertyTypes":true');
    for (const [config, isExact] of [
      [STRICT, false],
      [exact, true],
    ] as const) {
      const { directory } = projectOf({ "tsconfig.json": config, "package.json": PACKAGE, "src/a.ts": "export {};\n" });
      const oracle = await open(directory);
      const [absent, undefinedToo] = await oracle.resolveTypes(["{ a?: 1 }", "{ a?: 1 | undefined }"], "src/a.ts");
      if (absent === undefined || undefinedToo === undefined) throw new Error("a type is missing");
      expect([absent.text, undefinedToo.text]).toEqual(["{ a?: 1 }", isExact ? "{ a?: 1 | undefined }" : "{ a?: 1 }"]);
      expect(absent.key === undefinedToo.key).toBe(!isExact);
      expect(await oracle.areAssignable([{ source: undefinedToo, target: absent }])).toEqual([!isExact]);
    }
  });

  it("may be CommonJS or ES modules, each seeing a module its own way", async () => {
    const { directory } = projectOf({
      "tsconfig.json": STRICT,
      "package.json": "{}",
      "node_modules/pair/package.json":
        '{ "name": "pair", "version": "1.0.0", "exports": { ".": { "import": { "types": "./esm.d.mts" }, "require": { "types": "./cjs.d.cts" } } } }',
      "node_modules/pair/esm.d.mts": "export declare const esm: 1;\n",
      "node_modules/pair/cjs.d.cts": "export declare const cjs: 2;\n",
      "src/a.mts": "export {};\n",
      "src/b.cts": "export {};\n",
      "src/c.tsx": "export {};\n",
    });
    const oracle = await open(directory);
    expect((await oracle.exportsOf("pair", "src/a.mts")).map(({ name }) => name)).toEqual(["esm"]);
    expect((await oracle.exportsOf("pair", "src/b.cts")).map(({ name }) => name)).toEqual(["cjs"]);
    expect((await oracle.exportsOf("pair", "src/c.tsx")).map(({ name }) => name)).toEqual(["cjs"]);
  });

  it("name modules that are missing, or have no types", async () => {
    const { directory } = projectOf({
      "tsconfig.json": STRICT,
      "package.json": PACKAGE,
      "src/a.ts": "export {};\n",
      "node_modules/untyped/package.json": '{ "name": "untyped", "main": "./index.js" }',
      "node_modules/untyped/index.js": "exports.a = 1;\n",
    });
    const oracle = await open(directory);
    await expect(oracle.exportsOf("nowhere", "src/a.ts")).rejects.toThrow(
      'from src/a.ts, the module "nowhere" cannot be found or has no types',
    );
    await expect(oracle.exportsOf("untyped", "src/a.ts")).rejects.toThrow(
      'from src/a.ts, the module "untyped" cannot be found or has no types',
    );
    await expect(oracle.exportsOf("./nowhere.js", "src/a.ts")).rejects.toMatchObject({
      code: "MAZE_TYPE_ORACLE_UNKNOWN_MODULE",
    });
  });
});

describe("the compiler", () => {
  it("can be a package or an executable that is named", async () => {
    const { directory } = projectOf({ "tsconfig.json": STRICT, "src/a.ts": "export {};\n" });
    const oracle = await open(directory, { compilerPath: packageDirectory("typescript-7") });
    expect((await oracle.describe()).engine).toBe("typescript 7.0.2 (api)");
    const launched = await open(directory, { compilerPath: `${packageDirectory("typescript-7")}/bin/tsc` });
    expect((await launched.describe()).engine).toBe("typescript 7.0.2 (api)");
    expect(await codesOf(launched, "src/a.ts", BAD)).toEqual(["TS2322"]);
    await launched.close();
  });

  it("must speak the interface", async () => {
    const { directory } = projectOf({
      "tsconfig.json": STRICT,
      "src/a.ts": "export {};\n",
      "old/package.json": '{ "name": "typescript", "version": "4.9.5" }',
      "no/package.json": "{",
    });
    await expect(open(directory, { compilerPath: `${directory}/old` })).rejects.toMatchObject({
      code: "MAZE_TYPE_ORACLE_COMPILER_VERSION",
      details: { version: "4.9.5" },
    });
    await expect(open(directory, { compilerPath: `${directory}/no` })).rejects.toMatchObject({
      code: "MAZE_TYPE_ORACLE_COMPILER_MISSING",
    });
    await expect(open(directory, { compilerPath: `${directory}/nowhere` })).rejects.toMatchObject({
      code: "MAZE_TYPE_ORACLE_COMPILER_MISSING",
    });
  });
});
