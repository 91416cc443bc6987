import type { StageResult } from "@maze/core";
import { createSecurityValidator, SECURITY_RULES, sarifLog, securityRuleDescriptions } from "@maze/validation";
import { describe, expect, it } from "vitest";
import { editOf, makeProject } from "./project-setup.ts";

async function check(text: string, file = "a.ts"): Promise<StageResult> {
  const directory = await makeProject({ [file]: text });
  return createSecurityValidator().validate({ directory, files: [file], edits: [] }, {});
}
const codes = async (text: string): Promise<string[]> => (await check(text)).diagnostics.map(({ code }) => code);

describe.each(SECURITY_RULES.map((rule) => [rule.id, rule] as const))("%s", (id, rule) => {
  it("finds its example and lets the twin pass", async () => {
    expect(await codes(rule.bad)).toContain(`security/${id}`);
    expect(await codes(rule.good)).toEqual([]);
  });
});

describe("the way of input", () => {
  it.each<[string, string]>([
    [
      "an alias and a namespace",
      'import * as cp from "child_process"; const run = cp.exec; export const f = (a: string) => { run("ls " + a); };',
    ],
    [
      "require and destructuring",
      'const { exec: go } = require("child_process"); exports.f = function (a) { go(`ls ${a}`); };',
    ],
    [
      "promisify",
      'import { exec } from "node:child_process"; import { promisify } from "node:util"; const p = promisify(exec); export const f = async (a: string) => p("ls " + a);',
    ],
    [
      "a helper of the file",
      'import { execSync } from "child_process"; function build(x) { return "ls " + x; } export function f(a: string) { execSync(build(a)); }',
    ],
    [
      "a helper that holds the sink",
      'import { execSync } from "child_process"; const run = (x) => execSync(x); export function f(a: string) { run("ls " + a); }',
    ],
    [
      "a request, destructured",
      'import { exec } from "child_process"; app.get("/x", (req, res) => { const { query: { a } } = req; exec("ls " + a); });',
    ],
    [
      "an array that is joined",
      'import { exec } from "child_process"; export function f(a: string) { const parts = ["ls"]; parts.push(a); exec(parts.join(" ")); }',
    ],
    [
      "a field of an object",
      'import { exec } from "child_process"; export function f(a: string) { const o = { c: "" }; o.c = "ls " + a; exec(o.c); }',
    ],
    [
      "a method of a class",
      'import { exec } from "child_process"; export class A { run(a: string) { this.go("ls " + a); } private go(c: string) { exec(c); } }',
    ],
    [
      "arguments of the program",
      'import { exec } from "child_process"; const [, , name] = process.argv; exec("ls " + name);',
    ],
    [
      "a spawned shell",
      'import { spawn } from "child_process"; export function f(a: string) { spawn("sh", ["-c", "ls " + a]); }',
    ],
    [
      "an option shell",
      'import { spawn } from "child_process"; export function f(a: string) { spawn("ls", [a], { shell: true }); }',
    ],
  ])("is followed through %s", async (_, text) => {
    expect(await codes(text)).toEqual(["security/shell-injection"]);
  });

  it.each<[string, string]>([
    ["a number", 'import { exec } from "child_process"; export function f(a: string) { exec("ls " + Number(a)); }'],
    [
      "an allow list",
      'import { exec } from "child_process"; const OK = new Set(["a"]); export function f(a: string) { if (!OK.has(a)) throw new Error(); exec("ls " + a); }',
    ],
    [
      "a check in a function",
      'import { exec } from "child_process"; const ok = (x: string) => /^[a-z]+$/.test(x); export function f(a: string) { if (!ok(a)) return; exec("ls " + a); }',
    ],
    [
      "a function that throws",
      'import { exec } from "child_process"; function must(x: string) { if (!/^[a-z]+$/.test(x)) throw new Error(); } export function f(a: string) { must(a); exec("ls " + a); }',
    ],
    [
      "a table",
      'import { exec } from "child_process"; const T = { a: "ls" }; export function f(a: string) { exec(T[a]); }',
    ],
    [
      "an equal constant",
      'import { exec } from "child_process"; export function f(a: string) { if (a === "x") exec("ls " + a); }',
    ],
    [
      "a switch",
      'import { exec } from "child_process"; export function f(a: string) { switch (a) { case "x": exec("ls " + a); break; } }',
    ],
    [
      "a later value",
      'import { exec } from "child_process"; export function f(a: string) { let c = "ls " + a; c = "ls"; exec(c); }',
    ],
    [
      "a local function of that name",
      'function exec(x: string) { return x; } export function f(a: string) { return exec("ls " + a); }',
    ],
    [
      "a function that nobody exports",
      'import { exec } from "child_process"; function f(a: string) { exec("ls " + a); } f("x");',
    ],
    [
      "a type without other values",
      'import { exec } from "child_process"; export function f(a: "x" | "y") { exec("ls " + a); }',
    ],
  ])("ends at %s", async (_, text) => {
    expect(await codes(text)).toEqual([]);
  });

  it("does not end at a check that lets everything through", async () => {
    const text =
      'import { exec } from "child_process"; export function f(a: string) { if (a.length > 3) exec("ls " + a); }';
    expect(await codes(text)).toEqual(["security/shell-injection"]);
    const early =
      'import { exec } from "child_process"; const ok = (x: string) => { if (/^a$/.test(x)) return 1; return 2; }; export function f(a: string) { ok(a); exec("ls " + a); }';
    expect(await codes(early)).toEqual(["security/shell-injection"]);
  });
});

