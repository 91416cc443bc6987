import { mkdir, readdir, realpath } from "node:fs/promises";
import { join } from "node:path";
import { link } from "./link.ts";

/**
 * Gives a copy its own `node_modules` folder whose entries lead to the project's, so that tools which keep caches there
 * write into the copy. Where that folder is a link itself, they lead to what it leads to: a program that may read the
 * copy and its modules only cannot follow a link in between.
 */
export async function linkModules(project: string, copy: string): Promise<void> {
  const named = join(project, "node_modules");
  const source = await realpath(named).catch(() => named);
  const target = join(copy, "node_modules");
  await mkdir(target, { recursive: true });
  const names = await readdir(source).catch(() => []);
  const kept = names.filter((name) => !name.startsWith(".") || name === ".bin" || name === ".pnpm");
  await Promise.all(kept.map((name) => link(join(source, name), join(target, name))));
}
