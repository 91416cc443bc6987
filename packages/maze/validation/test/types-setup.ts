import type { FileEdit, StageResult } from "@maze/core";
import { createScratchCopy, createTypesValidator, type TypesValidatorOptions } from "@maze/validation";
import { readdir } from "node:fs/promises";
import { describe, expect, it, onTestFinished } from "vitest";
import { editOf, makeProject } from "./project-setup.ts";

/** Of the library only the oldest part: reading all of it is most of what the compiler does in a project so small. */
export const strict = JSON.stringify({
  compilerOptions: { strict: true, noEmit: true, module: "nodenext", lib: ["es5"], types: [] },
  include: ["src"],
});

export async function checkTypes(
  directory: string,
  files: string[],
  edits: FileEdit[] = [],
  options: TypesValidatorOptions = {},
): Promise<StageResult> {
  const copy = await createScratchCopy({ directory, edits });
  onTestFinished(() => copy.dispose());
  return createTypesValidator({ baseline: directory, ...options }).validate(
    { directory: copy.directory, files, edits },
    {},
  );
}

/** What the stage does with a compiler that the project installs. */
export function describeWithCompiler(compiler: "typescript" | "typescript6", version: string): void {
  describe(`with the project's own ${version}`, () => {
    it("passes a project that is right", async () => {
      const directory = await makeProject(
        {
          "tsconfig.json": strict,
          "src/a.ts": "export const a: number = 1;\n",
          "src/b.ts": 'import { a } from "./a.js";\na.toFixed();\n',
        },
        [compiler],
      );
      expect(await checkTypes(directory, ["src/a.ts"])).toMatchObject({
        status: "passed",
        tool: version,
        scope: "2 files (tsconfig.json)",
        diagnostics: [],
      });
    });

    it("places errors in other files, behind characters beyond ASCII, with all of their message", async () => {
      const directory = await makeProject(
        {
          "tsconfig.json": strict,
          "src/größe.ts": "export interface A { a: { b: number } }\n",
          "src/b.ts":
            'import type { A } from "./größe.js";\n/* 🦊 */ const a: A = { a: { b: "é" } };\r\nexport const f: (x: A) => void = (x: { a: { b: string } }) => {};\n',
        },
        [compiler],
      );
      const stage = await checkTypes(directory, ["src/größe.ts"]);
      expect(stage.status).toBe("failed");
      expect(stage.diagnostics.map(({ file, code, span }) => [file, code, span?.from, span?.to])).toEqual([
        ["src/b.ts", "TS2322", { line: 2, column: 30 }, { line: 2, column: 31 }],
        ["src/b.ts", "TS2322", { line: 3, column: 14 }, { line: 3, column: 15 }],
      ]);
      expect(stage.diagnostics[0]?.message).toBe("Type 'string' is not assignable to type 'number'.");
      expect(stage.diagnostics[1]?.message.split("\n").length).toBeGreaterThan(2);
    });

    it("fails an edit for new errors only", async () => {
      const wrong = 'export const a: number = "1";\n';
      const directory = await makeProject(
        { "tsconfig.json": strict, "src/a.ts": wrong, "src/b.ts": "export const b = 1;\n" },
        [compiler],
      );
      expect((await checkTypes(directory, ["src/b.ts"])).status).toBe("failed");
      const harmless = [
        await editOf(directory, "src/a.ts", `// moved\n${wrong}`),
        await editOf(directory, "src/b.ts", "export const b = 2;\n"),
      ];
      const passed = await checkTypes(directory, ["src/a.ts", "src/b.ts"], harmless);
      expect(passed).toMatchObject({ status: "passed", scope: "2 files (tsconfig.json), 1 old finding" });
      expect(passed.diagnostics.map(({ severity, hint }) => [severity, hint])).toEqual([
        ["info", "It was there before the edit."],
      ]);
      const second = await checkTypes(
        directory,
        ["src/a.ts"],
        [await editOf(directory, "src/a.ts", `${wrong}export const c: number = "1";\n`)],
      );
      expect(second.diagnostics.map(({ severity }) => severity).sort()).toEqual(["error", "info"]);
    });

    it("builds referenced projects in a copy, also when it is pointed at the project itself", async () => {
      const directory = await makeProject(
        {
          "tsconfig.json": '{ "files": [], "references": [{ "path": "./app" }] }',
          "app/tsconfig.json":
            '{ "compilerOptions": { "composite": true, "lib": ["es5"], "types": [] }, "references": [{ "path": "../lib" }] }',
          "app/a.ts": 'import { l } from "../lib/l";\nexport const a: string = l;\n',
          "lib/tsconfig.json": '{ "compilerOptions": { "composite": true, "lib": ["es5"], "types": [] } }',
          "lib/l.ts": "export const l: number = 1;\n",
        },
        [compiler],
      );
      const before = (await readdir(directory, { recursive: true })).filter((name) => !name.startsWith("node_modules"));
      const stage = await createTypesValidator().validate({ directory, files: ["app/a.ts"], edits: [] }, {});
      expect(stage.diagnostics.map(({ file, code }) => [file, code])).toEqual([["app/a.ts", "TS2322"]]);
      const after = (await readdir(directory, { recursive: true })).filter((name) => !name.startsWith("node_modules"));
      expect(after).toEqual(before);
    });
  });
}
