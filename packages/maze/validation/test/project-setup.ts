import { mkdir, mkdtemp, readFile, realpath, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { type FileEdit, textHash } from "@maze/core";
import { onTestFinished } from "vitest";

/** Packages that a project of a test may install: links to those of this repository. */
const installed = { typescript: "typescript-7", typescript6: "typescript", vitest: "vitest" } as const;

/** A project in a directory of its own, with a space and a letter beyond ASCII in its path. */
export async function makeProject(
  files: Readonly<Record<string, string>>,
  modules: readonly string[] = [],
): Promise<string> {
  const directory = await realpath(await mkdtemp(join(tmpdir(), "maze project ü ")));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  await writeFiles(directory, files);
  for (const name of modules) await install(directory, name);
  return directory;
}

export async function writeFiles(directory: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [file, text] of Object.entries(files)) {
    await mkdir(dirname(join(directory, file)), { recursive: true });
    await writeFile(join(directory, file), text);
  }
}

async function install(directory: string, name: string): Promise<void> {
  const known = Object.entries(installed).find(([key]) => key === name)?.[1] ?? name;
  const target = await realpath(join(import.meta.dirname, "..", "node_modules", known));
  await mkdir(join(directory, "node_modules"), { recursive: true });
  await symlink(target, join(directory, "node_modules", name === "typescript6" ? "typescript" : name));
}

/** An edit of a file as it is now. */
export async function editOf(directory: string, file: string, newText: string): Promise<FileEdit> {
  const before = await readFile(join(directory, file)).catch(() => undefined);
  return { file, newText, baseHash: before === undefined ? null : textHash(before) };
}