describe("a finding", () => {
  const text = 'import { exec } from "child_process";\napp.get("/", (req) => {\n  exec("ls " + req.query.a);\n});\n';

  it("says where input comes from, where it goes, and what to do", async () => {
    const { status, diagnostics } = await check(text);
    expect(status).toBe("failed");
    expect(diagnostics).toMatchObject([
      {
        source: "security",
        severity: "error",
        code: "security/shell-injection",
        message: "the request's query reaches the shell command of child_process.exec (CWE-78)",
        span: { from: { line: 3, column: 3 } },
        related: [{ message: "the request's query comes in here", span: { from: { line: 3, column: 16 } } }],
      },
    ]);
  });

  it("warns of what only callers can bring in", async () => {
    const stage = await check("export const f = (a: string) => eval(a);");
    expect([stage.status, stage.diagnostics[0]?.severity]).toEqual(["passed", "warning"]);
  });

  it("is allowed by a comment with a reason, and listed", async () => {
    const allow = (comment: string): string => text.replace("  exec", `  // ${comment}\n  exec`);
    const allowed = await check(allow("maze-allow security/shell-injection: only we can reach it"));
    expect([allowed.status, allowed.diagnostics.map(({ severity }) => severity)]).toEqual(["passed", ["hint"]]);
    expect(allowed.diagnostics[0]?.message).toContain("reason: only we can reach it");
    const bare = await check(allow("maze-allow security/shell-injection"));
    expect(bare.diagnostics.map(({ code }) => code)).toEqual(["security/shell-injection", "security/no-reason"]);
    expect((await check(allow("maze-allow security/sql-injection: no"))).status).toBe("failed");
  });

  it("that was there before an edit is not laid to it", async () => {
    const directory = await makeProject({ "a.ts": text });
    const judge = async (newText: string): Promise<StageResult> =>
      createSecurityValidator({ baseline: directory }).validate(
        { directory, files: ["a.ts"], edits: [await editOf(directory, "a.ts", newText)] },
        {},
      );
    expect(await judge(`// moved\n${text}`)).toMatchObject({ status: "passed", diagnostics: [] });
    expect((await judge(`${text}${text}`)).diagnostics).toHaveLength(1);
  });

  it("carries its CWE into SARIF", async () => {
    const log = sarifLog({ stages: [await check(text)], version: "1.0.0", rules: securityRuleDescriptions });
    expect(log.runs[0]?.tool.driver.rules[0]).toMatchObject({
      id: "security/shell-injection",
      properties: { tags: ["security", "CWE-78"] },
    });
  });
});

describe("hostile programs", () => {
  it("are followed in steps that grow with their length", async () => {
    const chain = Array.from(
      { length: 30 },
      (_, i) => `function f${String(i)}(x) { return f${String(i + 1)}(x) + f${String(i + 1)}(x + 1); }`,
    );
    const { diagnostics } = await check(
      `${chain.join("\n")}\nexport const g = (a: string) => f0(a);\nfunction f30(x) { return x; }`,
    );
    expect(diagnostics.map(({ code }) => code)).toEqual([]);
  });

  it("that are nested deeply are told to be followed in part", async () => {
    const deep = `export const a = ${"[".repeat(450)}${"]".repeat(450)};`;
    expect(await codes(deep)).toEqual(["security/incomplete"]);
    expect(await codes(`export const a = ${"(".repeat(10_000)}1${")".repeat(10_000)};`)).toEqual(["too-deep"]);
  });

  it("that are JSON or of another language are not judged", async () => {
    expect(await check("{}", "a.json")).toMatchObject({ status: "skipped", reason: { code: "no-parser" } });
  });
});
