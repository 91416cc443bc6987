import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdir, readdir, stat, symlink, writeFile } from "node:fs/promises";
import { type AddressInfo, createServer } from "node:net";
import { join } from "node:path";
import { MazeError } from "@maze/core";
import { createExampleEvaluator } from "@maze/sandbox";
import { describe, expect, it } from "vitest";
import { application, applyOne, isAlive, openSession, temporaryDirectory } from "./evaluator-setup.ts";

describe("what evaluated code cannot reach", () => {
  it("cannot write, start programs or threads, read elsewhere, or see the environment", async () => {
    const directory = await temporaryDirectory();
    const outside = await temporaryDirectory();
    await writeFile(join(outside, "secret.txt"), "secret");
    await writeFile(join(directory, "inside.txt"), "inside");
    process.env["MAZE_TEST_SECRET"] = "secret";
    const session = await openSession([[[], '"inside"']], {
      directory,
      imports: [
        { local: "fs", module: "node:fs", imported: "*" },
        { local: "spawnSync", module: "node:child_process", imported: "spawnSync" },
        { local: "Worker", module: "node:worker_threads", imported: "Worker" },
      ],
    });
    const codeOf = async (source: string): Promise<(string | null)[]> =>
      session.show((await applyOne(session, `() => { try { return ${source}; } catch (e) { return e.code; } }`)).value);
    const place = JSON.stringify(join(directory, "made.txt"));
    expect(await codeOf(`fs.readFileSync(${JSON.stringify(join(directory, "inside.txt"))}, "utf8")`)).toEqual([
      '"inside"',
    ]);
    expect(await codeOf(`fs.writeFileSync(${place}, "x")`)).toEqual(['"ERR_ACCESS_DENIED"']);
    expect(await codeOf(`fs.readFileSync(${JSON.stringify(join(outside, "secret.txt"))}, "utf8")`)).toEqual([
      '"ERR_ACCESS_DENIED"',
    ]);
    expect(await codeOf(`spawnSync("true")`)).toEqual(['"ERR_ACCESS_DENIED"']);
    expect(await codeOf(`new Worker("1", { eval: true })`)).toEqual(['"ERR_ACCESS_DENIED"']);
    expect(await codeOf(`process.env.MAZE_TEST_SECRET`)).toEqual(["undefined"]);
    await expect(stat(join(directory, "made.txt"))).rejects.toMatchObject({ code: "ENOENT" });
  });

  it("shares the compile cache of the program, and cannot write it", async () => {
    const directory = await temporaryDirectory();
    const cache = join(directory, "cache");
    await writeFile(join(directory, "project.mjs"), "export const one = 1;\n");
    const place = JSON.stringify(join(cache, "made.txt"));
    const program = `
      import { enableCompileCache, getCompileCacheDir } from "node:module";
      enableCompileCache(${JSON.stringify(cache)});
      const { createExampleEvaluator } = await import(${JSON.stringify(import.meta.resolve("@maze/sandbox"))});
      const rows = [{ args: [], expected: { value: "1" } }];
      const session = await createExampleEvaluator().open({ directory: ${JSON.stringify(directory)}, parameters: [], rows, 
        imports: [{ local: "fs", module: "node:fs", imported: "*" }, { local: "one", module: ${JSON.stringify(join(directory, "project.mjs"))}, imported: "one" }] });
      for (const where of [${place}, getCompileCacheDir() + "/made.txt"]) {
        const [component] = await session.addComponents(["() => { try { fs.writeFileSync(" + JSON.stringify(where) + ", 'x'); return 'wrote'; } catch (e) { return e.code + ' ' + process.env.NODE_COMPILE_CACHE; } }"]);
        const [seen] = await session.apply([{ context: 0, component, args: [] }]);
        console.log((await session.show(seen.value))[0]);
      }
      await session.close();`;
    const run = spawnSync(process.execPath, ["--conditions=maze-source", "--input-type=module", "-e", program], {
      encoding: "utf8",
    });
    expect(run.stdout).toBe('"ERR_ACCESS_DENIED undefined"\n"ERR_ACCESS_DENIED undefined"\n');
    expect((await readdir(cache, { recursive: true })).filter((name) => name.includes("made"))).toEqual([]);
  });

  it("reaches no server", async () => {
    let connections = 0;
    const server = createServer(() => connections++).listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    const session = await openSession([[[], "1"]], {
      imports: [
        { local: "net", module: "node:net", imported: "default" },
        { local: "http", module: "node:http", imported: "get" },
      ],
    });
    expect((await applyOne(session, `() => net.connect(${String(port)}, "127.0.0.1")`)).kinds).toEqual(["error"]);
    expect((await applyOne(session, `() => http("http://127.0.0.1:${String(port)}/")`)).kinds).toEqual(["error"]);
    expect((await applyOne(session, `() => fetch("http://127.0.0.1:${String(port)}/")`)).kinds).toEqual(["error"]);
    await new Promise((resolve) => setTimeout(resolve, 300));
    server.close();
    expect(connections).toBe(0);
  });

  it("cannot end the process or speak for it", async () => {
    const session = await openSession([[[], "1"]]);
    expect((await applyOne(session, "() => process.exit(3)")).kinds).toEqual(["error"]);
    expect((await applyOne(session, "() => process.send({ type: 'released' })")).kinds).toEqual(["error"]);
    expect((await applyOne(session, "() => { Promise.reject(new Error('later')); return 1; }")).matches).toEqual([
      true,
    ]);
    expect((await applyOne(session, "() => 1")).matches).toEqual([true]);
  });

  it("gives neither the current time nor chance, even where the code catches the refusal", async () => {
    const session = await openSession([[[], "1"]]);
    const sources = ["Date.now()", "new Date()", "Date()", "Math.random()", "performance.now()", "crypto.randomUUID()"];
    for (const source of [...sources, "new Intl.DateTimeFormat('en').format()"]) {
      expect((await applyOne(session, `() => { ${source}; return 1; }`)).kinds, source).toEqual(["error"]);
      expect((await applyOne(session, `() => { try { ${source}; } catch {} return 1; }`)).kinds, source).toEqual([
        "error",
      ]);
    }
  });

  it("keeps dates that do not depend on the current time", async () => {
    const session = await openSession([[[], "true"]]);
    const source = `() => { const d = new Date(2020, 1, 29); return d instanceof Date && d.constructor === Date &&
      new Date(d).getTime() === d.getTime() && new (class D extends Date {})(5).getTime() === 5 && Date.UTC(1970, 0) === 0 &&
      new Intl.DateTimeFormat("en", { year: "numeric" }).format(d) === "2020" && Date.name === "Date"; }`;
    expect((await applyOne(session, source)).matches).toEqual([true]);
  });

  it("sees dates in the time zone and language that are asked for", async () => {
    const rows: [string[], string][] = [[[], '"1.7.2024, 02:00:00"']];
    const session = await openSession(rows, {}, { timeZone: "Europe/Berlin", locale: "de-DE" });
    expect((await applyOne(session, "() => new Date(Date.UTC(2024, 6, 1)).toLocaleString()")).matches).toEqual([true]);
  });
});

