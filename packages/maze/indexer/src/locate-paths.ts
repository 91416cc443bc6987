import { realpath, stat } from "node:fs/promises";
import { resolve } from "node:path";
import { indexerFailure } from "./errors.ts";
import { insideOf } from "./walk/walk-project.ts";

/** Refuses what is no directory that can be read. */
export async function checkRoot(root: string): Promise<void> {
  const found = await stat(root).catch((cause: unknown) => {
    throw indexerFailure("MAZE_INDEXER_ROOT_UNREADABLE", `${root} cannot be read`, cause);
  });
  if (!found.isDirectory()) throw indexerFailure("MAZE_INDEXER_ROOT_UNREADABLE", `${root} is no directory`);
}

/** A path that a caller named, inside the project. */
export async function locate(root: string, given: string): Promise<{ path: string; isFolder: boolean }> {
  const absolute = resolve(root, given);
  const path = insideOf(root, absolute);
  if (path === undefined) throw indexerFailure("MAZE_INDEXER_PATH_OUTSIDE", `${given} lies outside ${root}`);
  const real = await realpath(absolute).catch((cause: unknown) => {
    throw indexerFailure("MAZE_INDEXER_NO_SUCH_PATH", `${given} does not exist in ${root}`, cause);
  });
  const realPath = insideOf(await realpath(root), real);
  if (realPath === undefined) throw indexerFailure("MAZE_INDEXER_PATH_OUTSIDE", `${given} is a link out of ${root}`);
  return { path: realPath, isFolder: (await stat(real)).isDirectory() };
}
