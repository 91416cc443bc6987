import { watch, type FSWatcher } from "node:fs";
import { join, posix } from "node:path";

/** Hears of changes in folders. */
export interface FolderWatch {
  /** The folders to watch from now on. */
  set(folders: readonly string[]): void;
  close(): void;
}

/**
 * Watches folders of a project one by one, so that those that are left out, such as `node_modules`, cost nothing. Where a
 * system watches whole trees natively, one watch is enough. `onFailure` is called once where the system refuses, such as
 * for want of watches; nothing is heard after it.
 */
export function watchFolders(
  root: string,
  on: { readonly change: (path: string) => void; readonly failure: (why: string) => void },
  platform: NodeJS.Platform = process.platform,
): FolderWatch {
  const watches = new Map<string, FSWatcher>();
  const isRecursive = platform === "darwin" || platform === "win32";
  let hasFailed = false;
  const close = (): void => {
    for (const one of watches.values()) one.close();
    watches.clear();
  };
  const fail = (cause: unknown): void => {
    if (hasFailed) return;
    hasFailed = true;
    close();
    on.failure(cause instanceof Error ? cause.message : String(cause));
  };
  const add = (folder: string): void => {
    try {
      const one = watch(join(root, folder), { recursive: isRecursive }, (_, name) => {
        on.change(posix.join(folder, (name ?? "").replaceAll("\\", "/")));
      });
      // A folder that is gone is told by the folder around it.
      one.on("error", (cause: NodeJS.ErrnoException) => {
        if (cause.code === "ENOENT" || cause.code === "EPERM") watches.get(folder)?.close();
        else fail(cause);
      });
      watches.set(folder, one);
    } catch (cause) {
      const { code } = cause as NodeJS.ErrnoException;
      if (code !== "ENOENT" && code !== "EACCES" && code !== "ENOTDIR") fail(cause);
    }
  };
  return {
    set(folders) {
      const wanted = new Set(isRecursive ? [""] : folders);
      for (const [folder, one] of watches) {
        if (wanted.has(folder)) continue;
        one.close();
        watches.delete(folder);
      }
      for (const folder of wanted) if (!hasFailed && !watches.has(folder)) add(folder);
    },
    close,
  };
}
