import { existsSync } from "node:fs";
import { getCompileCacheDir } from "node:module";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

/** The worker next to this module: its source in this repository, its built file in the published package. */
export const workerFile = fileURLToPath(
  new URL(import.meta.url.endsWith(".ts") ? "./worker/main.ts" : "./evaluator-worker.js", import.meta.url),
);

/** Folder that the worker's own modules are read from. */
export const workerFolder = dirname(fileURLToPath(import.meta.url));

/** Whether this Node can be told what a process may touch. */
export const hasPermissionModel = process.allowedNodeEnvironmentFlags.has("--permission");

/** Flags that take everything from a Node process except reading these places. */
export function permissionFlags(readable: readonly string[]): string[] {
  if (!hasPermissionModel) return [];
  return ["--permission", ...readable.filter((path) => existsSync(path)).map((path) => `--allow-fs-read=${path}`)];
}

/**
 * Lets a worker share the compile cache that this program has enabled, where it has: starting costs a third then. Node
 * enables the cache only for a process that may write there; the worker gives that permission up before it runs any code
 * that is not ours, which Node can do from 24.21 on.
 */
export function sharedCompileCache(): { flags: string[]; env: Record<string, string> } {
  const directory = getCompileCacheDir();
  if (directory === undefined || !canDropPermissions()) return { flags: [], env: {} };
  const flags = [`--allow-fs-read=${directory}`, `--allow-fs-write=${directory}`];
  return { flags, env: { NODE_COMPILE_CACHE: dirname(directory) } };
}

function canDropPermissions(): boolean {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  return hasPermissionModel && (major > 24 || (major === 24 && minor >= 21));
}
