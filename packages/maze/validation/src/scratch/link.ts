import { cp, lstat, stat, symlink } from "node:fs/promises";

/** Makes `path` lead to `target`. Where the system allows no links to files, the file is copied. */
export async function link(target: string, path: string): Promise<void> {
  if (process.platform !== "win32") {
    await symlink(target, path);
    return;
  }
  const found = await stat(target).catch(() => undefined);
  if (found?.isDirectory() === true) await symlink(target, path, "junction");
  else if (found !== undefined) await cp(target, path);
}

export async function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}
