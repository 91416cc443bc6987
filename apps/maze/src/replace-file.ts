import { chmodSync, mkdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/**
 * Puts a text in the place of a file, all at once: a reader sees the old text or the new one, whatever happens, and of
 * two commands at once each leaves a whole file. Nothing else of this program runs meanwhile, so Ctrl-C leaves no rest.
 * A link in the place is replaced; the mode of a file stays.
 *
 * @throws {Error} what the file system reports
 */
export function replaceFile(path: string, text: string | Uint8Array): void {
  const temporary = `${path}.${String(process.pid)}.tmp`;
  try {
    rmSync(temporary, { force: true });
    writeFileSync(temporary, text, { flag: "wx" });
    const before = statSync(path, { throwIfNoEntry: false });
    if (before?.isFile() === true) chmodSync(temporary, before.mode & 0o777);
    renameSync(temporary, path);
  } catch (cause) {
    rmSync(temporary, { force: true });
    throw cause;
  }
}

/** Makes a directory and those above it. Unlike `mkdir -p` of Node it says why, also on a read-only file system. */
export function makeDirectory(path: string): void {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() === true) return;
  if (dirname(path) !== path) makeDirectory(dirname(path));
  try {
    mkdirSync(path);
  } catch (cause) {
    // Another command may have made it meanwhile.
    if (statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true) throw cause;
  }
}
