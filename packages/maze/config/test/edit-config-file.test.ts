import { changeConfigFile, editConfigFile, setConfigValue } from "@maze/config";
import { MazeError } from "@maze/core";
import { once } from "node:events";
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { parse } from "smol-toml";
import { describe, expect, test } from "vitest";
import { runScript } from "./support/run-script.ts";
import { sections } from "./support/sections.ts";
import { temporaryDirectory } from "./support/temporary-directory.ts";

const read = (file: string): string => readFileSync(file, "utf8");

async function failure(work: Promise<unknown>): Promise<MazeError> {
  try {
    await work;
  } catch (error) {
    if (MazeError.is(error)) return error;
    throw error;
  }
  throw new Error("nothing was thrown");
}

describe("editing a file", () => {
  test("creates it with its directory, and leaves no lock", async () => {
    const root = temporaryDirectory();
    const file = join(root, "new/maze.toml");
    const result = await editConfigFile({ file, edit: (text) => setConfigValue(text, "a.b", 1) });
    expect(result).toEqual({ file, before: undefined, after: "[a]\nb = 1\n", changed: true });
    expect(readdirSync(join(root, "new"))).toEqual(["maze.toml"]);
    expect(read(file)).toBe("[a]\nb = 1\n");
  });

  test("keeps mode, byte order mark and line ends", async () => {
    const file = join(temporaryDirectory({ "maze.toml": "\ufeff[a]\r\nb = 1\r\n" }), "maze.toml");
    chmodSync(file, 0o640);
    await editConfigFile({ file, edit: (text) => setConfigValue(text, "a.b", 2) });
    expect(readFileSync(file)).toEqual(Buffer.from("\ufeff[a]\r\nb = 2\r\n"));
    expect(statSync(file).mode & 0o777).toBe(0o640);
  });

  test("does not touch a file whose text stays", async () => {
    const file = join(temporaryDirectory({ "maze.toml": "[a]\nb = 1\n" }), "maze.toml");
    const { ino, mtimeMs } = statSync(file);
    const { changed } = await editConfigFile({ file, edit: (text) => setConfigValue(text, "a.b", 1) });
    expect([changed, statSync(file).ino, statSync(file).mtimeMs]).toEqual([false, ino, mtimeMs]);
  });

  test("follows a link and keeps it", async () => {
    const root = temporaryDirectory({ "dotfiles/maze.toml": "[a]\nb = 1\n" });
    symlinkSync("dotfiles/maze.toml", join(root, "maze.toml"));
    const { file } = await editConfigFile({
      file: join(root, "maze.toml"),
      edit: (text) => setConfigValue(text, "a.b", 2),
    });
    expect(file).toBe(join(root, "dotfiles/maze.toml"));
    expect(lstatSync(join(root, "maze.toml")).isSymbolicLink()).toBe(true);
    expect(read(file)).toBe("[a]\nb = 2\n");
  });

  test("does not write through a link that lies where its own new file goes", async () => {
    const root = temporaryDirectory({ "maze.toml": "[a]\nb = 1\n", victim: "untouched" });
    symlinkSync("victim", join(root, "maze.toml.new"));
    await editConfigFile({ file: join(root, "maze.toml"), edit: (text) => setConfigValue(text, "a.b", 2) });
    expect([read(join(root, "victim")), read(join(root, "maze.toml"))]).toEqual(["untouched", "[a]\nb = 2\n"]);
    expect(readdirSync(root).sort()).toEqual(["maze.toml", "victim"]);
  });

  test("writes nothing and frees the lock when the edit throws", async () => {
    const root = temporaryDirectory({ "maze.toml": "[a\n" });
    const file = join(root, "maze.toml");
    const error = await failure(editConfigFile({ file, edit: (text) => setConfigValue(text, "a.b", 2) }));
    expect(error.code).toBe("MAZE_CONFIG_SYNTAX");
    expect(readdirSync(root)).toEqual(["maze.toml"]);
    expect(read(file)).toBe("[a\n");
  });

  test("makes the edit again on what an editor saved in between", async () => {
    const file = join(temporaryDirectory({ "maze.toml": "[a]\nb = 1\n" }), "maze.toml");
    let calls = 0;
    await editConfigFile({
      file,
      edit(text) {
        if (calls++ === 0) writeFileSync(file, "[a]\nb = 1\neditor = true\n");
        return setConfigValue(text, "a.b", 2);
      },
    });
    expect([calls, read(file)]).toEqual([2, "[a]\nb = 2\neditor = true\n"]);
  });

  test("gives up on a file that changes each time, and leaves it as it is", async () => {
    const root = temporaryDirectory({ "maze.toml": "# 0\n" });
    const file = join(root, "maze.toml");
    let calls = 0;
    const edit = (text: string): string => {
      writeFileSync(file, `# ${++calls}\n`);
      return `${text}x = 1\n`;
    };
    expect((await failure(editConfigFile({ file, edit }))).code).toBe("MAZE_CONFIG_LOCKED");
    expect([read(file), readdirSync(root)]).toEqual(["# 5\n", ["maze.toml"]]);
  });

  test("names a place that cannot be written", async () => {
    const root = temporaryDirectory({ file: "" });
    const inside = await failure(editConfigFile({ file: join(root, "file/maze.toml"), edit: () => "x" }));
    expect(inside.code).toBe("MAZE_CONFIG_UNWRITABLE");
    expect(inside.message).toContain(`cannot write ${root}/file/maze.toml: `);
    symlinkSync("loop.toml", join(root, "loop.toml"));
    const loop = await failure(editConfigFile({ file: join(root, "loop.toml"), edit: () => "x" }));
    expect([loop.code, loop.details["file"]]).toEqual(["MAZE_CONFIG_UNWRITABLE", join(root, "loop.toml")]);
    mkdirSync(join(root, "directory.toml"));
    const directory = await failure(editConfigFile({ file: join(root, "directory.toml"), edit: () => "x" }));
    expect(directory.code).toBe("MAZE_CONFIG_UNREADABLE");
    writeFileSync(join(root, "latin1.toml"), Buffer.from([0x61, 0xe9]));
    const latin1 = await failure(editConfigFile({ file: join(root, "latin1.toml"), edit: () => "x" }));
    expect(latin1.code).toBe("MAZE_CONFIG_UNREADABLE");
  });
});

