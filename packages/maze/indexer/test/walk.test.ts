import { appendFile, chmod, mkdir, open, rename, symlink, writeFile } from "node:fs/promises";
import { execFileSync } from "node:child_process";
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { MazeError, projectIndexSchema, textHash, type ProgressEvent, type ProjectIndex } from "@maze/core";
import { describe, expect, test } from "vitest";
import { createIndexer, type IndexerOptions } from "../src/index.ts";
import { temporaryProject } from "./support/temporary-project.ts";

const paths = ({ files }: ProjectIndex): string[] => files.map(({ path }) => path);
const skipped = (index: ProjectIndex): Record<string, string> =>
  Object.fromEntries(index.skipped.map(({ path, reason }) => [path, reason]));
const indexOf = async (root: string, options: IndexerOptions = {}): Promise<ProjectIndex> => {
  const index = await createIndexer(options).index({ root });
  expect(projectIndexSchema.parse(index)).toEqual(index);
  return index;
};

/** Every entry below a folder, with its size and the time of its last change. */
const snapshotOf = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" }).map((path) => {
    const { size, mtimeMs } = statSync(join(folder, path));
    return `${path} ${String(size)} ${String(mtimeMs)}`;
  });

describe("which files are read", () => {
  test("sources by their extension, in the order of their paths, not the usual skipped folders", async () => {
    const root = await temporaryProject({
      "b.ts": "1",
      "a.tsx": "1",
      "Z.mts": "1",
      "c/a.cts": "1",
      "c.js": "1",
      "d.d.ts": "1",
      "ü ö/größe 🦊.jsx": "1",
      "e.mjs": "1",
      "f.cjs": "1",
      "UPPER.TS": "1",
      "readme.md": "1",
      "node_modules/x/index.js": "1",
      "dist/a.js": "1",
      "c/.maze/a.ts": "1",
    });
    const index = await indexOf(root);
    expect(paths(index)).toEqual([
      "UPPER.TS",
      "Z.mts",
      "a.tsx",
      "b.ts",
      "c.js",
      "c/a.cts",
      "d.d.ts",
      "e.mjs",
      "f.cjs",
      "ü ö/größe 🦊.jsx",
    ]);
    expect(index.skipped).toEqual([]);
    expect(index.root).toBe(root);
    expect(paths(await indexOf(root))).toEqual(paths(index));
  });

  test("a record has the bytes, lines and hash of what is on disk", async () => {
    const text = "\ufeffexport const é = 1;\r\nconst b = 2;\rconst c = 3;\n";
    const root = await temporaryProject({ "a.ts": text });
    const index = await indexOf(root);
    expect(index.files).toEqual([
      { path: "a.ts", language: "typescript", bytes: Buffer.byteLength(text), lines: 4, hash: textHash(text) },
    ]);
    const [symbol] = index.symbols;
    expect(text.slice(symbol?.span.start, symbol?.span.end)).toBe("export const é = 1;");
  });

  test(".gitignore: nested, negated, anchored, for folders, with a byte order mark", async () => {
    const root = await temporaryProject({
      ".gitignore":
        "\ufeff*.gen.ts\n/only-top.ts\nlogs/\n!keep.gen.ts\n# comment\n\\#odd.ts\nspace.ts \n**/deep/*.ts\n",
      "a.gen.ts": "1",
      "keep.gen.ts": "1",
      "only-top.ts": "1",
      "sub/only-top.ts": "1",
      "logs/a.ts": "1",
      "sub/logs/b.ts": "1",
      "#odd.ts": "1",
      "space.ts": "1",
      "x/deep/a.ts": "1",
      "sub/.gitignore": "!a.gen.ts\nlocal.ts\n",
      "sub/a.gen.ts": "1",
      "sub/local.ts": "1",
      "local.ts": "1",
    });
    expect(paths(await indexOf(root))).toEqual(["keep.gen.ts", "local.ts", "sub/a.gen.ts", "sub/only-top.ts"]);
  });

  test("the rules of git agree, where git is installed", async () => {
    const root = await temporaryProject({
      ".gitignore": "a*\n!ab.ts\n/x/**/y.ts\nz/\nfoo/*\n!foo/bar/\n[q-s].ts\nw?.ts\n",
      "a1.ts": "1",
      "ab.ts": "1",
      "x/y.ts": "1",
      "x/1/2/y.ts": "1",
      "x/z.ts": "1",
      "z/1.ts": "1",
      "k/z/1.ts": "1",
      "foo/1.ts": "1",
      "foo/bar/1.ts": "1",
      "q.ts": "1",
      "t.ts": "1",
      "wa.ts": "1",
      "w.ts": "1",
      "k/.gitignore": "*\n!*.ts\n",
      "k/a2.ts": "1",
      "k/l/1.ts": "1",
    });
    execFileSync("git", ["init", "-q"], { cwd: root });
    const listed = execFileSync("git", ["ls-files", "--others", "--exclude-standard", "-z", "*.ts"], {
      cwd: root,
      encoding: "utf8",
    });
    const expected = listed
      .split("\0")
      .filter((path) => path !== "")
      .sort();
    expect(expected).toContain("foo/bar/1.ts");
    expect(paths(await indexOf(root))).toEqual(expected);
  });

  test("the rules of the repository around a project count, unless they ignore the project itself", async () => {
    const root = await temporaryProject({
      ".gitignore": "secret.ts\nscratch/\n",
      "packages/.gitignore": "made.ts\n",
      "packages/a/secret.ts": "1",
      "packages/a/made.ts": "1",
      "packages/a/a.ts": "1",
      "scratch/copy/secret.ts": "1",
    });
    await mkdir(join(root, ".git"));
    expect(paths(await indexOf(join(root, "packages/a")))).toEqual(["a.ts"]);
    expect(paths(await indexOf(join(root, "scratch/copy")))).toEqual(["secret.ts"]);
  });

  test("a rule that would take forever is left out and reported", async () => {
    const folder = "a/".repeat(80);
    const root = await temporaryProject({
      [`${folder}b.ts`]: "1",
      "sub/.gitignore": "x/**/a/**/a/**/a/**/zz\nc.ts\n",
      "sub/c.ts": "1",
    });
    const index = await indexOf(root);
    expect(paths(index)).toEqual([`${folder}b.ts`]);
    expect(index.diagnostics.map(({ code, file, message }) => [code, file, message])).toEqual([
      ["MAZE_INDEX_IGNORE_RULE_COSTLY", "sub/.gitignore", 'the rule "x/**/a/**/a/**/a/**/zz" is left out'],
    ]);
  });
});

