import { mkdir, readdir } from "node:fs/promises";
import { join } from "node:path";
import { link } from "./link.ts";

/**
 * Gives a copy its own `node_modules` folder whose entries lead to the project's, so that tools which keep caches there
 * write into the copy.
 */
export async function linkModules(project: string, copy: string): Promise<void> {
  const source = join(project, "node_modules");
  const target = join(copy, "node_modules");
  await mkdir(target, { recursive: true });
  const names = await readdir(source).catch(() => []);
  const kept = names.filter((name) => !name.startsWith(".") || name === ".bin" || name === ".pnpm");
  await Promise.all(kept.map((name) => link(join(source, name), join(target, name))));
}
