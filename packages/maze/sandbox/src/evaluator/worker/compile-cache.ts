/* eslint-disable no-restricted-properties -- part of a program, which removes what its starter told it through the environment */
import { flushCompileCache, getCompileCacheDir } from "node:module";

/** What Node 24.21 adds to the permission model. */
interface DroppablePermissions {
  has(scope: string, reference?: string): boolean;
  drop?(scope: string): void;
}

/**
 * Gives up the permission to write the shared compile cache, before any code runs that is not ours. Answers how to keep
 * what was compiled, which needs no permission.
 *
 * @throws where the permission stays
 */
export function giveUpWriting(): () => void {
  delete process.env["NODE_COMPILE_CACHE"];
  const directory = getCompileCacheDir();
  const permissions = process.permission as DroppablePermissions | undefined;
  if (directory === undefined || permissions === undefined) return () => undefined;
  permissions.drop?.("fs.write");
  if (permissions.has("fs.write", directory)) throw new Error("the permission to write could not be given up");
  return flushCompileCache;
}
