import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { textHash } from "@maze/core";
import { writeEdits } from "@maze/pipeline";
import { afterEach, beforeEach, expect, test } from "vitest";

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "maze wrîte-"));
});
afterEach(() => rm(directory, { recursive: true, force: true }));

test("writes changed and new files and keeps the mode", async () => {
  await writeFile(join(directory, "a.ts"), "old\r\n", { mode: 0o755 });
  await writeEdits(directory, [
    { file: "a.ts", newText: "\ufeffnew\r\n", baseHash: textHash("old\r\n") },
    { file: "deep/b.ts", newText: "b\n", baseHash: null },
  ]);
  expect(await readFile(join(directory, "a.ts"), "utf8")).toBe("\ufeffnew\r\n");
  expect((await stat(join(directory, "a.ts"))).mode & 0o777).toBe(0o755);
  expect(await readFile(join(directory, "deep/b.ts"), "utf8")).toBe("b\n");
  expect((await readdir(directory)).sort()).toEqual(["a.ts", "deep"]);
});

test("writes nothing when one of the files changed since it was read", async () => {
  await writeFile(join(directory, "a.ts"), "a\n");
  await writeFile(join(directory, "b.ts"), "changed\n");
  const edits = [
    { file: "a.ts", newText: "new\n", baseHash: textHash("a\n") },
    { file: "b.ts", newText: "new\n", baseHash: textHash("b\n") },
  ];
  await expect(writeEdits(directory, edits)).rejects.toMatchObject({ code: "MAZE_PIPELINE_STALE_EDIT" });
  expect(await readFile(join(directory, "a.ts"), "utf8")).toBe("a\n");
});

test("refuses a new file that exists by now", async () => {
  await writeFile(join(directory, "a.ts"), "mine\n");
  await expect(writeEdits(directory, [{ file: "a.ts", newText: "x", baseHash: null }])).rejects.toMatchObject({
    code: "MAZE_PIPELINE_STALE_EDIT",
  });
});

test("refuses a path that leads out, also through a link", async () => {
  const outside = await mkdtemp(join(tmpdir(), "maze-outside-"));
  await symlink(outside, join(directory, "link"));
  for (const file of ["../a.ts", "link/a.ts", "link/deep/a.ts"]) {
    await expect(writeEdits(directory, [{ file, newText: "x", baseHash: null }])).rejects.toMatchObject({
      code: "MAZE_PIPELINE_OUTSIDE_PROJECT",
    });
  }
  expect(await readdir(outside)).toEqual([]);
  await rm(outside, { recursive: true });
});

test.skipIf(process.getuid?.() === 0)("leaves nothing behind in a directory that cannot be written", async () => {
  await mkdir(join(directory, "closed"));
  await chmod(join(directory, "closed"), 0o555);
  const edits = [{ file: "closed/a.ts", newText: "x", baseHash: null }];
  await expect(writeEdits(directory, edits)).rejects.toMatchObject({ code: "MAZE_PIPELINE_WRITE_FAILED" });
  await chmod(join(directory, "closed"), 0o755);
  expect(await readdir(join(directory, "closed"))).toEqual([]);
});

test("puts back what was replaced when a later file cannot be written", async () => {
  await writeFile(join(directory, "a.ts"), "a\n");
  await writeFile(join(directory, "plain"), "a file, not a folder\n");
  const edits = [
    { file: "a.ts", newText: "new\n", baseHash: textHash("a\n") },
    { file: "plain/b.ts", newText: "b\n", baseHash: null },
  ];
  await expect(writeEdits(directory, edits)).rejects.toMatchObject({
    code: "MAZE_PIPELINE_WRITE_FAILED",
    message: expect.stringContaining(`${join(directory, "plain/b.ts")} cannot be written: `) as string,
  });
  expect(await readFile(join(directory, "a.ts"), "utf8")).toBe("a\n");
  expect((await readdir(directory)).sort()).toEqual(["a.ts", "plain"]);
});

test("takes back the directories that it made when a file cannot be written", async () => {
  // Its name fits, and that of the file beside it that is renamed over it does not.
  const long = `new/deep/${"x".repeat(250)}.ts`;
  await expect(writeEdits(directory, [{ file: long, newText: "x", baseHash: null }])).rejects.toMatchObject({
    code: "MAZE_PIPELINE_WRITE_FAILED",
  });
  expect(await readdir(directory)).toEqual([]);
});

test("of two writes of one file at once the second sees the first, and the file is whole", async () => {
  for (let round = 0; round < 20; round++) {
    const file = `${String(round)}.ts`;
    await writeFile(join(directory, file), "old\n");
    const baseHash = textHash("old\n");
    const texts = ["first\n", "second\n", "third\n"];
    const ends = await Promise.allSettled(texts.map((newText) => writeEdits(directory, [{ file, newText, baseHash }])));
    const won = ends.flatMap(({ status }, at) => (status === "fulfilled" ? [texts[at]] : []));
    expect(won).toEqual([await readFile(join(directory, file), "utf8")]);
    expect(ends.filter(({ status }) => status === "rejected")).toMatchObject([
      { reason: { code: "MAZE_PIPELINE_STALE_EDIT" } },
      { reason: { code: "MAZE_PIPELINE_STALE_EDIT" } },
    ]);
  }
});

test("waits for the claim of another command, and takes over one that was left behind", async () => {
  await writeFile(join(directory, "a.ts"), "old\n");
  await writeFile(join(directory, "a.ts.maze.tmp"), "half");
  const edit = { file: "a.ts", newText: "new\n", baseHash: textHash("old\n") };
  const interrupted = writeEdits(directory, [edit], { signal: AbortSignal.timeout(100) });
  await expect(interrupted).rejects.toMatchObject({ code: "MAZE_CORE_ABORTED" });
  expect(await readFile(join(directory, "a.ts"), "utf8")).toBe("old\n");
  const longAgo = new Date(Date.now() - 60_000);
  await utimes(join(directory, "a.ts.maze.tmp"), longAgo, longAgo);
  await writeEdits(directory, [edit]);
  expect(await readFile(join(directory, "a.ts"), "utf8")).toBe("new\n");
  expect(await readdir(directory)).toEqual(["a.ts"]);
});
