import { execFileSync } from "node:child_process";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { changedSince } from "@maze/validation";
import { expect, it } from "vitest";
import { makeProject, writeFiles } from "./project-setup.ts";

async function repository(): Promise<{ directory: string; git: (...args: string[]) => void }> {
  const directory = await makeProject({
    ".gitignore": "ignored.ts\n",
    "app/a.ts": "1",
    "app/gone.ts": "1",
    "app/same.ts": "1",
    "other/b.ts": "1",
  });
  const git = (...args: string[]): void => {
    execFileSync("git", ["-c", "user.name=t", "-c", "user.email=t@example.org", ...args], {
      cwd: directory,
      stdio: "pipe",
    });
  };
  git("init", "-q", "-b", "main");
  git("add", ".");
  git("commit", "-q", "-m", "first");
  return { directory, git };
}

it("names what changed since a revision below the project: committed, uncommitted and new, but not deleted or ignored", async () => {
  const { directory, git } = await repository();
  await writeFiles(directory, { "app/committed é.ts": "2", "other/b.ts": "2" });
  git("add", ".");
  git("commit", "-q", "-m", "second");
  await writeFiles(directory, { "app/a.ts": "2", "app/new\n.ts": "2", "app/ignored.ts": "2" });
  await rm(join(directory, "app/gone.ts"));
  expect(await changedSince(directory, "HEAD~1")).toEqual([
    "app/a.ts",
    "app/committed é.ts",
    "app/new\n.ts",
    "other/b.ts",
  ]);
  expect(await changedSince(join(directory, "app"), "main~1")).toEqual(["a.ts", "committed é.ts", "new\n.ts"]);
  expect(await changedSince(directory, "HEAD")).toEqual(["app/a.ts", "app/new\n.ts"]);
});

it("refuses what is no revision, and a directory that is in no repository", async () => {
  const { directory } = await repository();
  const code = "MAZE_VALIDATION_NO_REVISION";
  await expect(changedSince(directory, "no-such")).rejects.toMatchObject({
    code,
    message: 'there is no revision "no-such" in this repository',
  });
  await expect(changedSince(directory, "--output=x")).rejects.toMatchObject({ code });
  await expect(changedSince(await makeProject({ "a.ts": "" }), "HEAD")).rejects.toMatchObject({
    code: "MAZE_VALIDATION_GIT",
  });
});
