import { existsSync, readdirSync } from "node:fs";
import { mkdir, readFile, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { IsolatedCommand } from "@maze/core";
import { chooseIsolation, createIsolation, detectIsolation } from "@maze/sandbox";
import { describe, expect, it } from "vitest";
import { isAlive, temporaryDirectory } from "./evaluator-setup.ts";

const node = (source: string, rest: Partial<IsolatedCommand> = {}): IsolatedCommand => ({
  program: process.execPath,
  args: ["-e", source],
  directory: import.meta.dirname,
  env: {},
  limits: { wallMs: 10_000 },
  ...rest,
});

describe.each(["none", "node-permission"])("level %s", (level) => {
  const isolation = createIsolation({ level });

  it("answers output, exit code and time", async () => {
    const result = await isolation.run(
      node("process.stdin.pipe(process.stdout); console.error('é'); process.exitCode = 3;", { stdin: "in ü" }),
    );
    expect(result).toMatchObject({ exitCode: 3, signal: null, stdout: "in ü", stderr: "é\n", truncated: false });
    expect(result.limitHit).toBe(undefined);
    expect(result.wallMs).toBeGreaterThan(1);
  });

  it("gives exactly the environment that is asked for", async () => {
    process.env["MAZE_TEST_SECRET"] = "secret";
    const result = await isolation.run(node("console.log(JSON.stringify(process.env))", { env: { A: "1" } }));
    expect(JSON.parse(result.stdout)).toEqual({ A: "1" });
  });

  it("ends at the wall limit what ignores SIGTERM", async () => {
    const result = await isolation.run(
      node("process.on('SIGTERM', () => {}); console.log('started'); for (;;);", { limits: { wallMs: 500 } }),
    );
    expect(result).toMatchObject({ exitCode: null, signal: "SIGKILL", limitHit: "wall", stdout: "started\n" });
    expect(result.wallMs).toBeLessThan(3000);
  });

  it("keeps the first bytes of endless output, whole characters only", async () => {
    const result = await isolation.run(
      node("const text = 'é'.repeat(1000); const go = () => process.stdout.write(text, go); go();", {
        limits: { wallMs: 700, outputBytes: 1001 },
      }),
    );
    expect(result).toMatchObject({ truncated: true, limitHit: "wall", stdout: "é".repeat(500) });
  });

  it("stops with its signal", async () => {
    const started = performance.now();
    const running = isolation.run(node("setInterval(() => {}, 1000)"), { signal: AbortSignal.timeout(150) });
    await expect(running).rejects.toMatchObject({ code: "MAZE_CORE_ABORTED" });
    expect(performance.now() - started).toBeLessThan(3000);
    await expect(isolation.run(node("1"), { signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: "MAZE_CORE_ABORTED",
    });
  });

  it("names the directory that is not there", async () => {
    await expect(isolation.run(node("1", { directory: "/nowhere" }))).rejects.toMatchObject({
      code: "MAZE_SANDBOX_START_FAILED",
      message: expect.stringContaining("/nowhere") as string,
    });
  });

  it("refuses a command that does not fit its schema", async () => {
    await expect(isolation.run(node("1", { limits: { wallMs: -1 } }))).rejects.toMatchObject({
      code: "MAZE_CORE_INVALID_DATA",
    });
  });
});

describe("level none", () => {
  const isolation = createIsolation({ level: "none" });

  it("kills children that outlive the program, or that left its process group", async () => {
    const directory = await temporaryDirectory();
    const survivor = "setInterval(() => {}, 1000)";
    const script = (end: string): string => `
      const { spawn } = require("node:child_process");
      const child = spawn(process.execPath, ["-e", ${JSON.stringify(survivor)}], { stdio: "inherit" });
      const apart = spawn(process.execPath, ["-e", ${JSON.stringify(survivor)}], { stdio: "inherit", detached: true });
      require("node:fs").writeFileSync("pids.json", JSON.stringify([child.pid, apart.pid]));
      ${end}`;
    const hanging = await isolation.run(
      node(script("setInterval(() => {}, 1000)"), { directory, limits: { wallMs: 600 } }),
    );
    expect(hanging.limitHit).toBe("wall");
    const first = JSON.parse(await readFile(join(directory, "pids.json"), "utf8")) as number[];
    for (const pid of first) await expect.poll(() => isAlive(pid), { timeout: 2000 }).toBe(false);
    const ended = await isolation.run(
      node(script("setTimeout(() => process.exit(0), 100)"), { directory, limits: { wallMs: 5000 } }),
    );
    expect(ended).toMatchObject({ exitCode: 0, signal: null });
    const [inGroup, apart] = JSON.parse(await readFile(join(directory, "pids.json"), "utf8")) as [number, number];
    await expect.poll(() => isAlive(inGroup), { timeout: 2000 }).toBe(false);
    // What detached itself before its parent ended is out of reach, as `doesNotCover` says.
    expect(isolation.doesNotCover.join()).toContain("detaches itself");
    if (isAlive(apart)) process.kill(apart, "SIGKILL");
  });
});

describe("level node-permission", () => {
  const isolation = createIsolation({ level: "node-permission" });

  it("keeps the program to its directory and its writable places", async () => {
    const directory = await temporaryDirectory();
    const writable = await temporaryDirectory();
    const outside = await temporaryDirectory();
    await writeFile(
      join(directory, "main.mjs"),
      `
      import fs from "node:fs"; import { spawnSync } from "node:child_process";
      const codeOf = (run) => { try { run(); return "done"; } catch (e) { return e.code; } };
      console.log([
        codeOf(() => fs.readFileSync("main.mjs")),
        codeOf(() => fs.writeFileSync("new.txt", "")),
        codeOf(() => fs.writeFileSync(${JSON.stringify(join(writable, "new.txt"))}, "")),
        codeOf(() => fs.readdirSync(${JSON.stringify(outside)})),
        codeOf(() => { const { error } = spawnSync("true"); if (error) throw error; }),
      ].join());`,
    );
    const result = await isolation.run(node("", { args: ["main.mjs"], directory, writable: [writable] }));
    expect(result.stdout).toBe("done,ERR_ACCESS_DENIED,done,ERR_ACCESS_DENIED,ERR_ACCESS_DENIED\n");
    await expect(stat(join(directory, "new.txt"))).rejects.toMatchObject({ code: "ENOENT" });
  });

  it("says that the memory limit ended the program", async () => {
    const hog = "const all = []; for (;;) all.push(new Array(1000).fill(all.length));";
    const result = await isolation.run(node(hog, { limits: { wallMs: 9000, memoryMb: 32 } }));
    expect(result.limitHit).toBe("memory");
    expect(result.exitCode).not.toBe(0);
  });

  it("refuses a program that is not Node", async () => {
    await expect(isolation.run(node("1", { program: "/bin/sh" }))).rejects.toMatchObject({
      code: "MAZE_SANDBOX_UNSUPPORTED",
    });
  });
});

describe("levels", () => {
  it("are listed with what they cover, the strongest first", () => {
    const found = detectIsolation();
    expect(found.map(({ level }) => level)).toEqual(["bubblewrap", "namespaces", "node-permission", "none"]);
    for (const { level, doesNotCover } of found.filter(({ unavailable }) => unavailable === undefined))
      expect(doesNotCover, level).toEqual(createIsolation({ level }).doesNotCover);
    expect(found[3]).toMatchObject({
      unavailable: undefined,
      doesNotCover: expect.arrayContaining(["network"]) as string[],
    });
  });

  it("are named where one does not exist", () => {
    const available = detectIsolation().filter(({ unavailable }) => unavailable === undefined);
    expect(() => createIsolation({ level: "vault" })).toThrow(
      expect.objectContaining({
        code: "MAZE_SANDBOX_UNSUPPORTED",
        hint: `Available here: ${available.map(({ level }) => level).join(", ")}.`,
      }),
    );
  });

  it("are chosen by what is run, and never silently none", () => {
    const strongest = detectIsolation().find(({ unavailable }) => unavailable === undefined);
    expect(chooseIsolation({ runs: "javascript" }).level).toBe(strongest?.level);
    expect(chooseIsolation({ level: "node-permission" }).level).toBe("node-permission");
    expect(() => chooseIsolation({ level: "none" })).toThrow(
      expect.objectContaining({ code: "MAZE_SANDBOX_NO_ISOLATION" }),
    );
    expect(chooseIsolation({ level: "none", unsafeNoIsolation: true }).level).toBe("none");
  });
});

for (const { level, unavailable } of detectIsolation().slice(0, 2)) {
  const title = unavailable === undefined ? `level ${level}` : `level ${level} (skipped: ${unavailable})`;
  describe.skipIf(unavailable !== undefined)(title, () => {
    it("gives an exact environment, also of what launchers would read or lose", async () => {
      const env = {
        PATH: "/nowhere",
        PWD: "/odd",
        LD_PRELOAD: "",
        "a-b": "1",
        HOME: "/home/x",
        IFS: "x",
        BASH_ENV: "/no",
      };
      const result = await createIsolation({ level }).run(node("console.log(JSON.stringify(process.env))", { env }));
      expect(JSON.parse(result.stdout)).toEqual(env);
    });

    it("shows the directory, the readable and the writable places under their own paths, and no others", async () => {
      const directory = await temporaryDirectory();
      const readable = await temporaryDirectory("maze readable '$(id)\\ \"");
      const outside = await temporaryDirectory();
      const inner = join(directory, "inner");
      await mkdir(inner);
      await writeFile(join(readable, "a.txt"), "a");
      const script = `
        const fs = require("node:fs");
        const attempt = (run) => { try { return run() ?? "done"; } catch (e) { return e.code; } };
        console.log(JSON.stringify([
          process.cwd(), process.getuid(),
          attempt(() => fs.readFileSync(process.argv[1] + "/a.txt", "utf8")),
          attempt(() => fs.writeFileSync(process.argv[1] + "/b.txt", "")),
          attempt(() => fs.writeFileSync("b.txt", "")),
          attempt(() => fs.writeFileSync("inner/b.txt", "kept")),
          attempt(() => fs.readdirSync(process.argv[2])),
          attempt(() => fs.writeFileSync("/tmp/c.txt", "")),
          attempt(() => fs.writeFileSync("/c.txt", "")),
          attempt(() => fs.writeFileSync("/dev/c.txt", "")),
        ]))`;
      const result = await createIsolation({ level }).run(
        node("", { args: ["-e", script, readable, outside], directory, readable: [readable], writable: [inner] }),
      );
      expect(result.stderr).toBe("");
      expect(JSON.parse(result.stdout)).toEqual([
        directory,
        1000,
        "a",
        "EROFS",
        "EROFS",
        "done",
        "ENOENT",
        "done",
        "EROFS",
        "EROFS",
      ]);
      expect(await readFile(join(inner, "b.txt"), "utf8")).toBe("kept");
      expect(existsSync("/tmp/c.txt")).toBe(false);
    });

    it("tells what the run used, and by which limit it ended", async () => {
      const isolation = createIsolation({ level });
      const busy = await isolation.run(
        node("const end = Date.now() + 300; while (Date.now() < end); Buffer.alloc(5e7, 1)"),
      );
      expect(busy).toMatchObject({ exitCode: 0, stderr: "" });
      expect(busy.usage?.cpuMs).toBeGreaterThanOrEqual(100);
      const greedy = await isolation.run(
        node("const all = []; for (;;) all.push(Buffer.alloc(1e7, 1))", { limits: { wallMs: 20_000, memoryMb: 128 } }),
      );
      expect(greedy.limitHit).toBe("memory");
      const endless = await isolation.run(node("for (;;);", { limits: { wallMs: 20_000, cpuMs: 300 } }));
      expect(endless.limitHit).toBe("cpu");
    });

    it("runs programs of the system, by whichever path they are named", async () => {
      for (const program of ["/bin/true", "/usr/bin/true", "/bin/sh"]) {
        const result = await createIsolation({ level }).run(
          node("", { program, args: program === "/bin/sh" ? ["-c", ":"] : [] }),
        );
        expect(result, program).toMatchObject({ exitCode: 0, stderr: "" });
      }
    });

    it("names a writable place or a program that is not there", async () => {
      const isolation = createIsolation({ level });
      const missing = { code: "MAZE_SANDBOX_START_FAILED", message: expect.stringContaining("nowhere") as string };
      await expect(isolation.run(node("1", { writable: ["/nowhere/at/all"] }))).rejects.toMatchObject(missing);
      await expect(isolation.run(node("1", { program: "/nowhere/node" }))).rejects.toMatchObject(missing);
      await expect(isolation.run(node("1", { readable: ["/"] }))).rejects.toMatchObject({
        code: "MAZE_SANDBOX_UNSUPPORTED",
      });
    });

    it("leaves no control group and no directory behind", async () => {
      const before = readdirSync(tmpdir()).filter((name) => name.startsWith("maze-root-"));
      await createIsolation({ level }).run(node("1", { limits: { wallMs: 9000, memoryMb: 200, processes: 100 } }));
      expect(readdirSync(tmpdir()).filter((name) => name.startsWith("maze-root-"))).toEqual(before);
    });
  });
}
