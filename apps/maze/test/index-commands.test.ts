import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { parseIndexLines, readIndexDatabase } from "@maze/indexer";
import { describe, expect, test } from "vitest";
import { documents } from "../src/documents.ts";
import { makeProject, maze } from "./run-cli.ts";
import { command } from "./run-process.ts";

const shop = {
  "package.json": '{ "name": "shop", "version": "1.0.0", "type": "module" }',
  "src/user.ts":
    "/** Finds one user. */\nexport function getUserName(id: string): User { return { id }; }\nexport interface User { id: string }\n",
  "src/main.ts": 'import { getUserName } from "./user.ts";\nexport const shown = getUserName("1");\n',
};

describe("maze index", () => {
  test("reads only what changed since the last time, and says so", async () => {
    const cwd = makeProject(shop);
    expect((await maze(["index"], { cwd })).stdout).toContain(".maze/index/index.db, 2 new since the last time");
    expect((await maze(["index"], { cwd })).stdout).toContain(".maze/index/index.db, nothing changed");
    writeFileSync(join(cwd, "src/main.ts"), "export const other = 1;\n");
    const { stdout } = await maze(["index", "--json"], { cwd });
    const { index } = documents["maze.index/v1"].parse(JSON.parse(stdout));
    expect(index.symbols.map(({ id }) => id)).toEqual([
      "src/main.ts#other",
      "src/user.ts#getUserName",
      "src/user.ts#User",
      "src/user.ts#User.id",
    ]);
  });

  test("gives the same index from the store as without it", async () => {
    const cwd = makeProject(shop);
    const indexOf = async (): Promise<unknown> => {
      const { index } = documents["maze.index/v1"].parse(JSON.parse((await maze(["index", "--json"], { cwd })).stdout));
      return { ...index, durationMs: 0 };
    };
    const first = await indexOf();
    expect(await indexOf()).toEqual(first);
    rmSync(join(cwd, ".maze"), { recursive: true });
    expect(await indexOf()).toEqual(first);
  });

  test("writes every format, and each is read back", async () => {
    const cwd = makeProject(shop);
    for (const format of ["json", "jsonl", "sqlite", "ctags", "scip"]) {
      expect((await maze(["index", "--format", format, "--output", `out.${format}`], { cwd })).exitCode).toBe(0);
    }
    const { files } = JSON.parse(readFileSync(join(cwd, "out.json"), "utf8")) as { files: unknown[] };
    expect(parseIndexLines(readFileSync(join(cwd, "out.jsonl"), "utf8")).files).toEqual(files);
    const database = new DatabaseSync(join(cwd, "out.sqlite"), { readOnly: true });
    expect(readIndexDatabase(database).files).toEqual(files);
    database.close();
    expect(readFileSync(join(cwd, "out.ctags"), "utf8")).toContain("\ngetUserName\tsrc/user.ts\t");
    expect(readFileSync(join(cwd, "out.scip")).includes("maze npm shop 1.0.0 src/`user.ts`/getUserName().")).toBe(true);
    expect((await maze(["index", "--format", "ctags"], { cwd })).stdout).toContain("\ngetUserName\tsrc/user.ts\t");
  });

  test.each([
    [["--format", "scip"], "not for a terminal"],
    [["--format", "ctags", "--json"], "both want the standard output"],
    [["--watch", "src"], "the whole project"],
    [["src", "--format", "ctags", "--output", "tags"], "for the whole project"],
  ])("refuses %s", async (args, message) => {
    const cwd = makeProject(shop);
    expect(await maze(["index", ...args], { cwd })).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining(message),
    });
  });

  test("works without a store where .maze cannot be one, and says so", async () => {
    const cwd = makeProject({ ...shop, ".maze": "a file" });
    const { exitCode, stdout, stderr } = await maze(["index", "--set", "telemetry.statistics=false"], { cwd });
    expect(exitCode).toBe(0);
    expect(stdout).toContain("in memory only");
    expect(stderr).toContain("the index is kept in memory only");
  });

  test("--watch says what changes until Ctrl-C, and ends clean", { timeout: 60_000 }, async () => {
    const cwd = makeProject(shop);
    const [program = "", ...args] = command(["index", "--watch", "--json"]);
    const child = spawn(program, args, { cwd, env: { PATH: process.env["PATH"], HOME: cwd } });
    const ended = once(child, "close");
    let talk = "";
    for await (const part of child.stderr) {
      talk += String(part);
      if (talk.includes("\n")) break;
    }
    expect(talk).toContain("watching 2 files; Ctrl-C ends it");
    writeFileSync(join(cwd, "src/user.ts"), "export const renamed = 1;\n");
    let line = "";
    for await (const part of child.stdout) {
      line += String(part);
      if (line.includes("\n")) break;
    }
    expect(documents["maze.index.watch/v1"].parse(JSON.parse(line)).changes).toEqual([
      { path: "src/user.ts", change: "changed", declared: ["renamed"], dropped: ["getUserName", "User", "User.id"] },
    ]);
    child.kill("SIGINT");
    expect(await ended).toEqual([130, null]);
  });
});

