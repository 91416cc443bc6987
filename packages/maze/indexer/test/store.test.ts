import {
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import fc from "fast-check";
import { describe, expect, onTestFinished, test } from "vitest";
import {
  createDeclarationReader,
  createTypeScriptAdapter,
  openProjectStore,
  textOf,
  type DeclarationReader,
  type ProjectStore,
  type ProjectStoreOptions,
} from "../src/index.ts";
import { dumpStore } from "./support/dump-store.ts";
import { temporaryProject } from "./support/temporary-project.ts";

const plain = createDeclarationReader([createTypeScriptAdapter()]);

/** A reader that remembers what it read. */
function counting(): DeclarationReader & { readonly read: DeclarationReader["read"]; readonly paths: string[] } {
  const paths: string[] = [];
  return {
    ...plain,
    paths,
    read(path, bytes, terminated) {
      paths.push(path);
      return plain.read(path, bytes, terminated);
    },
  };
}

async function open(root: string, options: Partial<ProjectStoreOptions> = {}): Promise<ProjectStore> {
  const store = await openProjectStore({ root, reader: plain, ...options });
  onTestFinished(() => {
    store.close();
  });
  return store;
}

const namesIn = (store: ProjectStore): string[] =>
  [...store.tables()].flatMap(({ table }) => Array.from({ length: table.count }, (_, row) => textOf(table, row)));

/** A clock by which every file was written long ago. */
const later = (): number => Date.now() + 60_000;

describe("refresh", () => {
  test("reads what is new or changed, and nothing else", async () => {
    const root = await temporaryProject({ "a.ts": "export const a = 1;\n", "b/c.ts": "export class C { m() {} }\n" });
    const reader = counting();
    const store = await open(root, { reader, date: later });
    expect(await store.refresh()).toMatchObject({ added: ["a.ts", "b/c.ts"], changed: [], removed: [], files: 2 });
    expect(namesIn(store)).toEqual(["a", "C", "m"]);
    expect(await store.refresh()).toMatchObject({ added: [], changed: [], removed: [], touched: 0, files: 2 });
    expect(reader.paths).toEqual(["a.ts", "b/c.ts"]);
    writeFileSync(join(root, "a.ts"), "export const b = 1;\n");
    rmSync(join(root, "b"), { recursive: true });
    expect(await store.refresh()).toMatchObject({ changed: ["a.ts"], removed: ["b/c.ts"], files: 1 });
    expect(namesIn(store)).toEqual(["b"]);
    expect(reader.paths).toEqual(["a.ts", "b/c.ts", "a.ts"]);
  });

  test("trusts a stamp only when it is older than the tick of the clock, and the content always", async () => {
    const root = await temporaryProject({ "a.ts": "export const a = 1;\n" });
    const reader = counting();
    const store = await open(root, { reader });
    await store.refresh();
    const { atime, mtime } = statSync(join(root, "a.ts"));
    // The same size within the same tick, under the same time of change.
    writeFileSync(join(root, "a.ts"), "export const b = 1;\n");
    utimesSync(join(root, "a.ts"), atime, mtime);
    expect(await store.refresh()).toMatchObject({ changed: ["a.ts"] });
    expect(namesIn(store)).toEqual(["b"]);
    expect(await store.refresh()).toMatchObject({ changed: [], touched: 1 });
    expect(reader.paths).toHaveLength(2);
  });

  test("is there in the next process, and says nothing", async () => {
    const root = await temporaryProject({ "a.ts": "export const a = 1;\n" });
    const first = await openProjectStore({ root, reader: plain });
    await first.refresh();
    first.close();
    const store = await open(root);
    expect(store.diagnostics).toEqual([]);
    expect(store.file).toBe(join(root, ".maze/index/index.db"));
    expect(namesIn(store)).toEqual(["a"]);
    expect(readFileSync(join(root, ".maze/index/.gitignore"), "utf8")).toBe("*\n");
  });

  test("says what it leaves out, and reads it when that changes", async () => {
    const root = await temporaryProject({ "a.ts": "", "b.ts": "// @generated\nexport const b = 1;\n", "c.ts": "\0" });
    const store = await open(root);
    expect((await store.refresh()).skipped).toEqual([
      { path: "a.ts", reason: "it is empty" },
      { path: "b.ts", reason: "it says that it is generated" },
      { path: "c.ts", reason: "it is no text: it holds NUL bytes" },
    ]);
    expect(namesIn(store)).toEqual([]);
    for (const name of ["a", "b", "c"]) writeFileSync(join(root, `${name}.ts`), `export const ${name} = 1;\n`);
    expect(await store.refresh()).toMatchObject({ changed: ["a.ts", "b.ts", "c.ts"], skipped: [] });
    writeFileSync(join(root, "a.ts"), "");
    await store.refresh();
    expect(namesIn(store)).toEqual(["b", "c"]);
  });

  test("of some files looks at these alone, and asks for more where one is gone or new", async () => {
    const root = await temporaryProject({ "a.ts": "export const a = 1;\n", "b.ts": "export const b = 1;\n" });
    const store = await open(root, { date: later });
    await store.refresh();
    writeFileSync(join(root, "a.ts"), "export const aa = 1;\n");
    writeFileSync(join(root, "b.ts"), "export const bb = 1;\n");
    expect(await store.refreshFiles(["a.ts"])).toMatchObject({ changed: ["a.ts"] });
    expect(namesIn(store)).toEqual(["aa", "b"]);
    expect(await store.refreshFiles(["new.ts"])).toBeUndefined();
    rmSync(join(root, "a.ts"));
    expect(await store.refreshFiles(["a.ts"])).toBeUndefined();
    expect(await store.refresh()).toMatchObject({ changed: ["b.ts"], removed: ["a.ts"] });
  });

  test("stops when it is told to, and keeps the old index", async () => {
    const root = await temporaryProject({ "a.ts": "export const a = 1;\n" });
    const store = await open(root);
    await store.refresh();
    for (let i = 0; i < 300; i++) writeFileSync(join(root, `f${String(i)}.ts`), "export const f = 1;\n");
    const stop = new AbortController();
    let read = 0;
    const refreshing = store.refresh({
      signal: stop.signal,
      onProgress: () => {
        if (++read === 150) stop.abort();
      },
    });
    await expect(refreshing).rejects.toMatchObject({ code: "MAZE_CORE_ABORTED" });
    expect(namesIn(store)).toEqual(["a"]);
    expect(await store.refresh()).toMatchObject({ files: 301 });
  });
});

describe("incremental = full", () => {
  const name = fc.constantFrom("a.ts", "b.ts", "src/a.ts", "src/deep/c.ts", "lib/d.tsx", "lib/e.md");
  const text = fc.constantFrom(
    "export const a = 1;\n",
    "export const b = 2;\n",
    "export class C { m() { return 1; } }\n",
    'import { a } from "./a.ts";\nexport { a as z };\n',
    "function (\n",
    "// @generated\nexport const g = 1;\n",
    "",
  );
  const edit = fc.oneof(
    fc.record({ kind: fc.constant("write" as const), name, text }),
    fc.record({ kind: fc.constant("append" as const), name, text }),
    fc.record({ kind: fc.constant("same size" as const), name }),
    fc.record({ kind: fc.constant("touch" as const), name, seconds: fc.integer({ min: 1, max: 2_000_000_000 }) }),
    fc.record({ kind: fc.constant("delete" as const), name: fc.oneof(name, fc.constantFrom("src", "lib")) }),
    fc.record({ kind: fc.constant("rename" as const), name, to: name }),
    fc.record({ kind: fc.constant("ignore" as const), text: fc.constantFrom("", "src/\n", "a.ts\n", "lib/*\n") }),
  );
  type Edit = typeof edit extends fc.Arbitrary<infer Value> ? Value : never;

  function apply(root: string, step: Edit): void {
    const at = (path: string): string => {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      return join(root, path);
    };
    if (step.kind === "ignore") {
      writeFileSync(at(".gitignore"), step.text);
      return;
    }
    const path = at(step.name);
    if (step.kind === "write") {
      writeFileSync(path, step.text);
      return;
    }
    if (step.kind === "append") {
      writeFileSync(path, step.text, { flag: "a" });
      return;
    }
    if (!existsSync(path)) return;
    if (step.kind === "delete") {
      rmSync(path, { recursive: true });
      return;
    }
    if (step.kind === "touch") {
      utimesSync(path, step.seconds, step.seconds);
      return;
    }
    if (step.kind === "rename") {
      renameSync(path, at(step.to));
      return;
    }
    const { atime, mtime } = statSync(path);
    writeFileSync(
      path,
      readFileSync(path, "utf8").replace(/[ab]/, (letter) => (letter === "a" ? "b" : "a")),
    );
    utimesSync(path, atime, mtime);
  }

  test("after any edits, whichever the stamps", { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(edit, { minLength: 1, maxLength: 4 }), { maxLength: 6 }), async (rounds) => {
        const root = await temporaryProject({ "a.ts": "export const a = 1;\n", "src/a.ts": "export const s = 1;\n" });
        const store = await openProjectStore({ root, reader: plain });
        await store.refresh();
        for (const steps of rounds) {
          for (const step of steps) apply(root, step);
          const report = await store.refresh();
          const full = await openProjectStore({ root, reader: plain, persistent: false });
          const fullReport = await full.refresh();
          expect(dumpStore(store)).toEqual(dumpStore(full));
          expect(report.skipped).toEqual(fullReport.skipped);
          expect(report.files).toBe(fullReport.files);
          full.close();
        }
        store.close();
      }),
      { numRuns: 40, seed: 4 },
    );
  });
});

