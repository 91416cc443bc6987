import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { createTypeOracle } from "@maze/type-oracle";
import { afterEach, describe, expect, it } from "vitest";
import { installedEngine } from "../src/engines/choose-engine.ts";
import { COMPILERS, TYPESCRIPT_6 } from "./support/compilers.ts";
import { PACKAGE, STRICT, tempProject, type TempProject } from "./support/temp-project.ts";

let project: TempProject | undefined;
afterEach(() => project?.remove());

function projectWith(compiler: string | undefined): string {
  project = tempProject({ "tsconfig.json": STRICT, "package.json": PACKAGE, "src/a.ts": "export const a = 1;\n" });
  if (compiler === undefined) return project.directory;
  mkdirSync(join(project.directory, "node_modules"));
  symlinkSync(compiler, join(project.directory, "node_modules/typescript"), "dir");
  return project.directory;
}

async function engineOf(directory: string, compiler: "bundled" | "project"): Promise<[string, string[]]> {
  const oracle = await createTypeOracle({ directory, compiler });
  try {
    const [found = []] = await oracle.diagnostics([{ file: "src/a.ts", text: "export const a: string = 1;\n" }]);
    return [(await oracle.describe()).engine, found.map(({ code }) => code)];
  } finally {
    await oracle.close();
  }
}

const packageOf = (compiler: string | undefined): string[] => [join(projectWith(compiler), "package.json")];

describe("the engine", () => {
  it.each([
    [COMPILERS["TypeScript 7.1"], "typescript 7.1.0-beta (api)"],
    [TYPESCRIPT_6, "typescript 6.0.3 (language service)"],
  ])("is that of the project where that is wanted: %s", async (compiler, engine) => {
    expect(await engineOf(projectWith(compiler), "project")).toEqual([engine, ["TS2322"]]);
  });

  it("is ours where the project has none, or ours is wanted", async () => {
    expect(await engineOf(projectWith(undefined), "project")).toEqual(["typescript 7.0.2 (api)", ["TS2322"]]);
    expect(await engineOf(projectWith(COMPILERS["TypeScript 7.1"]), "bundled")).toEqual([
      "typescript 7.0.2 (api)",
      ["TS2322"],
    ]);
  });

  it("is an earlier one that is installed where ours is missing", () => {
    expect(installedEngine(packageOf(TYPESCRIPT_6), ["@typescript/typescript6", "typescript"])?.title).toBe(
      "typescript 6.0.3 (language service)",
    );
    expect(installedEngine(packageOf(undefined), ["typescript"])).toBeUndefined();
  });
});
