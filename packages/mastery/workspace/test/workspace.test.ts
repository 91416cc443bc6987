import { chmodSync, existsSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createWorkspace } from "../src/index.ts";
import { bytes, fingerprint, git, makeDirectory, write } from "./support.ts";

const path = process.env["PATH"] ?? "";
const files = (directory: string): string[] =>
  readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(directory.length + 1))
    .sort();

/** A repository with a commit, a hook, a filter, staged, unstaged, untracked and ignored changes, and a stash. */
function dirtyRepository(): string {
  const project = makeDirectory({ "a.txt": "one\n", "b.txt": "two\n", ".gitignore": "ignored.txt\n" });
  git(project, "init", "-q");
  git(project, "add", ".");
  git(project, "commit", "-qm", "first");
  write(project, { "a.txt": "stashed\n" });
  git(project, "stash", "-q");
  write(project, {
    "a.txt": "changed\n",
    "staged.txt": "staged\n",
    "untracked.txt": "new\r\n",
    "ignored.txt": "secret",
    ".gitattributes": "*.txt text eol=lf filter=evil\n",
  });
  git(project, "add", "staged.txt");
  git(project, "config", "filter.evil.clean", "touch evil-ran; cat");
  for (const hook of ["post-checkout", "post-index-change", "pre-commit"]) {
    write(project, { [`.git/hooks/${hook}`]: "#!/bin/sh\ntouch hook-ran\n" });
    chmodSync(join(project, `.git/hooks/${hook}`), 0o755);
  }
  rmSync(join(project, "b.txt"));
  return project;
}

test("the copy is the project as it is now, and the project is as it was", async () => {
  const project = dirtyRepository();
  const before = fingerprint(project);
  const workspace = createWorkspace({ project, store: makeDirectory(), path });
  const { warnings } = await workspace.refresh(bytes({ "tests/x.test.ts": "hidden" }));
  expect(warnings).toEqual([]);
  expect(files(workspace.directory)).toEqual(
    [".gitattributes", ".gitignore", "a.txt", "staged.txt", "tests/x.test.ts", "untracked.txt"].sort(),
  );
  expect(readFileSync(join(workspace.directory, "a.txt"), "utf8")).toBe("changed\n");
  expect(readFileSync(join(workspace.directory, "untracked.txt"), "utf8")).toBe("new\r\n");
  expect(fingerprint(project)).toBe(before);
});

test("a refresh follows the project and forgets what was laid over or left behind", async () => {
  const project = makeDirectory({ "src/a.ts": "1", "src/b.ts": "2" });
  const workspace = createWorkspace({ project, store: makeDirectory(), path });
  const first = await workspace.refresh(bytes({ "src/a.ts": "buggy", "hidden/t.ts": "t" }));
  expect(readFileSync(join(workspace.directory, "src/a.ts"), "utf8")).toBe("buggy");
  write(workspace.directory, {
    "left/behind.txt": "x",
    "src/b.ts": "overwritten by the learner's code",
    "r/.git/HEAD": "x",
  });
  const second = await workspace.refresh(bytes({}));
  expect(second.tree).toBe(first.tree);
  expect(files(workspace.directory)).toEqual(["src/a.ts", "src/b.ts"]);
  expect(readFileSync(join(workspace.directory, "src/a.ts"), "utf8")).toBe("1");
  expect(readFileSync(join(workspace.directory, "src/b.ts"), "utf8")).toBe("2");
  rmSync(join(project, "src"), { recursive: true });
  write(project, { src: "now a file" });
  expect((await workspace.refresh(bytes({}))).tree).not.toBe(first.tree);
  expect(files(workspace.directory)).toEqual(["src"]);
});

test("links of the project are not followed when files are laid over", async () => {
  const outside = makeDirectory({ "tests/victim.ts": "untouched" });
  const project = makeDirectory({ "a.ts": "1" });
  symlinkSync(join(outside, "tests"), join(project, "tests"));
  symlinkSync(join(outside, "tests/victim.ts"), join(project, "b.ts"));
  const workspace = createWorkspace({ project, store: makeDirectory(), path });
  await workspace.refresh(bytes({ "tests/victim.ts": "private test", "b.ts": "other" }));
  expect(readFileSync(join(outside, "tests/victim.ts"), "utf8")).toBe("untouched");
  expect(readFileSync(join(workspace.directory, "tests/victim.ts"), "utf8")).toBe("private test");
  expect(readFileSync(join(workspace.directory, "b.ts"), "utf8")).toBe("other");
});

test("installed packages are linked, not copied", async () => {
  const project = makeDirectory({ "a.ts": "1", "node_modules/dep/index.js": "2" });
  const workspace = createWorkspace({ project, store: makeDirectory(), path });
  await workspace.refresh(bytes({}));
  await workspace.refresh(bytes({}));
  expect(readFileSync(join(workspace.directory, "node_modules/dep/index.js"), "utf8")).toBe("2");
  expect(readdirSync(workspace.directory).sort()).toEqual(["a.ts", "node_modules"]);
  expect(existsSync(join(project, "node_modules/dep/index.js"))).toBe(true);
});

test("what a killed command left, or a damaged store, does not stop the next refresh", async () => {
  const project = makeDirectory({ "a.ts": "1" });
  const store = makeDirectory();
  const workspace = createWorkspace({ project, store, path });
  await workspace.refresh(bytes({}));
  write(store, { "snapshots/learner.lock": "", "snapshots/copy.lock": "" });
  await workspace.refresh(bytes({}));
  writeFileSync(join(store, "snapshots/learner"), "no index");
  await workspace.refresh(bytes({}));
  expect(files(workspace.directory)).toEqual(["a.ts"]);
});

test("without git the error says what to install", async () => {
  const workspace = createWorkspace({ project: makeDirectory(), store: makeDirectory(), path: makeDirectory() });
  await expect(workspace.refresh(bytes({}))).rejects.toMatchObject({ code: "MASTERY_WORKSPACE_NO_GIT" });
});
