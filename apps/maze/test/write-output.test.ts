import { spawn } from "node:child_process";
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { describe, expect, test } from "vitest";
import { makeProject, maze } from "./run-cli.ts";

function project(): string {
  return makeProject({ "package.json": "{}", "a.ts": "export const a = 1;\n" });
}

const indexIn = (file: string): unknown => (JSON.parse(readFileSync(file, "utf8")) as { files: unknown }).files;

describe("--output", () => {
  test("writes through a link, also one whose end does not exist yet, and keeps the mode", async () => {
    const cwd = project();
    const elsewhere = makeProject({ "kept.json": "old" });
    chmodSync(join(elsewhere, "kept.json"), 0o640);
    symlinkSync(elsewhere, join(cwd, "folder"));
    symlinkSync(join(elsewhere, "kept.json"), join(cwd, "link.json"));
    symlinkSync("folder/new.json", join(cwd, "dangling.json"));
    for (const name of ["link.json", "dangling.json"]) {
      expect((await maze(["index", "--output", name], { cwd })).exitCode).toBe(0);
      expect(lstatSync(join(cwd, name)).isSymbolicLink()).toBe(true);
    }
    expect(readdirSync(elsewhere).sort()).toEqual(["kept.json", "new.json"]);
    for (const name of ["kept.json", "new.json"]) expect(indexIn(join(elsewhere, name))).toHaveLength(1);
    expect(statSync(join(elsewhere, "kept.json")).mode & 0o777).toBe(0o640);
    expect(readlinkSync(join(cwd, "dangling.json"))).toBe("folder/new.json");
  });

  test.skipIf(process.platform === "win32")("writes into a pipe and leaves it there", async () => {
    const cwd = project();
    const pipe = join(cwd, "pipe");
    // The reader is there before the writer: opening a pipe waits for the other end.
    const reader = spawn("sh", ["-c", 'mkfifo "$1" && echo made && exec cat "$1"', "sh", pipe]);
    await new Promise((resolve) => reader.stdout.once("data", resolve));
    const read = text(reader.stdout);
    expect((await maze(["index", "--output", "pipe"], { cwd })).exitCode).toBe(0);
    expect(JSON.parse(await read)).toMatchObject({ root: cwd });
    expect(lstatSync(pipe).isFIFO()).toBe(true);
  });

  test("makes missing directories, and names what is in the way", async () => {
    const cwd = project();
    expect((await maze(["index", "--output", "out/deep/index.json"], { cwd })).exitCode).toBe(0);
    expect(indexIn(join(cwd, "out/deep/index.json"))).toHaveLength(1);
    mkdirSync(join(cwd, "folder"));
    symlinkSync("loop", join(cwd, "loop"));
    writeFileSync(join(cwd, "file"), "");
    for (const name of ["folder", "loop", "file/index.json"]) {
      expect(await maze(["index", "--output", name], { cwd })).toMatchObject({
        exitCode: 1,
        stderr: expect.stringMatching(`^error MAZE_CLI_OUTPUT: ${name} cannot be written: E[A-Z]+: .*\nhint: .+\n$`),
      });
    }
    expect(readdirSync(cwd).filter((name) => name.endsWith(".tmp"))).toEqual([]);
  });
});