describe("what is seen and left out, with the reason", () => {
  test("by content", async () => {
    const root = await temporaryProject({
      "empty.ts": "",
      "large.ts": `// ${"x".repeat(2000)}\n`,
      "binary.ts": new Uint8Array([71, 64, 0, 17, 0]),
      "latin1.ts": new Uint8Array([47, 47, 0xe9, 10]),
      "utf16.ts": Buffer.from("\ufeffconst a = 1;", "utf16le"),
      "lib.min.js": "1",
      "bundle.js": `${"a=1;".repeat(2000)}\n`,
      "header.ts": "// @generated by a tool\nexport const a = 1;\n",
      "go-style.ts": "/*\n * Code generated by protoc. DO NOT EDIT.\n */\nexport const a = 1;\n",
      "fine.ts": 'export const mark = "@generated";\n// This function generates code\n',
      "data.ts": `export const data = "${"x".repeat(400)}";\n`,
    });
    const index = await indexOf(root, { maxFileBytes: 1500 });
    expect(paths(index)).toEqual(["data.ts", "fine.ts"]);
    expect(skipped(index)).toEqual({
      "empty.ts": "it is empty",
      "large.ts": "it has 2004 bytes, more than index.maxFileBytes (1500)",
      "binary.ts": "it is no text: it holds NUL bytes",
      "latin1.ts": "it is no UTF-8 text",
      "utf16.ts": "it is no text: it holds NUL bytes",
      "lib.min.js": "its name says that it is minified",
      "bundle.js": "it has 8001 bytes, more than index.maxFileBytes (1500)",
      "header.ts": "it says that it is generated",
      "go-style.ts": "it says that it is generated",
    });
    expect(skipped(await indexOf(root))["bundle.js"]).toBe("it is minified");
  });

  test("links, whether they lead in, out, to themselves or nowhere", async () => {
    const root = await temporaryProject({ "project/src/a.ts": "1", "outside/b.ts": "1", "outside/readme.md": "1" });
    const project = join(root, "project");
    await symlink("src/a.ts", join(project, "file.ts"));
    await symlink("src", join(project, "folder"));
    await symlink("..", join(project, "src/loop"));
    await symlink("self.ts", join(project, "self.ts"));
    await symlink("../../outside", join(project, "src/out"));
    await symlink("../outside/b.ts", join(project, "out.ts"));
    await symlink("../outside/readme.md", join(project, "readme.md"));
    await symlink("nowhere", join(project, "broken.ts"));
    const index = await indexOf(project);
    expect(paths(index)).toEqual(["src/a.ts"]);
    expect(skipped(index)).toEqual({
      "file.ts": "it is a link to src/a.ts, which is indexed at its own place",
      folder: "it is a link to src, which is indexed at its own place",
      "src/loop": "it is a link to the project itself, which is indexed at its own place",
      "self.ts": "it is a link that cannot be followed (ELOOP)",
      "src/out": "it is a link that leads out of the project",
      "out.ts": "it is a link that leads out of the project",
      "broken.ts": "it is a link that cannot be followed (ENOENT)",
    });
    await symlink("project", join(root, "link-to-project"));
    expect(paths(await indexOf(join(root, "link-to-project")))).toEqual(["src/a.ts"]);
  });

  test("pipes, and names that are no project path", async () => {
    const root = await temporaryProject({ "back\\slash.ts": "1", "new\nline.ts": "1" });
    execFileSync("mkfifo", [join(root, "pipe.ts")]);
    const index = await indexOf(root);
    expect(paths(index)).toEqual(["new\nline.ts"]);
    expect(skipped(index)).toEqual({
      "back?slash.ts": "its name contains a backslash",
      "pipe.ts": "it is no regular file",
    });
  });

  test.skipIf(process.getuid?.() === 0)("files and folders that may not be read", async () => {
    const root = await temporaryProject({ "closed.ts": "1", "folder/a.ts": "1", "open.ts": "1" });
    await chmod(join(root, "closed.ts"), 0);
    await chmod(join(root, "folder"), 0);
    const index = await indexOf(root);
    await chmod(join(root, "folder"), 0o755);
    expect(paths(index)).toEqual(["open.ts"]);
    expect(skipped(index)).toEqual({
      "closed.ts": "it cannot be read (EACCES)",
      folder: "the folder cannot be read (EACCES)",
    });
  });

  test("a file that vanishes, and one that is replaced by a pipe, after it was listed", async () => {
    const root = await temporaryProject({ "a.ts": "1", "b.ts": "1", "c.ts": "1" });
    execFileSync("mkfifo", [join(root, "pipe")]);
    const index = await indexOf(root, {
      openFile: async (path) => {
        if (path.endsWith("a.ts")) await rename(join(root, "pipe"), join(root, "b.ts"));
        if (path.endsWith("c.ts")) throw Object.assign(new Error("gone"), { code: "ENOENT" });
        return open(path, path.endsWith("b.ts") ? 0o4000 : "r");
      },
    });
    expect(paths(index)).toEqual(["a.ts"]);
    expect(skipped(index)).toEqual({ "b.ts": "it is no regular file", "c.ts": "it cannot be read (ENOENT)" });
  });

  test("a file that changes while it is read is read again, and left out when it never rests", async () => {
    const root = await temporaryProject({ "once.ts": "export const a = 1;\n", "always.ts": "export const b = 1;\n" });
    let reads = 0;
    const index = await indexOf(root, {
      openFile: async (path) => {
        const file = await open(path);
        return {
          stat: file.stat.bind(file),
          close: file.close.bind(file),
          readFile: (async () => {
            const bytes = await file.readFile();
            if (path.endsWith("always.ts") || reads++ === 0) await appendFile(path, "export const more = 1;\n");
            return bytes;
          }) as typeof file.readFile,
        };
      },
    });
    expect(index.symbols.map(({ id }) => id)).toEqual(["once.ts#a", "once.ts#more"]);
    expect(skipped(index)).toEqual({ "always.ts": "it changes while it is read" });
  });
});

