import { existsSync } from "node:fs";
import { mkdir, realpath, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { MazeError } from "@maze/core";
import { git, runGit, type GitPlace } from "../git/run-git.ts";
import { layOver } from "./lay-over.ts";

export interface WorkspaceOptions {
  /** The learner's project; only read. */
  readonly project: string;
  /** A folder of ours, outside the project. Everything in it can be made again. */
  readonly store: string;
  /** The search path on which git is found. */
  readonly path: string;
}

/** What a workspace holds after a refresh. */
export interface WorkspaceState {
  /** The git tree of the learner's files: two equal ones have equal names. */
  readonly tree: string;
  /** What git could not read, such as a file without permission. */
  readonly warnings: readonly string[];
}

/** A disposable copy of the learner's project, as it is now, with other files laid over. */
export interface Workspace {
  readonly directory: string;
  /** Folders outside that the copy leads to, such as installed packages. */
  readonly readable: readonly string[];
  /**
   * Makes the directory equal to the project, uncommitted and untracked files included, ignored ones not, and lays the
   * files over. Whoever calls it holds a lock.
   *
   * @throws {MazeError} MASTERY_WORKSPACE_GIT, MASTERY_WORKSPACE_NO_GIT
   */
  refresh(files: ReadonlyMap<string, Uint8Array>, signal?: AbortSignal): Promise<WorkspaceState>;
}

/** What is never copied, whatever the project ignores. */
const EXCLUDED = ["node_modules/", ".venv/", "venv/", "__pycache__/", ".pytest_cache/", ".DS_Store"];
/** Installed packages are read where they are. */
const LINKED = ["node_modules"];

/**
 * A workspace for a project. Its snapshots have a git directory and indexes of their own, so the learner's repository,
 * if there is one, is neither read nor written: no index, no object, no hook, no filter. The stat cache of the index makes
 * a refresh cost what changed.
 */
export function createWorkspace({ project, store, path }: WorkspaceOptions): Workspace {
  const directory = join(store, "tree");
  const gitDirectory = join(store, "snapshots");
  const place = (workTree: string, index: string, signal?: AbortSignal): GitPlace => ({
    gitDirectory,
    workTree,
    index: join(gitDirectory, index),
    path,
    signal,
  });
  const linked = LINKED.filter((name) => existsSync(join(project, name)));

  async function refreshOnce(files: ReadonlyMap<string, Uint8Array>, signal?: AbortSignal): Promise<WorkspaceState> {
    const learner = place(project, "learner", signal);
    const copy = place(directory, "copy", signal);
    await prepare(learner);
    await mkdir(directory, { recursive: true });
    const added = await runGit(learner, ["add", "--all", "--ignore-errors", "."]);
    const tree = (await git(learner, ["write-tree"])).trim();
    await git(copy, ["read-tree", "-u", "--reset", tree]);
    // What an earlier run or overlay left; `-ff` also what looks like a repository.
    await git(copy, ["clean", "-ffdxq"]);
    for (const name of linked) await symlink(join(await realpath(project), name), join(directory, name), "junction");
    await layOver(directory, files);
    const warnings = added.exitCode === 0 ? [] : added.stderr.trim().split("\n");
    return { tree, warnings };
  }

  return {
    directory,
    readable: linked.map((name) => join(project, name)),
    refresh: async (files, signal) => {
      try {
        return await refreshOnce(files, signal);
      } catch (thrown) {
        if (!MazeError.is(thrown, "MASTERY_WORKSPACE_GIT")) throw thrown;
        // A store that was damaged, by a full disk for instance, is made again.
        await rm(gitDirectory, { recursive: true, force: true });
        await rm(directory, { recursive: true, force: true });
        return await refreshOnce(files, signal);
      }
    },
  };
}

async function prepare(place: GitPlace): Promise<void> {
  const { gitDirectory, workTree } = place;
  if (!existsSync(join(gitDirectory, "info/prepared"))) {
    await mkdir(gitDirectory, { recursive: true });
    await git(place, ["init", "--quiet", "--template="]);
    await mkdir(join(gitDirectory, "info"), { recursive: true });
    await writeFile(join(gitDirectory, "info/exclude"), `${EXCLUDED.join("\n")}\n`);
    // Bytes stay bytes, whatever the attributes of the project ask for.
    await writeFile(join(gitDirectory, "info/attributes"), "* -text -filter -ident -working-tree-encoding\n");
    await writeFile(join(gitDirectory, "info/prepared"), workTree);
  }
  // A command that was killed leaves these; the lock that the caller holds says that nobody works here now.
  for (const index of ["learner", "copy"]) await rm(join(gitDirectory, `${index}.lock`), { force: true });
}
