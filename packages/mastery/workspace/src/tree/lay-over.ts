import { lstat, mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

/**
 * Puts files into a tree in place of whatever is there. Links of the tree are replaced and never followed, so nothing is
 * written outside of it.
 *
 * @param files texts by their paths inside the tree, with slashes
 */
export async function layOver(tree: string, files: ReadonlyMap<string, Uint8Array>): Promise<void> {
  for (const [path, bytes] of files) {
    const parts = path.split("/");
    for (let length = 1; length < parts.length; length++) {
      await makeRealDirectory(join(tree, ...parts.slice(0, length)));
    }
    const target = join(tree, ...parts);
    await rm(target, { recursive: true, force: true });
    await writeFile(target, bytes, { flag: "wx" });
  }
}

async function makeRealDirectory(path: string): Promise<void> {
  const found = await lstat(path).catch(() => undefined);
  if (found?.isDirectory() === true) return;
  if (found !== undefined) await rm(path);
  await mkdir(path);
}
