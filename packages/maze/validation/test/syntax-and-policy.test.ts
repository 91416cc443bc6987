import type { StageResult } from "@maze/core";
import { createPolicyValidator, createSyntaxValidator, type PolicyValidatorOptions } from "@maze/validation";
import { describe, expect, it } from "vitest";
import { editOf, makeProject, writeFiles } from "./project-setup.ts";

/** 10 000 levels of each; the parser recurses over them, and an overflow of its native stack ends the process. */
const DEEP = {
  parentheses: `x = ${"(".repeat(10_000)}1${")".repeat(10_000)};`,
  brackets: `x = ${"[".repeat(10_000)}${"]".repeat(10_000)};`,
  blocks: `${"{".repeat(10_000)}${"}".repeat(10_000)}`,
  operators: `x = ${"!".repeat(10_000)}1;`,
  arrows: `x = ${"a=>".repeat(10_000)}1;`,
  types: `type A = ${"A<".repeat(10_000)}B${">".repeat(10_000)};`,
};

describe("syntax", () => {
  const check = async (files: Record<string, string>, names = Object.keys(files)): Promise<StageResult> => {
    const directory = await makeProject(files);
    return createSyntaxValidator().validate({ directory, files: names, edits: [] }, {});
  };

  it("passes files that parse", async () => {
    const stage = await check({
      "a.ts": "\uFEFFexport const a: number = 1;\r\n",
      "b.tsx": "export const b = <b>{1}</b>;",
      "c.mjs": "await 0;",
      "d.json": '{"a": [1]}',
      "tsconfig.json": '{ // why\n "a": [1,], /* b */ }',
      "empty.ts": "",
    });
    expect(stage).toMatchObject({
      stage: "syntax",
      status: "passed",
      diagnostics: [],
      tool: "oxc-parser 0.154.0",
      scope: "6 files",
    });
  });

  it("places what does not parse, also behind characters beyond ASCII", async () => {
    const stage = await check({ "a.ts": "\uFEFF// 🦊 größe\r\nconst x = ;\r\n", "b.json": '{"a": }' });
    expect(stage.status).toBe("failed");
    expect(stage.diagnostics.map(({ file, span, severity }) => [file, span?.from, severity])).toEqual([
      ["a.ts", { line: 2, column: 11 }, "error"],
      ["b.json", { line: 1, column: 7 }, "error"],
    ]);
  });

  it.each(Object.entries(DEEP))("refuses %s that would overflow the parser's stack", async (_, text) => {
    const stage = await check({ "a.ts": `export const a = 1;\n${text}\n` });
    expect(stage.status).toBe("failed");
    expect(stage.diagnostics.map(({ code, file, message }) => [code, file, message])).toEqual([
      ["too-deep", "a.ts", "nested too deeply to be parsed"],
    ]);
  });

  it("parses what is deep and bearable, and what is long and flat", async () => {
    const stage = await check({
      "deep.ts": `export const a = ${"[".repeat(250)}${"]".repeat(250)};\n`,
      "long.ts": "f([1, { a: 2 }]);\n".repeat(20_000),
    });
    expect(stage).toMatchObject({ status: "passed", diagnostics: [] });
  });

  it("says what it cannot judge", async () => {
    expect(await check({ "a.py": "x =" })).toMatchObject({
      status: "skipped",
      reason: { code: "no-parser", message: "no parser for a.py" },
    });
    expect(await check({ "a.py": "x =", "a.ts": "" })).toMatchObject({
      status: "passed",
      scope: "1 file, 1 of unknown language",
    });
    expect(await check({}, ["none.ts"])).toMatchObject({
      status: "failed",
      diagnostics: [{ code: "unreadable", file: "none.ts" }],
    });
  });
});

describe("policy", () => {
  it("refuses new text that would overflow the parser's stack", async () => {
    const directory = await makeProject({ "a.ts": "export const a = 1;\n" });
    const edit = await editOf(directory, "a.ts", `export const a = ${"(".repeat(10_000)}1${")".repeat(10_000)};\n`);
    const stage = await createPolicyValidator({ baseline: directory }).validate(
      { directory, files: ["a.ts"], edits: [edit] },
      {},
    );
    expect(stage.status).toBe("failed");
    expect(stage.diagnostics.map(({ code, file }) => [code, file])).toEqual([["too-deep", "a.ts"]]);
  });

  const check = async (before: string, after: string, options: PolicyValidatorOptions = {}): Promise<string[]> => {
    const directory = await makeProject({ "a.ts": before });
    const edit = await editOf(directory, "a.ts", after);
    await writeFiles(directory, { "other.ts": "" });
    const stage = await createPolicyValidator({ baseline: directory, ...options }).validate(
      { directory, files: ["a.ts"], edits: [edit] },
      {},
    );
    expect(stage.status).toBe(stage.diagnostics.length === 0 ? "passed" : "failed");
    return stage.diagnostics.map(({ code, span }) => `${code} ${String(span?.from.line)}:${String(span?.from.column)}`);
  };

  it("finds each construct by the syntax tree", async () => {
    const after = [
      "const a: any = JSON.parse('1');",
      "const b = a as string;",
      "const c = <string>b;",
      "const d = c!.length;",
      "// @ts-ignore",
      "const e: number = '1';",
      "// @ts-expect-error: why",
      "/* eslint-disable no-console */",
      "const f = [1] as const;",
      "const g = 'as any // @ts-ignore eslint-disable';",
      "const h = d satisfies number; // not any, as I said!",
    ].join("\n");
    expect(await check("", after)).toEqual([
      ...["any 1:10", "as 2:11", "as 3:11", "non-null 4:11", "ts-ignore 5:1", "ts-ignore 7:1", "eslint-disable 8:1"],
    ]);
  });

  it("leaves alone what was there, wherever it moves", async () => {
    const old = "export function f(x: any) {\n  return (x as string)!;\n}\n";
    expect(await check(old, `// moved\n${old}`)).toEqual([]);
    expect(await check(old, old.replace("x as string", "x as number"))).toEqual([]);
    expect(await check(old, "export const f = 1;\n")).toEqual([]);
    expect(await check(old, `${old}export const y = f(1) as number;\n`)).toEqual(["as 4:18"]);
    expect(await check(old, `${old}export const y: any = 1;\n`)).toEqual(["any 4:17"]);
  });

  it("forbids only what it is told to", async () => {
    expect(await check("", "export const a: any = 1 as number;", { forbid: ["as"] })).toEqual(["as 1:23"]);
    expect(await check("", "export const a: any = 1 as number;", { forbid: [] })).toEqual([]);
  });

  it("says why it has nothing to judge", async () => {
    const validator = createPolicyValidator();
    expect(await validator.validate({ directory: "/", files: ["a.ts"], edits: [] }, {})).toMatchObject({
      status: "skipped",
      reason: { code: "nothing-changed" },
    });
    const off = createPolicyValidator({ enabled: false });
    expect(await off.validate({ directory: "/", files: [], edits: [] }, {})).toMatchObject({
      status: "skipped",
      reason: { code: "switched-off", message: "validation.policy is off in the configuration" },
    });
  });
});