describe("imports", () => {
  it("loads TypeScript of the project as the compiler resolves it, and packages of both kinds", async () => {
    const directory = await temporaryDirectory();
    await mkdir(join(directory, "src", "deep"), { recursive: true });
    await writeFile(
      join(directory, "src", "a.ts"),
      'import { b } from "./b.js";\nimport { c } from "./deep";\nexport const a = (n: number): number => b(n) + c;\n',
    );
    await writeFile(
      join(directory, "src", "b.ts"),
      "export enum Kind { One = 1 }\nexport function b(n: number): number { return n * Kind.One; }\n",
    );
    await writeFile(join(directory, "src", "deep", "index.ts"), "export const c: number = 100;\nexport default 5;\n");
    for (const [name, manifest, text] of [
      ["common", { main: "index.js" }, "module.exports = { twice: (n) => 2 * n, ['na' + 'me']: 'common' };"],
      ["modern", { type: "module", exports: { import: "./index.js" } }, "await 0; export const thrice = (n) => 3 * n;"],
    ] as const) {
      await mkdir(join(directory, "node_modules", name), { recursive: true });
      await writeFile(join(directory, "node_modules", name, "package.json"), JSON.stringify({ name, ...manifest }));
      await writeFile(join(directory, "node_modules", name, "index.js"), text);
    }
    const session = await openSession([[[], '[105, 14, "common", 21, 5, 100]']], {
      directory,
      imports: [
        { local: "a", module: join(directory, "src", "a.ts"), imported: "a" },
        { local: "twice", module: "common", imported: "twice" },
        { local: "name", module: "common", imported: "name" },
        { local: "thrice", module: "modern", imported: "thrice" },
        { local: "five", module: join(directory, "src", "deep", "index.ts"), imported: "default" },
        { local: "deep", module: join(directory, "src", "deep", "index.ts"), imported: "*" },
      ],
    });
    expect((await applyOne(session, "() => [a(5), twice(7), name, thrice(7), five, deep.c]")).matches).toEqual([true]);
  });

  it("follows links to links: a node_modules folder, and a package in one", async () => {
    const places = await Promise.all([1, 2, 3, 4].map(() => temporaryDirectory()));
    const [store = "", between = "", whole = "", single = ""] = places;
    await mkdir(join(store, "node_modules", "linked"), { recursive: true });
    await writeFile(join(store, "node_modules", "linked", "index.js"), "exports.nine = 9;");
    await symlink(join(store, "node_modules"), join(between, "node_modules"));
    await symlink(join(between, "node_modules"), join(whole, "node_modules"));
    await symlink(join(store, "node_modules", "linked"), join(between, "link"));
    await mkdir(join(single, "node_modules"));
    await symlink(join(between, "link"), join(single, "node_modules", "linked"));
    for (const directory of [whole, single]) {
      const file = join(directory, "a.ts");
      await writeFile(file, 'import { nine } from "linked";\nexport const a: number = nine;\n');
      const imports = [{ local: "a", module: file, imported: "a" }];
      const session = await openSession([[[], "9"]], { directory, imports });
      expect((await applyOne(session, "() => a")).matches).toEqual([true]);
    }
  });

  it.each([
    ["absent", "x", /absent/],
    ["node:path", "nothing", /does not export "nothing"/],
  ])("names the import %s#%s that it cannot load", async (module, imported, message) => {
    const opening = openSession([[["1"]]], { imports: [{ local: "x", module, imported }] });
    await expect(opening).rejects.toMatchObject({
      code: "MAZE_SANDBOX_IMPORT_FAILED",
      message: expect.stringMatching(message) as string,
    });
  });

  it("stops a module that never finishes loading", async () => {
    const directory = await temporaryDirectory();
    await writeFile(join(directory, "endless.mjs"), "for (;;);\nexport const x = 1;\n");
    const opening = openSession(
      [[["1"]]],
      { directory, imports: [{ local: "x", module: join(directory, "endless.mjs"), imported: "x" }] },
      { loadMs: 300 },
    );
    await expect(opening).rejects.toMatchObject({ code: "MAZE_SANDBOX_IMPORT_FAILED" });
  });

  it("names the argument that it cannot evaluate", async () => {
    await expect(openSession([[["1", "nope(2)"]]])).rejects.toMatchObject({
      code: "MAZE_SANDBOX_EXPRESSION_FAILED",
      message: "cannot evaluate nope(2): ReferenceError: nope is not defined",
    });
    await expect(openSession([[["1"], "new Date()"]])).rejects.toMatchObject({
      code: "MAZE_SANDBOX_EXPRESSION_FAILED",
    });
  });

  it("names a directory that is not there", async () => {
    await expect(openSession([[["1"]]], { directory: "/nowhere" })).rejects.toMatchObject({
      code: "MAZE_SANDBOX_START_FAILED",
    });
  });
});