describe("maze search", () => {
  test("finds declarations, as text and as a document", async () => {
    const cwd = makeProject(shop);
    const { exitCode, stdout } = await maze(["search", "gUN"], { cwd: join(cwd, "src") });
    expect(exitCode).toBe(0);
    expect(stdout).toContain("getUserName  function  src/user.ts:2:17");
    expect(stdout).toContain("    export function getUserName(id: string): User\n    Finds one user.");
    const { hits } = documents["maze.search/v1"].parse(
      JSON.parse((await maze(["search", "--produces", "User", "--json"], { cwd })).stdout),
    );
    expect(hits.map(({ id }) => id)).toEqual(["src/user.ts#getUserName"]);
  });

  test("finds usages", async () => {
    const cwd = makeProject(shop);
    const usages = documents["maze.search.usages/v1"].parse(
      JSON.parse((await maze(["search", "getUserName", "--usages", "--json"], { cwd })).stdout),
    );
    expect(usages.usages.map(({ file, line, role }) => [file, line, role])).toEqual([
      ["src/main.ts", 1, "import"],
      ["src/main.ts", 2, "call"],
      ["src/user.ts", 2, "declaration"],
    ]);
    expect((await maze(["search", "getUserName", "--usages"], { cwd })).stdout).toContain("3 in 2 files");
  });

  test("finds what the compiler says refers to one declaration, under whatever name, and nothing that looks alike", async () => {
    const cwd = makeProject({
      "package.json": '{ "type": "module" }',
      "tsconfig.json":
        '{ "compilerOptions": { "module": "nodenext", "target": "es2023", "types": [], "allowImportingTsExtensions": true, "noEmit": true }, "include": ["src"] }',
      "src/user.ts":
        "export function find(id: string): string { return id; }\nexport default function other(): void {}\n",
      "src/all.ts": 'export { find as lookUp } from "./user.ts";\n',
      "src/main.ts":
        'import { lookUp } from "./all.ts";\nimport mine from "./user.ts";\nexport const found = [1].find((one) => lookUp(String(one)));\nmine();\n',
      "scripts/outside.ts": 'import { find } from "../src/user.ts";\nfind("3");\n',
    });
    const usagesOf = async (name: string) => {
      const { stdout } = await maze(["search", name, "--usages", "--json"], { cwd });
      const { basis, usages, notes } = documents["maze.search.usages/v1"].parse(JSON.parse(stdout));
      return { basis, notes, usages: usages.map(({ file, line, column, role }) => [file, line, column, role]) };
    };
    expect(await usagesOf("find")).toEqual({
      basis: "semantic",
      usages: [
        ["src/all.ts", 1, 10, "export"],
        ["src/all.ts", 1, 18, "export"],
        ["src/main.ts", 1, 10, "import"],
        ["src/main.ts", 3, 40, "call"],
        ["src/user.ts", 1, 17, "declaration"],
      ],
      notes: ["scripts/outside.ts belongs to no tsconfig, so the compiler was not asked about it"],
    });
    expect((await usagesOf("src/user.ts#other")).usages).toEqual([
      ["src/main.ts", 2, 8, "import"],
      ["src/main.ts", 4, 1, "call"],
      ["src/user.ts", 2, 25, "declaration"],
    ]);
  });

  test("ends with 1 where nothing is found, and with 2 where nothing is asked", async () => {
    const cwd = makeProject(shop);
    expect(await maze(["search", "zzzz"], { cwd })).toMatchObject({ exitCode: 1, stdout: "Nothing was found.\n" });
    expect(await maze(["search", "zzzz", "--usages"], { cwd })).toMatchObject({ exitCode: 1 });
    expect((await maze(["search"], { cwd })).exitCode).toBe(2);
    expect(await maze(["search", "a", "--kind", "thing"], { cwd })).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining("thing is no kind of declaration"),
    });
    expect((await maze(["search", "a", "--usages", "--kind", "class"], { cwd })).exitCode).toBe(2);
  });

  test("lets no name of a file or declaration reach the terminal raw", async () => {
    const cwd = makeProject();
    mkdirSync(join(cwd, "src"));
    writeFileSync(
      join(cwd, "src/a\u001b[31m\nb.ts"),
      'export class Evil { "x\u001b]0;t\u0007"() {} }\nexport const evil = 1;\n',
    );
    for (const args of [
      ["search", "evil"],
      ["search", "evil", "--usages"],
      ["context", "Evil"],
      ["index", "--format", "ctags"],
    ]) {
      const { stdout, stderr } = await maze(args, { cwd });
      expect(`${stdout}${stderr}`).not.toMatch(/[^\P{Cc}\t\r\n]/u);
    }
    expect((await maze(["search", "evil"], { cwd })).stdout).toContain("src/a\ufffd[31m\ufffdb.ts:2:14");
  });
});

describe("maze context", () => {
  test("shows what one must know within the budget, as text and as a document", async () => {
    const cwd = makeProject(shop);
    const { exitCode, stdout } = await maze(["context", "user.ts#getUserName"], { cwd: join(cwd, "src") });
    expect(exitCode).toBe(0);
    expect(stdout).toContain(
      "// src/user.ts:2 — what is to be written\n// Finds one user.\nexport function getUserName",
    );
    expect(stdout).toContain("// src/user.ts:3 — named in its signature\nexport interface User { id: string }");
    const context = documents["maze.context/v1"].parse(
      JSON.parse((await maze(["context", "src/main.ts:2", "--budget", "60", "--json"], { cwd })).stdout),
    );
    expect(context.tokens).toBeLessThanOrEqual(60);
    expect(context.target).toEqual({ kind: "place", text: "src/main.ts:2", file: "src/main.ts" });
    expect(context.items[0]?.id).toBe("src/main.ts#shown");
  });

  test("ends with 1 where nothing of the project is like the description", async () => {
    const { exitCode, stderr } = await maze(["context", "quantum zebra"], { cwd: makeProject(shop) });
    expect(exitCode).toBe(1);
    expect(stderr).toContain("nothing of the project shares a word with it");
  });
});
