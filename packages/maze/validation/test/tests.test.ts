import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type { StageResult } from "@maze/core";
import { createTestsValidator, type TestsValidatorOptions, UNLOADED_FILE } from "@maze/validation";
import { describe, expect, it } from "vitest";
import { makeProject } from "./project-setup.ts";

async function run(
  files: Record<string, string>,
  modules: string[] = [],
  options: TestsValidatorOptions = {},
  changed: string[] = [],
): Promise<StageResult> {
  const directory = await makeProject(files, modules);
  return createTestsValidator(options).validate({ directory, files: changed, edits: [] }, {});
}

const vitestManifest = { "package.json": '{ "type": "module", "scripts": { "test": "vitest" } }' };

describe("vitest", () => {
  it("reports every test, and places failures", async () => {
    const directory = await makeProject(
      {
        ...vitestManifest,
        "src/add.ts": "export const add = (a: number, b: number): number => a + b;\n",
        "test/add.test.ts": [
          'import { describe, expect, it } from "vitest";',
          'import { add } from "../src/add.js";',
          'describe("add", () => {',
          '  it("adds", () => { expect(add(1, 2)).toBe(3); });',
          '  describe("deep", () => { it("is wrong", () => {',
          "    expect(add(1, 2)).toBe(4);",
          "  }); });",
          '  it.skip("later", () => {});',
          '  it.each([1, 2])("each %i", (n) => { expect(n).toBe(n); });',
          "});",
        ].join("\n"),
        "test/broken.test.ts": 'import "./none.js";\n',
      },
      ["vitest"],
    );
    const stage = await createTestsValidator().validate({ directory, files: [], edits: [] }, {});
    expect(stage).toMatchObject({ stage: "tests", status: "failed", tool: "vitest 5.1.0", scope: "6 tests, 2 failed" });
    expect(stage.tests?.map(({ file, name, status }) => `${file} ${name} ${status}`).sort()).toEqual([
      "test/add.test.ts add > adds passed",
      "test/add.test.ts add > deep > is wrong failed",
      "test/add.test.ts add > each 1 passed",
      "test/add.test.ts add > each 2 passed",
      "test/add.test.ts add > later skipped",
      `test/broken.test.ts ${UNLOADED_FILE} failed`,
    ]);
    expect(stage.tests?.find(({ name }) => name.includes("wrong"))?.message).toBe(
      "AssertionError: expected 3 to be 4 // Object.is equality",
    );
    const failure = stage.diagnostics.find(({ message }) => message.includes("wrong"));
    expect([failure?.file, failure?.span?.from.line, failure?.source]).toEqual(["test/add.test.ts", 6, "vitest"]);
    expect(await readdir(join(directory, "node_modules"))).toEqual(["vitest"]);
  });

  it("passes, and runs only the tests that are affected where they are known", async () => {
    const files = {
      ...vitestManifest,
      "a.test.ts": 'import { it } from "vitest";\nit("a", () => {});\n',
      "b.test.ts": 'import { it } from "vitest";\nit("b", () => { throw new Error("not affected"); });\n',
    };
    const stage = await run(
      files,
      ["vitest"],
      { affected: (changed) => (changed[0] === "a.ts" ? ["a.test.ts"] : []) },
      ["a.ts"],
    );
    expect(stage).toMatchObject({ status: "passed", scope: "1 test of 1 affected file", tests: [{ name: "a" }] });
    expect(await run(files, ["vitest"], { affected: () => [] }, ["c.ts"])).toMatchObject({
      status: "skipped",
      reason: { code: "no-affected-tests" },
    });
  });

  it("fails a test that hangs the runner, and one that ends it", async () => {
    const test = (body: string): Record<string, string> => ({
      ...vitestManifest,
      "a.test.ts": `import { it } from "vitest";\nit("a", () => { ${body} });\n`,
    });
    const hanging = await run(test("for (;;);"), ["vitest"], { timeoutMs: 3000 });
    expect(hanging).toMatchObject({ status: "failed", diagnostics: [{ code: "tests-timeout" }] });
    const ended = await run(test("process.kill(process.ppid, 'SIGKILL'); process.kill(process.pid, 'SIGKILL');"), [
      "vitest",
    ]);
    expect(ended.status).toBe("failed");
    expect(ended.diagnostics.map(({ code }) => code)).toEqual(["run-failed"]);
  });

  it("does not hand on the environment", async () => {
    const test =
      'import { expect, it } from "vitest";\nit("a", () => { expect([process.env.SECRET, process.env.CI, process.env.LANG]).toEqual([undefined, "1", "C"]); });\n';
    const stage = await run({ ...vitestManifest, "a.test.ts": test }, ["vitest"], {
      environment: { SECRET: "x", LANG: "C" },
    });
    expect(stage.diagnostics).toEqual([]);
    expect(stage.status).toBe("passed");
  });
});

describe("node:test", () => {
  it("reports tests, groups and broken files, with the flags of the script", async () => {
    const stage = await run({
      "package.json":
        '{ "type": "module", "scripts": { "test": "echo x && node --import ./setup.js --test \\"test/*.ts\\"" } }',
      "setup.js": "globalThis.ready = true;\n",
      "test/a.ts": [
        'import test, { describe, it } from "node:test";',
        'import assert from "node:assert";',
        'test("flat", () => { assert.equal(globalThis.ready, true); });',
        'describe("group", () => {',
        '  it("inner", () => {});',
        '  it("wrong", () => { assert.equal(1, 2); });',
        '  describe("empty", () => { it.skip("later", () => {}); });',
        "});",
        'test("parent", async (t) => { await t.test("child", () => { throw new RangeError("far"); }); });',
      ].join("\n"),
      "test/b.ts": 'import "./none.ts";\n',
      "ignored.test.ts": 'throw new Error("not in the script");\n',
    });
    expect(stage.tool).toBe(`node:test ${process.versions.node}`);
    expect(stage.tests?.map(({ file, name, status }) => `${file} ${name} ${status}`).sort()).toEqual([
      "test/a.ts flat passed",
      "test/a.ts group > empty > later skipped",
      "test/a.ts group > inner passed",
      "test/a.ts group > wrong failed",
      "test/a.ts parent > child failed",
      `test/b.ts ${UNLOADED_FILE} failed`,
    ]);
    const places = stage.diagnostics.map(({ file, span }) => `${file ?? ""}:${String(span?.from.line)}`);
    expect(places.slice(0, 2)).toEqual(["test/a.ts:6", "test/a.ts:9"]);
    expect(stage.tests?.find(({ name }) => name === "parent > child")?.message).toBe("RangeError: far");
  });

  it("is found by what test files import", async () => {
    const stage = await run({ "a.test.mjs": 'import test from "node:test";\ntest("only", () => {});\n' });
    expect(stage).toMatchObject({
      status: "passed",
      scope: "1 test",
      tests: [{ file: "a.test.mjs", name: "only", status: "passed" }],
    });
  });
});

describe("is skipped", () => {
  it.each([
    ["no-runner", { "package.json": "{}", "a.ts": "" }, []],
    ["runner-missing", { "package.json": '{ "devDependencies": { "jest": "30" } }' }, []],
    ["no-tests", { ...vitestManifest, "a.ts": "" }, ["vitest"]],
    ["manifest-broken", { "package.json": "not json" }, []],
  ])("with the reason %s", async (code, files, modules) => {
    expect(await run(files as Record<string, string>, modules)).toMatchObject({
      status: "skipped",
      reason: { code },
      diagnostics: [],
    });
  });
});
