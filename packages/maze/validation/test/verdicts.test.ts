import { mkdir, readdir, readFile, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { StageResult, Validator } from "@maze/core";
import { createVerdictStore } from "@maze/validation";
import { describe, expect, it } from "vitest";
import { makeProject, writeFiles } from "./project-setup.ts";
import { emptyDirectory, judge } from "./verdicts-setup.ts";

/** A stage that says how often it has run. */
function counting(
  status: "passed" | "failed" | "skipped" = "passed",
): Omit<Validator, "reuse"> & { runs: number; reuse: string } {
  const validator = {
    specVersion: "v1" as const,
    id: "counted",
    after: [],
    reuse: "settings",
    runs: 0,
    validate: ({ directory }: { directory: string }): Promise<StageResult> => {
      validator.runs++;
      const reason = { code: "odd", message: "it could not run" };
      const diagnostics = [
        { source: "test", severity: "info" as const, code: "at", message: `looked into ${directory}/src` },
      ];
      return Promise.resolve({ stage: "counted", status, reason, diagnostics, durationMs: 1 });
    },
  };
  return validator;
}

describe("verdicts that are kept", () => {
  it("are reused for the same inputs, and name the directory of this time", async () => {
    const project = await makeProject({ "src/a.ts": "" });
    const directory = await emptyDirectory();
    for (const status of ["passed", "failed"] as const) {
      const stage = counting(status);
      const store = { directory: join(directory, status) };
      expect((await judge(project, stage, store))?.cached).toBeUndefined();
      const again = await judge(project, stage, store);
      expect(again).toMatchObject({ status, cached: true });
      expect(stage.runs).toBe(1);
      const [finding] = again?.diagnostics ?? [];
      const kept = await readFile(join(store.directory, (await readdir(store.directory))[0] ?? ""), "utf8");
      const before = (JSON.parse(kept) as { directory: string }).directory;
      expect(finding?.message).not.toContain(before);
      expect(finding?.message).toMatch(/^looked into .*maze-scratch-.*\/src$/);
    }
  });

  it("are none where a stage was skipped, says nothing of its inputs, or no store is given", async () => {
    const project = await makeProject({ "src/a.ts": "" });
    const store = { directory: await emptyDirectory() };
    const skipping = counting("skipped");
    await judge(project, skipping, store);
    expect(await judge(project, skipping, store)).toMatchObject({ status: "skipped" });
    expect(skipping.runs).toBe(2);
    const { reuse: _, ...silent } = counting();
    await judge(project, silent, store);
    expect((await judge(project, silent, store))?.cached).toBeUndefined();
    expect(await readdir(store.directory)).toEqual([]);
    expect((await judge(project, counting()))?.cached).toBeUndefined();
  });

  it("are a miss when they are damaged in any way", async () => {
    const project = await makeProject({ "src/a.ts": "" });
    const store = { directory: await emptyDirectory() };
    const stage = counting("failed");
    await judge(project, stage, store);
    const file = join(store.directory, (await readdir(store.directory))[0] ?? "");
    const text = await readFile(file, "utf8");
    const damages = [
      () => truncate(file, Math.floor(text.length / 2)),
      () => writeFile(file, ""),
      () => writeFile(file, "null"),
      () => writeFile(file, text.replace('"failed"', '"passed"')),
      () => writeFile(file, text.replace(/"key":"\w/, '"key":"x')),
    ];
    for (const [index, damage] of damages.entries()) {
      await damage();
      expect(await judge(project, stage, store)).toMatchObject({ status: "failed" });
      expect(stage.runs).toBe(index + 2);
    }
    expect(await judge(project, stage, store)).toMatchObject({ cached: true });
  });

  it("stay within their bounds, the newest first, also where many write at once", async () => {
    const directory = await emptyDirectory();
    const store = createVerdictStore({ directory, maxEntries: 5 });
    const result = { stage: "s", status: "passed" as const, diagnostics: [], durationMs: 1 };
    await Promise.all(
      Array.from({ length: 40 }, (_, i) => store.write(`k${String(i % 20)}`, { result, directory: "/x" })),
    );
    await store.write("last", { result, directory: "/x" });
    const names = await readdir(directory);
    expect(names.length).toBeLessThanOrEqual(5);
    expect(names.filter((name) => name.endsWith(".tmp"))).toEqual([]);
    expect((await store.read("last"))?.result).toEqual(result);
    const small = createVerdictStore({ directory: await emptyDirectory(), maxBytes: 400 });
    await small.write("large", { result: { ...result, scope: "x".repeat(400) }, directory: "/x" });
    expect(await small.read("large")).toBeUndefined();
  });

  it("tell apart everything that a tool can see", async () => {
    const project = await makeProject({ "src/a.ts": "", "node_modules/dep/index.d.ts": "export {};\n" });
    const store = { directory: await emptyDirectory() };
    const stage = counting();
    const isNew = async (change: () => Promise<unknown>): Promise<boolean> => {
      await judge(project, stage, store);
      const { runs } = stage;
      await change();
      await judge(project, stage, store);
      return stage.runs > runs;
    };
    expect(await isNew(() => Promise.resolve())).toBe(false);
    for (const file of ["src/a.ts", "src/new.ts", "package.json", "package-lock.json", "node_modules/dep/index.d.ts"])
      expect([file, await isNew(() => writeFiles(project, { [file]: "// changed\n" }))]).toEqual([file, true]);
    expect(await isNew(() => mkdir(join(project, "node_modules/dep/empty")))).toBe(true);
    expect(await isNew(() => Promise.resolve((stage.reuse = "other settings")))).toBe(true);
  });

  it("are none where a configuration or an import leads to what is not looked at", async () => {
    const outside = await emptyDirectory();
    const store = { directory: await emptyDirectory() };
    for (const files of [
      { "tsconfig.json": JSON.stringify({ extends: join(outside, "base.json") }) },
      { "src/a.ts": `import "${outside}/a.ts";\n` },
      { "src/a.ts": `/// <reference path="${outside}/a.d.ts" />\n` },
    ]) {
      const project = await makeProject({ "src/a.ts": "", ...files });
      const stage = counting();
      await judge(project, stage, store);
      await judge(project, stage, store);
      expect(stage.runs).toBe(2);
    }
  });
});
