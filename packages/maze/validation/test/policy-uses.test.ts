import { createPolicyValidator, type PolicyValidatorOptions } from "@maze/validation";
import { describe, expect, it } from "vitest";
import { editOf, makeProject } from "./project-setup.ts";

async function check(after: string, before = "", options: PolicyValidatorOptions = {}): Promise<string[]> {
  const directory = await makeProject({ "a.ts": before });
  const edits = [await editOf(directory, "a.ts", after)];
  const validator = createPolicyValidator({ baseline: directory, ...options });
  const stage = await validator.validate({ directory, files: ["a.ts"], edits }, {});
  expect(stage.status).toBe(stage.diagnostics.length === 0 ? "passed" : "failed");
  return stage.diagnostics.map(({ code, span }) => `${code} ${String(span?.from.line)}`);
}

describe("policy on what reaches outside", () => {
  it("finds every way to load a module that does", async () => {
    const text = [
      'import { get } from "node:https";',
      'import * as files from "fs/promises";',
      'export { spawn } from "child_process";',
      'const later = await import("node:fs");',
      'const old = require("net");',
      "const made = process.getBuiltinModule(`fs`);",
      'import all = require("node:vm");',
      'export * from "undici";',
    ].join("\n");
    expect(await check(text)).toEqual(
      [
        ...["network 1", "file-system 2", "process 3", "file-system 4", "network 5"],
        ...["process 6", "file-system 6", "process 7", "network 8"],
      ].sort((a, b) => orderOf(a) - orderOf(b)),
    );
  });

  it("finds globals, also as members of the global object", async () => {
    const text = [
      'await fetch("/a");',
      'new WebSocket("ws://a");',
      'globalThis.fetch("/b");',
      'window["fetch"]("/c");',
      "process.exit(1);",
      "const { kill } = process;",
      'globalThis.process["abort"]();',
      "const all = { fetch };",
      "declare function fetch(url: string): void;",
    ].join("\n");
    expect((await check(text)).sort()).toEqual(
      [
        ...["network 1", "network 2", "network 3", "network 4", "network 8"],
        ...["process 5", "process 6", "process 7"],
      ].sort(),
    );
  });

  it("leaves alone names that the program declares, members, types and what only asks", async () => {
    const text = [
      "export function load(fetch: (url: string) => string) { return fetch('/a'); }",
      "export const f = () => { const fetch = () => 1; { return fetch(); } };",
      "export const g = ({ fetch }: { fetch: () => void }) => fetch();",
      "export class Api { fetch() { return this.fetch; } exit = 1; }",
      "export const h = (api: Api) => api.fetch().exit;",
      'import type { Stats } from "node:fs";',
      "export type F = typeof fetch; export interface WebSocket { fetch: Stats }",
      "export const mode = typeof process === 'undefined' ? '' : process.env['MODE'];",
      "export const n = { fetch: 1, process: 2 };",
      "export const text = 'import \"fs\"; fetch()'; // fetch()",
      "try { f(); } catch (process) { String(process); }",
      "for (const fetch of []) String(fetch);",
      'import { join } from "node:path"; join("a");',
    ].join("\n");
    expect(await check(text)).toEqual([]);
    // The same name outside of the scope that declares it is the global.
    expect(await check("{ const fetch = () => 1; fetch(); }\nfetch('/a');")).toEqual(["network 2"]);
  });

  it("lays to an edit only what it adds", async () => {
    const old = 'import { readFileSync } from "node:fs";\nfetch("/a");\n';
    expect(await check(`// moved\n${old}`, old)).toEqual([]);
    expect(await check(old.replace("readFileSync", "readFileSync, existsSync"), old)).toEqual([]);
    expect(await check(`${old}fetch("/b");\n`, old)).toEqual(["network 3"]);
  });

  it("allows what is named, and forbids only what it is told to", async () => {
    const text = 'import "node:fs";\nfetch("/a");\nprocess.exit();\n';
    expect(await check(text, "", { allow: ["node:fs", "process.exit"] })).toEqual(["network 2"]);
    expect(await check(text, "", { forbid: ["process"] })).toEqual(["process 3"]);
  });
});

const orderOf = (found: string): number => ["network", "file-system", "process"].indexOf(found.split(" ")[0] ?? "");