describe("a store that cannot be used as it is", () => {
  const files = { "a.ts": "export const a = 1;\n" };
  const made = async (): Promise<{ root: string; file: string }> => {
    const root = await temporaryProject(files);
    const store = await openProjectStore({ root, reader: plain });
    await store.refresh();
    store.close();
    return { root, file: join(root, ".maze/index/index.db") };
  };
  const codes = (store: ProjectStore): string[] => store.diagnostics.map(({ code }) => code);

  test("of another version of the reader is made anew, and that is said", async () => {
    const { root } = await made();
    const store = await open(root, { reader: { ...plain, version: "another" } });
    expect(codes(store)).toEqual(["MAZE_INDEX_STORE_REBUILT"]);
    expect(namesIn(store)).toEqual([]);
    expect((await store.refresh()).added).toEqual(["a.ts"]);
  });

  test("with the tables of a stranger is made anew: nothing of them is believed", async () => {
    const { root, file } = await made();
    const stranger = new DatabaseSync(file);
    stranger.exec(
      "CREATE TRIGGER t AFTER INSERT ON file BEGIN DELETE FROM declarations; END; CREATE VIEW v AS SELECT 1",
    );
    stranger.close();
    const store = await open(root);
    expect(codes(store)).toEqual(["MAZE_INDEX_STORE_REBUILT"]);
    await store.refresh();
    expect(namesIn(store)).toEqual(["a"]);
  });

  test.each([
    [
      "a text",
      (file: string) => writeFileSync(file, "this is no database, but long enough to look like one. ".repeat(50)),
    ],
    ["zeros after the header", (file: string) => writeFileSync(file, readFileSync(file).fill(0, 100))],
    ["a cut file", (file: string) => writeFileSync(file, readFileSync(file).subarray(0, 5000))],
  ])("is made anew where it is %s", async (_, damage) => {
    const { root, file } = await made();
    damage(file);
    const store = await open(root);
    await store.refresh();
    expect(await store.read(() => namesIn(store))).toEqual(["a"]);
    expect(codes(store)).toContain("MAZE_INDEX_STORE_CORRUPT");
  });

  test("is made anew where a table of declarations or a column cannot be", async () => {
    for (const change of [
      "UPDATE declarations SET packed = x'00112233'",
      "PRAGMA ignore_check_constraints = 1; UPDATE file SET hash = '0', size = -1; UPDATE declarations SET packed = zeroblob(44)",
    ]) {
      const { root, file } = await made();
      const stranger = new DatabaseSync(file);
      stranger.exec(change);
      stranger.close();
      const store = await open(root);
      expect(await store.read(() => namesIn(store))).toEqual(["a"]);
      expect(codes(store)).toEqual(["MAZE_INDEX_STORE_CORRUPT"]);
    }
  });

  test.each([
    [".maze", (root: string, other: string) => symlinkSync(other, join(root, ".maze"))],
    [
      ".maze/index/index.db",
      (root: string, other: string) => {
        mkdirSync(join(root, ".maze/index"), { recursive: true });
        symlinkSync(join(other, "stolen.db"), join(root, ".maze/index/index.db"));
      },
    ],
  ])("stays in memory where %s is a link that leads elsewhere", async (_, link) => {
    const root = await temporaryProject(files);
    const other = await temporaryProject({});
    link(root, other);
    const store = await open(root);
    expect(codes(store)).toEqual(["MAZE_INDEX_STORE_ABSENT"]);
    await store.refresh();
    expect(namesIn(store)).toEqual(["a"]);
    expect(existsSync(join(other, "index"))).toBe(false);
    expect(existsSync(join(other, "stolen.db"))).toBe(false);
  });

  test("stays in memory where .maze is a file", async () => {
    const store = await open(await temporaryProject({ ...files, ".maze": "a file" }));
    expect(codes(store)).toEqual(["MAZE_INDEX_STORE_ABSENT"]);
    expect((await store.refresh()).added).toEqual(["a.ts"]);
  });
});
