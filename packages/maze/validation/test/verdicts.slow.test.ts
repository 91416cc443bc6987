import { createTypesValidator, type TypesValidatorOptions } from "@maze/validation";
import type { StageResult } from "@maze/core";
import { describe, expect, it } from "vitest";
import { makeProject, writeFiles } from "./project-setup.ts";
import { strict } from "./types-setup.ts";
import { emptyDirectory, judge } from "./verdicts-setup.ts";

/** xorshift32: the same edits in every run. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

describe("the stage types with kept verdicts", () => {
  it("says what the compiler says now, after any edit", async () => {
    const base = (options: object): string => JSON.stringify({ compilerOptions: { module: "nodenext", ...options } });
    const config = (extended: string): string => JSON.stringify({ ...JSON.parse(strict), extends: extended });
    const choices: Readonly<Record<string, readonly string[]>> = {
      "src/a.ts": ['import { dep } from "dep";\nexport const a: number = dep;\n', "export const a: number = 1;\n"],
      "src/b.ts": ['import { a } from "./a.js";\nexport const b = a * 2;\n', "export const b: string = 1;\n"],
      "src/global.d.ts": ["declare const extra: number;\n", "export {};\n"],
      "src/c.ts": ["export const c = extra;\n", "export const c = (x: string | null) => x;\n"],
      "node_modules/dep/index.d.ts": ["export declare const dep: number;\n", "export declare const dep: string;\n"],
      "node_modules/dep/package.json": [
        '{ "name": "dep", "version": "1.0.0", "types": "index.d.ts" }',
        '{ "name": "dep", "version": "1.0.0", "types": "missing.d.ts", "exports": {} }',
      ],
      "package.json": ['{ "type": "module" }', '{ "type": "commonjs" }'],
      "package-lock.json": ["{}", '{ "lockfileVersion": 3 }'],
      "base.json": [base({ noUnusedLocals: false }), base({ noImplicitReturns: true })],
      "other.json": [
        base({ exactOptionalPropertyTypes: true }),
        base({ isolatedDeclarations: true, declaration: true }),
      ],
      "tsconfig.json": [config("./base.json"), config("./other.json"), config("./absent.json")],
    };
    const files = Object.keys(choices);
    const start = Object.fromEntries(files.map((file) => [file, choices[file]?.[0] ?? ""]));
    const project = await makeProject(start, ["typescript"]);
    const store = { directory: await emptyDirectory() };
    const random = randomFrom(20_261_128);
    const seen = { reused: 0, passed: 0, failed: 0 };
    const options: TypesValidatorOptions = { environment: { PATH: process.env["PATH"] } };
    for (let step = 0; step < 60; step++) {
      // Every third step changes nothing, or takes back what was changed before.
      const file = files[random(files.length)] ?? "";
      const texts = choices[file] ?? [];
      if (step % 3 !== 0) await writeFiles(project, { [file]: texts[random(texts.length)] ?? "" });
      const kept = await judge(project, createTypesValidator(options), store);
      const now = await judge(project, createTypesValidator(options));
      const plain = (result: StageResult | undefined) => ({ ...result, durationMs: 0, cached: undefined });
      expect(plain(kept)).toEqual(plain(now));
      if (kept?.cached === true) seen.reused++;
      if (kept?.status === "passed") seen.passed++;
      if (kept?.status === "failed") seen.failed++;
    }
    expect(seen.reused).toBeGreaterThan(12);
    expect(seen.passed).toBeGreaterThan(3);
    expect(seen.failed).toBeGreaterThan(3);
  }, 120_000);
});