test("a project that may only be read is loaded, and named when it should be changed", async () => {
  const root = temporaryDirectory({ "project/maze.toml": "[generate]\ntimeMs = 7\n" });
  const project = join(root, "project");
  chmodSync(root, 0o755);
  chmodSync(project, 0o555);
  const child = runScript("change-read-only.ts", project);
  const chunks: unknown[] = [];
  child.stdout?.on("data", (chunk: unknown) => chunks.push(chunk));
  await once(child, "close");
  chmodSync(project, 0o755);
  expect(JSON.parse(chunks.join(""))).toEqual([
    7,
    `MAZE_CONFIG_UNWRITABLE cannot lock ${project}/maze.toml`,
    `MAZE_CONFIG_UNWRITABLE cannot write ${project}/.config/maze/config.toml`,
  ]);
  expect(readdirSync(project)).toEqual(["maze.toml"]);
});

describe("two commands at once", () => {
  test("lose no edit", async () => {
    const root = temporaryDirectory({ "maze.toml": "# kept\n" });
    const file = join(root, "maze.toml");
    const names = ["a", "b", "c"];
    const exits = names.map((name) => once(runScript("set-many.ts", file, name, "8"), "exit"));
    expect((await Promise.all(exits)).map(([code]) => code as unknown)).toEqual([0, 0, 0]);
    const expected = names.flatMap((name) =>
      Array.from({ length: 8 }, (_, index) => [`${name}${index}`, index] as const),
    );
    expect(parse(read(file))).toEqual({ table: Object.fromEntries(expected) });
    expect(read(file).startsWith("# kept\n")).toBe(true);
    expect(readdirSync(root)).toEqual(["maze.toml"]);
  });

  test("wait for each other, up to a limit", async () => {
    const root = temporaryDirectory({ "maze.toml": "[a]\nb = 1\n" });
    const file = join(root, "maze.toml");
    const holder = runScript("hold-lock.ts", file);
    await once(holder.stdout ?? holder, "data");
    const error = await failure(editConfigFile({ file, edit: () => "x", waitMs: 50 }));
    expect(error.code).toBe("MAZE_CONFIG_LOCKED");
    expect(error.message).toBe(`another command is editing ${file}; its lock is ${file}.lock`);
    expect(read(`${file}.lock`)).toBe(String(holder.pid));

    const abort = AbortSignal.timeout(50);
    expect((await failure(editConfigFile({ file, edit: () => "x", signal: abort }))).code).toBe("MAZE_CORE_ABORTED");
    expect(read(file)).toBe("[a]\nb = 1\n");

    holder.kill("SIGKILL");
    await once(holder, "exit");
    const { after } = await editConfigFile({ file, edit: (text) => setConfigValue(text, "a.b", 2), waitMs: 1000 });
    expect([after, readdirSync(root)]).toEqual(["[a]\nb = 2\n", ["maze.toml"]]);
  });

  test("a lock that is old is broken even if its process number lives", async () => {
    const file = join(temporaryDirectory({ "maze.toml": "", "maze.toml.lock": String(process.pid) }), "maze.toml");
    expect((await failure(editConfigFile({ file, edit: () => "x", waitMs: 30 }))).code).toBe("MAZE_CONFIG_LOCKED");
    const anHourAgo = new Date(Date.now() - 3_600_000);
    utimesSync(`${file}.lock`, anHourAgo, anHourAgo);
    expect((await editConfigFile({ file, edit: () => "# x\n", waitMs: 1000 })).changed).toBe(true);
    expect(existsSync(`${file}.lock`)).toBe(false);
  });

  test("a lock of a command that died while it wrote its number is broken", async () => {
    const file = join(temporaryDirectory({ "maze.toml": "", "maze.toml.lock": "" }), "maze.toml");
    expect((await failure(editConfigFile({ file, edit: () => "x", waitMs: 30 }))).code).toBe("MAZE_CONFIG_LOCKED");
    const before = new Date(Date.now() - 2000);
    utimesSync(`${file}.lock`, before, before);
    expect((await editConfigFile({ file, edit: () => "# x\n", waitMs: 1000 })).changed).toBe(true);
  });

  test("an aborted signal starts nothing", async () => {
    const root = temporaryDirectory();
    const edit = editConfigFile({ file: join(root, "maze.toml"), edit: () => "x", signal: AbortSignal.abort() });
    expect((await failure(edit)).code).toBe("MAZE_CORE_ABORTED");
    expect(readdirSync(root)).toEqual([]);
  });
});

