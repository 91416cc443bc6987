import { execFile, spawn } from "node:child_process";
import { chmod, lstat, mkdir, readFile, readdir, readlink, realpath, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { createScratchCopy } from "@maze/validation";
import { describe, expect, it, onTestFinished } from "vitest";
import { editOf, makeProject, writeFiles } from "./project-setup.ts";

async function copyOf(directory: string, edits: Parameters<typeof createScratchCopy>[0]["edits"] = []) {
  const copy = await createScratchCopy({ directory, edits });
  onTestFinished(() => copy.dispose());
  return copy;
}

const filesOf = async (directory: string): Promise<string[]> =>
  (await readdir(directory, { recursive: true })).map((name) => name.replaceAll("\\", "/")).sort();

describe("a scratch copy", () => {
  it("holds the sources byte for byte, the edits, and nothing that is remade", async () => {
    const directory = await makeProject({
      "src/a.ts": "\uFEFFexport const a = 1;\r\n",
      "src/größe.ts": "export {};\n",
      "dist/a.js": "1",
      "empty.txt": "",
      ".git/HEAD": "x",
      ".maze/index": "x",
      "coverage/x": "x",
    });
    const edited = "\uFEFFexport const b = 2;\r\n";
    const copy = await copyOf(directory, [
      await editOf(directory, "src/größe.ts", edited),
      await editOf(directory, "src/deep/new file.ts", "x\r\n"),
    ]);
    expect(await filesOf(copy.directory)).toEqual([
      ...["dist", "dist/a.js", "empty.txt", "node_modules", "src", "src/a.ts", "src/deep", "src/deep/new file.ts"],
      "src/größe.ts",
    ]);
    expect(await readFile(join(copy.directory, "src/a.ts"))).toEqual(await readFile(join(directory, "src/a.ts")));
    expect(await readFile(join(copy.directory, "src/größe.ts"), "utf8")).toBe(edited);
    expect(await readFile(join(copy.directory, "src/deep/new file.ts"), "utf8")).toBe("x\r\n");
    expect(await readFile(join(directory, "src/größe.ts"), "utf8")).toBe("export {};\n");
    expect(copy.fileCount).toBe(4);
    await copy.dispose();
    await copy.dispose();
    await expect(lstat(copy.directory)).rejects.toMatchObject({ code: "ENOENT" });
  });

  it("refuses edits of another version, and edits that lead outside", async () => {
    const directory = await makeProject({ "a.ts": "1" });
    const outside = await makeProject({ "b.ts": "outside" });
    await symlink(outside, join(directory, "linked"));
    const edit = await editOf(directory, "a.ts", "2");
    await writeFile(join(directory, "a.ts"), "changed");
    await expect(createScratchCopy({ directory, edits: [edit] })).rejects.toMatchObject({
      code: "MAZE_VALIDATION_STALE_EDIT",
      message: "a.ts has changed since the edit was made",
    });
    await expect(createScratchCopy({ directory, edits: [{ ...edit, baseHash: null }] })).rejects.toMatchObject({
      message: "a.ts exists already",
    });
    await expect(createScratchCopy({ directory, edits: [{ ...edit, file: "none.ts" }] })).rejects.toMatchObject({
      message: "none.ts does not exist",
    });
    await expect(
      createScratchCopy({ directory, edits: [await editOf(directory, "linked/b.ts", "x")] }),
    ).rejects.toMatchObject({
      code: "MAZE_VALIDATION_EDIT_OUTSIDE",
    });
    await expect(createScratchCopy({ directory, edits: [{ ...edit, file: "../b.ts" }] })).rejects.toMatchObject({
      code: "MAZE_CORE_INVALID_DATA",
    });
    expect(await readFile(join(outside, "b.ts"), "utf8")).toBe("outside");
  });

  it("leads its modules straight to the folder that a linked node_modules leads to", async () => {
    const shared = await makeProject({ "node_modules/one/index.js": "1" });
    const directory = await makeProject({ "a.ts": "1" });
    await symlink(join(shared, "node_modules"), join(directory, "node_modules"));
    const copy = await copyOf(directory);
    expect(await readlink(join(copy.directory, "node_modules/one"))).toBe(join(shared, "node_modules/one"));
  });

  it("survives link loops, and leads links where they led", async () => {
    const directory = await makeProject({ "src/a.ts": "1" });
    const outside = await makeProject({ "b.ts": "b" });
    await symlink("..", join(directory, "src/loop"));
    await symlink("a.ts", join(directory, "src/same.ts"));
    await symlink(join(outside, "b.ts"), join(directory, "src/b.ts"));
    const copy = await copyOf(directory, [await editOf(directory, "src/a.ts", "2")]);
    expect(await readFile(join(copy.directory, "src/same.ts"), "utf8")).toBe("2");
    expect(await readFile(join(copy.directory, "src/b.ts"), "utf8")).toBe("b");
    expect(await readlink(join(copy.directory, "src/loop"))).toBe(copy.directory);
  });

  it("links what is too large, and edits it all the same", async () => {
    const directory = await makeProject({ "big.ts": "x".repeat(100), "small.ts": "y" });
    const edit = await editOf(directory, "big.ts", "new");
    const copy = await createScratchCopy({ directory, edits: [], maxFileBytes: 50 });
    expect(await readlink(join(copy.directory, "big.ts"))).toBe(join(directory, "big.ts"));
    await copy.dispose();
    const other = await createScratchCopy({ directory, edits: [edit], maxFileBytes: 50 });
    expect(await readFile(join(other.directory, "big.ts"), "utf8")).toBe("new");
    await other.dispose();
    expect(await readFile(join(directory, "big.ts"), "utf8")).toBe("x".repeat(100));
    await expect(createScratchCopy({ directory, edits: [], maxFiles: 1 })).rejects.toMatchObject({
      code: "MAZE_VALIDATION_PROJECT_TOO_LARGE",
    });
  });

  it("copies and edits a project that is read-only", async () => {
    const directory = await makeProject({ "src/a.ts": "1" });
    await chmod(join(directory, "src/a.ts"), 0o444);
    await chmod(join(directory, "src"), 0o555);
    onTestFinished(() => chmod(join(directory, "src"), 0o755));
    const copy = await copyOf(directory, [
      await editOf(directory, "src/a.ts", "2"),
      await editOf(directory, "src/b.ts", "3"),
    ]);
    expect(await readFile(join(copy.directory, "src/a.ts"), "utf8")).toBe("2");
    expect(await readFile(join(copy.directory, "src/b.ts"), "utf8")).toBe("3");
    await copy.dispose();
    await expect(lstat(copy.directory)).rejects.toMatchObject({ code: "ENOENT" });
  });

  it("reproduces what lies above a package of a workspace", async () => {
    const root = await makeProject({
      "pnpm-workspace.yaml": "packages: [packages/*]\n",
      "tsconfig.base.json": "{}",
      "node_modules/hoisted/index.js": "1",
      "packages/b/src/b.ts": "b",
      "packages/a/src/a.ts": "a",
      "packages/a/node_modules/own/index.js": "2",
      "packages/a/node_modules/.cache/x": "3",
    });
    await mkdir(join(root, "packages/a/node_modules/@scope"), { recursive: true });
    await symlink("../../../b", join(root, "packages/a/node_modules/@scope/b"));
    const copy = await copyOf(join(root, "packages/a"));
    const at = (path: string): Promise<string> => realpath(join(copy.directory, path));
    expect(await at("../../tsconfig.base.json")).toBe(join(root, "tsconfig.base.json"));
    expect(await at("../../node_modules/hoisted/index.js")).toBe(join(root, "node_modules/hoisted/index.js"));
    expect(await at("../b/src/b.ts")).toBe(join(root, "packages/b/src/b.ts"));
    expect(await at("node_modules/own")).toBe(join(root, "packages/a/node_modules/own"));
    expect(await at("node_modules/@scope/b")).toBe(join(root, "packages/b"));
    expect(await at("src/a.ts")).toBe(join(copy.directory, "src/a.ts"));
    await writeFiles(copy.directory, { "node_modules/.cache/made": "x" });
    expect(await readdir(join(root, "packages/a/node_modules/.cache"))).toEqual(["x"]);
  });

  it("reproduces what a configuration names outside, without a workspace", async () => {
    const root = await makeProject({
      "shared/tsconfig.json": "{}",
      "group/project/tsconfig.json": '{ "extends": "../../shared/tsconfig.json" }',
    });
    const copy = await copyOf(join(root, "group/project"));
    expect(await readFile(join(copy.directory, "../../shared/tsconfig.json"), "utf8")).toBe("{}");
  });

  it("names the project that is not there", async () => {
    await expect(createScratchCopy({ directory: "/nowhere/at all" })).rejects.toMatchObject({
      code: "MAZE_VALIDATION_NO_PROJECT",
      message: "there is no project at /nowhere/at all",
    });
  });

  it("leaves nothing when it is cancelled", async () => {
    const directory = await makeProject({ "a.ts": "1" });
    const temporary = await makeProject({});
    const controller = new AbortController();
    const copying = createScratchCopy({ directory, temporary }, { signal: controller.signal });
    controller.abort();
    await expect(copying).rejects.toMatchObject({ code: "MAZE_CORE_ABORTED" });
    expect(await readdir(temporary)).toEqual([]);
  });
});

describe("what a program leaves behind", () => {
  const program = (directory: string, temporary: string, end: string): string =>
    `import { createScratchCopy } from ${JSON.stringify(import.meta.resolve("@maze/validation"))};
     const copy = await createScratchCopy({ directory: ${JSON.stringify(directory)}, temporary: ${JSON.stringify(temporary)} });
     console.log("made");
     ${end}`;

  it("is removed when it ends, and at the next start after a crash", async () => {
    const directory = await makeProject({ "a.ts": "1" });
    const temporary = await makeProject({});
    const run = (end: string): string[] => [
      "--conditions=maze-source",
      "--input-type=module",
      "-e",
      program(directory, temporary, end),
    ];
    await promisify(execFile)(process.execPath, run("process.exit(0)"));
    expect(await readdir(temporary)).toEqual([]);
    const child = spawn(process.execPath, run("setInterval(() => {}, 1000)"), { stdio: ["ignore", "pipe", "inherit"] });
    await new Promise((resolve) => child.stdout.once("data", resolve));
    const exited = new Promise((resolve) => child.once("exit", resolve));
    const other = await promisify(execFile)(process.execPath, run("process.exit(0)"));
    expect(other.stdout).toBe("made\n");
    expect((await readdir(temporary)).length).toBe(1);
    child.kill("SIGKILL");
    await exited;
    await promisify(execFile)(process.execPath, run("process.exit(0)"));
    expect(await readdir(temporary)).toEqual([]);
  });
});

it("leaves no copy behind after several were made and disposed", async () => {
  const files = Object.fromEntries(
    Array.from({ length: 60 }, (_, i) => [`src/part${String(i % 6)}/file${String(i)}.ts`, "x".repeat(4000)]),
  );
  const directory = await makeProject(files, ["vitest", "typescript"]);
  for (let i = 0; i < 3; i++) {
    const copy = await createScratchCopy({ directory });
    expect(copy.fileCount).toBeGreaterThanOrEqual(60);
    await copy.dispose();
  }
  expect(
    (await readdir(tmpdir())).filter(
      (name) => name.includes(`-${String(process.pid)}-`) && name.startsWith("maze-scratch-"),
    ),
  ).toEqual([]);
});