describe("named paths", () => {
  const files = {
    ".gitignore": "ignored.ts\n/made\n",
    "src/a.ts": "1",
    "src/inner/b.ts": "1",
    "src/inner/ignored.ts": "1",
    "other/c.ts": "1",
    "made/d.ts": "1",
    "logo.png": "1",
  };

  test("only these are indexed; a file or folder that is named is read whatever the rules say", async () => {
    const root = await temporaryProject(files);
    const indexer = createIndexer();
    const named = async (...given: string[]): Promise<string[]> => paths(await indexer.index({ root, paths: given }));
    expect(await named("src")).toEqual(["src/a.ts", "src/inner/b.ts"]);
    expect(await named("src/inner/", "./other/c.ts", join(root, "src/a.ts"))).toEqual([
      "other/c.ts",
      "src/a.ts",
      "src/inner/b.ts",
    ]);
    expect(await named("src/inner/ignored.ts", "made")).toEqual(["made/d.ts", "src/inner/ignored.ts"]);
    expect(await named(".", "src")).toEqual(["other/c.ts", "src/a.ts", "src/inner/b.ts"]);
    expect(await named()).toEqual([]);
    const { skipped: left } = await indexer.index({ root, paths: ["logo.png"] });
    expect(left).toEqual([{ path: "logo.png", reason: "no language adapter reads .png" }]);
  });

  test.each([
    ["../elsewhere.ts", "MAZE_INDEXER_PATH_OUTSIDE"],
    ["/etc", "MAZE_INDEXER_PATH_OUTSIDE"],
    ["src/out.ts", "MAZE_INDEXER_PATH_OUTSIDE"],
    ["src/none.ts", "MAZE_INDEXER_NO_SUCH_PATH"],
  ])("%s is refused with %s", async (path, code) => {
    const root = await temporaryProject(files);
    await symlink("/etc/hostname", join(root, "src/out.ts"));
    await expect(createIndexer().index({ root, paths: [path] })).rejects.toMatchObject({ code });
  });

  test("a root that does not exist or is a file is refused", async () => {
    const root = await temporaryProject({ "a.ts": "1" });
    for (const wrong of [join(root, "none"), join(root, "a.ts")]) {
      await expect(createIndexer().index({ root: wrong })).rejects.toMatchObject({
        code: "MAZE_INDEXER_ROOT_UNREADABLE",
      });
    }
  });
});