describe("changing a layer's file", () => {
  const options = (cwd: string, key: string, value: string | null) =>
    ({ sections, cwd, env: {}, platform: "linux", homeDir: join(cwd, "home"), layer: "project", key, value }) as const;

  test("makes maze.toml in the root of the repository, then edits what is there", async () => {
    const root = temporaryDirectory({ ".git/HEAD": "", "src/a.ts": "" });
    const file = join(root, "maze.toml");
    const set = (key: string, value: string | null) => changeConfigFile(options(join(root, "src"), key, value));
    expect(await set("generate.timeMs", "5")).toEqual({ key: "generate.timeMs", value: 5, path: file, changed: true });
    await set('generate.limits.perKind."x y"', "7");
    expect(read(file)).toBe('[generate]\ntimeMs = 5\n\n[generate.limits.perKind]\n"x y" = 7\n');
    expect(await set("generate.timeMs", "5")).toMatchObject({ changed: false });
    expect(await set("generate.timeMs", null)).toEqual({
      key: "generate.timeMs",
      value: undefined,
      path: file,
      changed: true,
    });
    expect(read(file)).toBe('[generate]\n\n[generate.limits.perKind]\n"x y" = 7\n');
    expect((await failure(set("generate.timeMs", null))).message).toBe(`generate.timeMs is not set in ${file}`);
  });

  test("uses .maze/config.toml where it is, and the global file on demand", async () => {
    const root = temporaryDirectory({ ".maze/config.toml": "" });
    expect((await changeConfigFile(options(root, "generate.write", "1"))).path).toBe(join(root, ".maze/config.toml"));
    const global = await changeConfigFile({ ...options(root, "generate.write", "true"), layer: "global" });
    expect(global.path).toBe(join(root, "home/.config/maze/config.toml"));
    expect(read(global.path)).toBe("[generate]\nwrite = true\n");
  });

  test("checks the value before it looks at the file", async () => {
    const root = temporaryDirectory({ "maze.toml": "[generate\n" });
    expect((await failure(changeConfigFile(options(root, "generate.write", "perhaps")))).code).toBe(
      "MAZE_CONFIG_VALUE",
    );
    expect((await failure(changeConfigFile(options(root, "generate.writ", "1")))).hint).toBe("Did you mean write?");
    const syntax = await failure(changeConfigFile(options(root, "generate.write", "1")));
    expect(syntax.message).toContain(`${root}/maze.toml:1:10 error MAZE_CONFIG_SYNTAX`);
    mkdirSync(join(root, ".maze"));
    writeFileSync(join(root, ".maze/config.toml"), "");
    const two = await failure(changeConfigFile(options(root, "generate.write", "1")));
    expect(two.code).toBe("MAZE_CONFIG_TWO_PROJECT_FILES");
  });
});
