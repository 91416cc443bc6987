import { describe, expect, test } from "vitest";
import type { ProjectIndex } from "@maze/core";
import { createIndexer } from "../src/index.ts";
import { temporaryProject } from "./support/temporary-project.ts";

const indexOf = async (files: Record<string, string>): Promise<ProjectIndex> =>
  createIndexer().index({ root: await temporaryProject(files) });

const shown = ({ dependencies }: ProjectIndex): unknown[] =>
  dependencies.map(({ name, version, dev, ecosystem }) => [ecosystem, name, version, dev]);

describe("dependencies of other languages", () => {
  test("pyproject.toml with a lock, and requirements.txt", async () => {
    const index = await indexOf({
      "pyproject.toml": `
[project]
dependencies = ["Requests[socks]>=2 ; python_version > '3'", "zope.interface"]
optional-dependencies = { fast = ["orjson"] }
[dependency-groups]
test = ["pytest", { include-group = "other" }]
[tool.poetry.dependencies]
python = "^3.10"
attrs = "*"
[tool.poetry.group.dev.dependencies]
ruff = "*"
`,
      "uv.lock":
        '[[package]]\nname = "requests"\nversion = "2.32.0"\n[[package]]\nname = "zope-interface"\nversion = "7.0"\n',
      "requirements.txt": "# all\nflask==3.0 # web\n-r other.txt\nhttps://x.y/z.whl\n./local\nattrs\n",
    });
    expect(shown(index)).toEqual([
      ["pypi", "Requests", "2.32.0", false],
      ["pypi", "attrs", undefined, false],
      ["pypi", "flask", undefined, false],
      ["pypi", "orjson", undefined, false],
      ["pypi", "pytest", undefined, true],
      ["pypi", "ruff", undefined, true],
      ["pypi", "zope.interface", "7.0", false],
    ]);
  });

  test("Cargo.toml with a lock", async () => {
    const index = await indexOf({
      "Cargo.toml": `
[dependencies]
serde = { version = "1", features = ["derive"] }
rand_old = { package = "rand", version = "0.7" }
syn = "2"
[dev-dependencies]
serde = "1"
insta = "1"
[target.'cfg(unix)'.dependencies]
libc = "0.2"
`,
      "Cargo.lock": [
        ...[
          ["serde", "1.0.2"],
          ["rand", "0.7.3"],
          ["syn", "1.0.0"],
          ["syn", "2.0.0"],
        ],
      ]
        .map(([name, version]) => `[[package]]\nname = "${String(name)}"\nversion = "${String(version)}"\n`)
        .join("\n"),
    });
    expect(shown(index)).toEqual([
      ["crates", "insta", undefined, true],
      ["crates", "libc", undefined, false],
      ["crates", "rand", "0.7.3", false],
      ["crates", "serde", "1.0.2", false],
      ["crates", "syn", undefined, false],
    ]);
  });

  test("go.mod", async () => {
    const text =
      "module m\n\ngo 1.22\nrequire a.b/c v1.2.3\nrequire (\n\tx.y/z/v2 v2.0.1 // why\n\tq.r/s v0.1.0 // indirect\n)\n";
    expect(shown(await indexOf({ "go.mod": text }))).toEqual([
      ["go", "a.b/c", "1.2.3", false],
      ["go", "x.y/z/v2", "2.0.1", false],
    ]);
  });

  test("build.zig.zon", async () => {
    const text = `.{
    .name = .app,
    .version = "0.1.0",
    // .dependencies = .{ .no = .{} },
    .dependencies = .{
        .args = .{ .url = "https://x.y/{z}", .hash = "args-0.2.1-AAAAAAAAAAAAAAAAAAAAAAAAAA" },
        .@"my-lib" = .{ .path = "../lib" },
    },
    .paths = .{""},
}`;
    expect(shown(await indexOf({ "build.zig.zon": text }))).toEqual([
      ["zig", "args", "0.2.1", false],
      ["zig", "my-lib", undefined, false],
    ]);
  });

  test("what cannot be read is said with its place, and the rest is read", async () => {
    const { dependencies, diagnostics } = await indexOf({
      "Cargo.toml": "[dependencies\n",
      "go.mod": "require a v1.0.0\n",
    });
    expect(dependencies.map(({ name }) => name)).toEqual(["a"]);
    expect(diagnostics.map(({ code, file, span }) => [code, file, span?.from.line])).toEqual([
      ["MAZE_INDEX_MANIFEST_UNREADABLE", "Cargo.toml", 1],
    ]);
  });
});

test("a project of several languages is indexed out of the box, without what tools made", async () => {
  const index = await indexOf({
    "app/main.py": "import os\ndef main(): ...\n",
    "app/__pycache__/x.py": "a = 1\n",
    "env/pyvenv.cfg": "",
    "env/lib/y.py": "a = 1\n",
    "core/src/lib.rs": "pub fn go() {}\n",
    "core/target/CACHEDIR.TAG": "",
    "core/target/debug/z.rs": "fn no() {}\n",
    "cmd/main.go": "package main\nfunc main() {}\n",
    "vendor/modules.txt": "",
    "vendor/a/b.go": "package a\n",
    "src/vendor/own.go": "package vendor\n",
    "lib/root.zig": "pub fn go() void {}\n",
    ".zig-cache/o/c.zig": "",
    "web/a.ts": "export const a = 1;\n",
  });
  expect(index.files.map(({ path, language }) => `${language} ${path}`)).toEqual([
    "python app/main.py",
    "go cmd/main.go",
    "rust core/src/lib.rs",
    "zig lib/root.zig",
    "go src/vendor/own.go",
    "typescript web/a.ts",
  ]);
  expect(index.skipped).toEqual([
    { path: "core/target", reason: "it is a cache: it holds CACHEDIR.TAG" },
    { path: "env", reason: "it is a virtual environment of Python" },
    { path: "vendor", reason: "it holds copies of Go modules" },
  ]);
  expect(index.symbols.map(({ id }) => id)).toContain("lib/root.zig#go");
  expect(index.styles.map(({ language }) => language)).toEqual(["go", "python", "rust", "typescript", "zig"]);
});

test("test files of every language are left out where the configuration says so", async () => {
  const files = {
    "test_a.py": "def test_a(): ...\n",
    "a.py": "a = 1\n",
    "a_test.go": "package a\n",
    "tests/it.rs": "",
    "src/lib.rs": "#[test]\nfn t() {}\n",
  };
  const index = await createIndexer({ includeTests: false }).index({ root: await temporaryProject(files) });
  expect(index.files.map(({ path }) => path)).toEqual(["a.py", "src/lib.rs"]);
  expect(index.tests).toEqual([]);
});
