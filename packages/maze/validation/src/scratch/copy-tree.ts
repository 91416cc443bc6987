import { constants } from "node:fs";
import { copyFile, lstat, mkdir, readdir, readlink } from "node:fs/promises";
import { dirname, isAbsolute, join, relative, resolve } from "node:path";
import { MazeError } from "@maze/core";
import { link } from "./link.ts";

export interface CopyLimits {
  /** Larger files are linked instead of copied. */
  maxFileBytes: number;
  maxFiles: number;
}

/** Never part of a judgement, or remade by tools. */
const skipped = new Set([
  "node_modules",
  ".git",
  ".hg",
  ".svn",
  ".maze",
  ".turbo",
  ".cache",
  "coverage",
  ".nyc_output",
  "__pycache__",
  ".pytest_cache",
  ".mypy_cache",
  ".ruff_cache",
  ".zig-cache",
]);

/** Environments that are large and that a judgement only reads: the copy leads to them. */
const linked = new Set([".venv", "venv"]);

/** Copies a project without what is skipped; links inside it stay links inside the copy, others lead where they led. */
export async function copyTree(
  from: string,
  to: string,
  limits: CopyLimits,
  signal: AbortSignal | undefined,
): Promise<number> {
  let files = 0;

  async function copyDirectory(source: string, target: string): Promise<void> {
    signal?.throwIfAborted();
    await mkdir(target, { recursive: true });
    const entries = await readdir(source, { withFileTypes: true });
    await Promise.all(
      entries.map(async (entry) => {
        if (skipped.has(entry.name)) return;
        const [path, copy] = [join(source, entry.name), join(target, entry.name)];
        if (entry.isDirectory() && linked.has(entry.name)) await link(path, copy);
        else if (entry.name === "target" && entries.some(({ name }) => name === "Cargo.toml")) return;
        else if (entry.isDirectory()) await copyDirectory(path, copy);
        else if (entry.isSymbolicLink()) await copyLink(path, copy);
        else if (entry.isFile()) await copyOne(path, copy);
      }),
    );
  }

  async function copyOne(path: string, copy: string): Promise<void> {
    if (++files > limits.maxFiles) {
      throw new MazeError({
        code: "MAZE_VALIDATION_PROJECT_TOO_LARGE",
        message: `${from} holds more than ${String(limits.maxFiles)} files`,
        hint: "Work in a package of it, or raise maxFiles.",
        details: { directory: from, maxFiles: limits.maxFiles },
      });
    }
    const { size } = await lstat(path);
    if (size > limits.maxFileBytes) return link(path, copy);
    try {
      await copyFile(path, copy, constants.COPYFILE_FICLONE);
    } catch (thrown) {
      // What we may not read, the tools may not read either: they meet it as it is.
      if ((thrown as NodeJS.ErrnoException).code !== "EACCES") throw thrown;
      await link(path, copy);
    }
  }

  async function copyLink(path: string, copy: string): Promise<void> {
    const target = resolve(dirname(path), await readlink(path));
    const inside = relative(from, target);
    const leavesProject = inside.startsWith("..") || isAbsolute(inside);
    await link(leavesProject ? target : join(to, inside), copy);
  }

  await copyDirectory(from, to);
  return files;
}
