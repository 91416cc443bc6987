import { constants } from "node:fs";
import { copyFile, link, lstat, mkdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

/**
 * Writes a file that is not there yet, all at once. Answers false, and changes nothing, where something is there.
 * Folders on the way are made; a link among them is not followed.
 */
export async function writeNewFile(root: string, path: string, bytes: Uint8Array): Promise<boolean> {
  const target = join(root, path);
  if ((await lstat(target).catch(() => undefined)) !== undefined) return false;
  const parts = path.split("/").slice(0, -1);
  for (let length = 1; length <= parts.length; length++) {
    const folder = await lstat(join(root, ...parts.slice(0, length))).catch(() => undefined);
    if (folder !== undefined && !folder.isDirectory()) return false;
  }
  await mkdir(dirname(target), { recursive: true });
  const temporary = `${target}.mastery-tmp`;
  await writeFile(temporary, bytes);
  try {
    await link(temporary, target).catch(async (cause: unknown) => {
      if (isCode(cause, "EEXIST")) throw cause;
      // A file system without links.
      await copyFile(temporary, target, constants.COPYFILE_EXCL);
    });
    return true;
  } catch (cause) {
    if (isCode(cause, "EEXIST")) return false;
    throw cause;
  } finally {
    await rm(temporary, { force: true });
  }
}

/** Moves a file out of the way and answers its new path: `a.ts.mastery-backup-1`, or the next free number. */
export async function backUp(root: string, path: string): Promise<string | undefined> {
  if ((await lstat(join(root, path)).catch(() => undefined)) === undefined) return undefined;
  for (let count = 1; ; count++) {
    const name = `${path}.mastery-backup-${String(count)}`;
    if ((await lstat(join(root, name)).catch(() => undefined)) !== undefined) continue;
    await rename(join(root, path), join(root, name));
    return name;
  }
}

function isCode(cause: unknown, code: string): boolean {
  return cause instanceof Error && "code" in cause && cause.code === code;
}
