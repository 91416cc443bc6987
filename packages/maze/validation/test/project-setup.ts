import { mkdir, mkdtemp, readFile, realpath, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { type FileEdit, textHash } from "@maze/core";
import { onTestFinished } from "vitest";

const here = join(import.meta.dirname, "..", "node_modules");
const root = join(import.meta.dirname, "..", "..", "..", "..", "node_modules");

/** Packages that a project of a test may install, under their name there: links to those of this repository. */
const installed: Readonly<Record<string, readonly [name: string, target: string]>> = {
  typescript: ["typescript", join(here, "typescript-7")],
  typescript6: ["typescript", join(root, "typescript")],
  vitest: ["vitest", join(here, "vitest")],
  eslint: ["eslint", join(root, "eslint")],
  prettier: ["prettier", join(root, "prettier")],
};

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

async function install(directory: string, key: string): Promise<void> {
  const [name = key, target = key] = installed[key] ?? [];
  await mkdir(join(directory, "node_modules"), { recursive: true });
  await symlink(await realpath(target), join(directory, "node_modules", name));
}

/** An edit of a file as it is now. */
export async function editOf(directory: string, file: string, newText: string): Promise<FileEdit> {
  const before = await readFile(join(directory, file)).catch(() => undefined);
  return { file, newText, baseHash: before === undefined ? null : textHash(before) };
}
