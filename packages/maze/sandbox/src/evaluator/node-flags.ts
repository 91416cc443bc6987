import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** The worker next to this module: its source in this repository, its built file in the published package. */
export const workerFile = fileURLToPath(
  new URL(import.meta.url.endsWith(".ts") ? "./worker/main.ts" : "./evaluator-worker.js", import.meta.url),
);

/** Folder that the worker's own modules are read from. */
export const workerFolder = fileURLToPath(new URL(import.meta.url.endsWith(".ts") ? "." : "./", import.meta.url));

/** Whether this Node can be told what a process may touch. */
export const hasPermissionModel = process.allowedNodeEnvironmentFlags.has("--permission");

/** Flags that take everything from a Node process except reading these places. */
export function permissionFlags(readable: readonly string[]): string[] {
  if (!hasPermissionModel) return [];
  return ["--permission", ...readable.filter((path) => existsSync(path)).map((path) => `--allow-fs-read=${path}`)];
}