describe("the end of a session", () => {
  it("says that memory ran out", async () => {
    const session = await openSession([[[], "1"]], { memoryMb: 64, stepMs: 5000 });
    const hog = applyOne(session, "() => { const all = []; for (;;) all.push(new Array(1000).fill(all.length)); }");
    await expect(hog).rejects.toMatchObject({ code: "MAZE_SANDBOX_OUT_OF_MEMORY", details: { applications: 1 } });
    await expect(session.addComponents(["() => 1"])).rejects.toMatchObject({ code: "MAZE_SANDBOX_OUT_OF_MEMORY" });
  });

  it("kills a process that no limit inside stops", async () => {
    const session = await openSession([[[], "1"]], { stepMs: 100 }, { silentMs: 500, loadMs: 100 });
    const later = await applyOne(session, "() => { (async () => { for (;;) await 0; })(); return 1; }").catch(
      (thrown: unknown) => thrown,
    );
    const after = await applyOne(session, "() => 1").catch((thrown: unknown) => thrown);
    expect([later, after].some((end) => MazeError.is(end, "MAZE_SANDBOX_UNRESPONSIVE"))).toBe(true);
  });

  it("is closed once and for all", async () => {
    const session = await openSession([[["1"]]]);
    await session.close();
    await session.close();
    await expect(session.show(0)).rejects.toMatchObject({ code: "MAZE_SANDBOX_CLOSED" });
  });

  it("follows its signal while it opens and while it applies", async () => {
    const opening = createExampleEvaluator().open(
      { directory: import.meta.dirname, imports: [], parameters: [], rows: [] },
      { signal: AbortSignal.timeout(5) },
    );
    await expect(opening).rejects.toMatchObject({ code: "MAZE_CORE_ABORTED" });
    const session = await openSession([[["1"]]], { stepMs: 5000 });
    const [loop] = await session.addComponents(["() => { for (;;); }"]);
    const started = performance.now();
    const running = session.apply([application(loop ?? -1, 0)], { signal: AbortSignal.timeout(50) });
    await expect(running).rejects.toMatchObject({ code: "MAZE_CORE_ABORTED" });
    expect(performance.now() - started).toBeLessThan(2000);
  });

  it("leaves no process behind when the program that opened it is killed", async () => {
    const directory = await temporaryDirectory();
    const program = join(directory, "parent.mjs");
    await writeFile(
      program,
      `import { createExampleEvaluator } from ${JSON.stringify(import.meta.resolve("@maze/sandbox"))};
       const session = await createExampleEvaluator().open({ directory: ${JSON.stringify(directory)}, imports: [], parameters: [], rows: [{ args: [], expected: { value: "1" } }] });
       const [pid] = await session.addComponents(["() => process.pid"]);
       const [seen] = await session.apply([{ context: 0, component: pid, args: [] }]);
       console.log((await session.show(seen.value))[0]);
       setInterval(() => {}, 1000);`,
    );
    const parent = spawn(process.execPath, ["--conditions=maze-source", program], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const pid = await new Promise<number>((resolve) => {
      parent.stdout.once("data", (text: Buffer) => {
        resolve(Number(String(text).trim()));
      });
    });
    expect(pid).toBeGreaterThan(1);
    parent.kill("SIGKILL");
    await expect.poll(() => isAlive(pid), { timeout: 3000 }).toBe(false);
  });
});