describe("a run", () => {
  test("reports progress and stops when it is told to", async () => {
    const files = Object.fromEntries(Array.from({ length: 120 }, (_, i) => [`f${String(i).padStart(3, "0")}.ts`, "1"]));
    const root = await temporaryProject(files);
    const events: ProgressEvent[] = [];
    await createIndexer({ now: () => 7 }).index({ root }, { onProgress: (event) => events.push(event) });
    expect(events).toEqual([
      { type: "started", room: "index", message: "reading 120 files", total: 120 },
      { type: "advanced", room: "index", message: "f050.ts", done: 50, total: 120 },
      { type: "advanced", room: "index", message: "f100.ts", done: 100, total: 120 },
      { type: "finished", room: "index", message: "120 files indexed", durationMs: 0 },
    ]);
    const stop = new AbortController();
    const run = createIndexer().index(
      { root },
      {
        signal: stop.signal,
        onProgress: (event) => {
          if (event.type === "advanced") stop.abort();
        },
      },
    );
    await expect(run).rejects.toMatchObject({ code: "MAZE_CORE_ABORTED" });
    await expect(createIndexer().index({ root }, { signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: "MAZE_CORE_ABORTED",
    });
  });

  test("nothing is written, so a project that may only be read is no different", async () => {
    const root = await temporaryProject({ "src/a.ts": "export const a = 1;" });
    await chmod(join(root, "src"), 0o555);
    await chmod(root, 0o555);
    const before = snapshotOf(root);
    expect(paths(await indexOf(root))).toEqual(["src/a.ts"]);
    expect(snapshotOf(root)).toEqual(before);
    await chmod(root, 0o755);
    await chmod(join(root, "src"), 0o755);
  });

  test("an empty project has an empty index", async () => {
    const root = await temporaryProject({});
    const index = await indexOf(root, { now: () => 0 });
    expect(index).toEqual({
      specVersion: "v1",
      root,
      files: [],
      skipped: [],
      symbols: [],
      imports: [],
      tests: [],
      holes: [],
      styles: [],
      dependencies: [],
      diagnostics: [],
      durationMs: 0,
    });
  });

  test("two runs at once do not disturb each other", async () => {
    const root = await temporaryProject({
      "a.ts": "export declare function f(): string;",
      "b.ts": "export const b = 1;",
    });
    const indexer = createIndexer({ now: () => 0 });
    const [one, two] = await Promise.all([indexer.index({ root }), indexer.index({ root })]);
    expect(one).toEqual(two);
    expect(one.holes.map(({ id }) => id)).toEqual(["a.ts#f"]);
  });

  test("folders very deep inside each other end the walk, with the reason", async () => {
    const root = await temporaryProject({ [`${"d/".repeat(110)}a.ts`]: "1", "a.ts": "1" });
    const index = await indexOf(root);
    expect(paths(index)).toEqual(["a.ts"]);
    expect(Object.values(skipped(index))).toEqual(["it lies more than 100 folders deep"]);
  });
});

describe("adapters", () => {
  test("files go to the adapter of their extension; two for one extension are refused", async () => {
    const { createFakeLanguageAdapter } = await import("@maze/core/testing");
    const root = await temporaryProject({
      "a.toy": "export fn half(x: number): number;\n",
      "b.ts": "export const b = 1;\n",
    });
    const index = await indexOf(root, { adapters: [createFakeLanguageAdapter()] });
    expect(index.files.map(({ path, language }) => [path, language])).toEqual([["a.toy", "toy"]]);
    expect(index.holes.map(({ id }) => id)).toEqual(["a.toy#half"]);
    const twice = (): unknown =>
      createIndexer({ adapters: [createFakeLanguageAdapter(), createFakeLanguageAdapter({ id: "other" })] });
    expect(twice).toThrow(MazeError);
    expect(twice).toThrow("toy and other both read .toy");
  });
});

test("a project of one file written just now is indexed as it stands", async () => {
  const root = await temporaryProject({ "a.ts": "export const a = 1;\n" });
  await writeFile(join(root, "a.ts"), "export const b = 1;\n");
  expect((await indexOf(root)).symbols.map(({ name }) => name)).toEqual(["b"]);
});
