import { type Isolation, MazeError, parseData } from "@maze/core";
import { z } from "zod";
import { bubblewrapIsolation } from "./bubblewrap.ts";
import type { IsolationLevel } from "./isolation-level.ts";
import { namespacesIsolation } from "./namespaces.ts";
import { noIsolation } from "./no-isolation.ts";
import { nodePermissionIsolation } from "./node-permission.ts";

/** All levels, the strongest first. */
const levels: readonly IsolationLevel[] = [
  bubblewrapIsolation,
  namespacesIsolation,
  nodePermissionIsolation,
  noIsolation,
];

export const isolationOptionsSchema = z.strictObject({
  /** Such as `node-permission` or `none`; `detectIsolation` lists them. */
  level: z.string(),
});
export type IsolationOptions = z.input<typeof isolationOptionsSchema>;

/**
 * The isolation of a level. `none` limits time, output and environment and nothing else; `node-permission` also keeps
 * Node programs from files and child processes.
 *
 * @throws {MazeError} MAZE_SANDBOX_UNSUPPORTED for a level that does not exist or that this machine cannot hold
 * @example
 * ```ts
 * import { createIsolation } from "@maze/sandbox";
 * const isolation = createIsolation({ level: "none" });
 * const result = await isolation.run({
 *   program: process.execPath,
 *   args: ["-e", "console.log(Object.keys(process.env))"],
 *   directory: process.cwd(),
 *   env: { GREETING: "hello" },
 *   limits: { wallMs: 10_000 },
 * });
 * result.stdout; // => "[ 'GREETING' ]\n"
 * ```
 */
export function createIsolation(options: IsolationOptions): Isolation {
  const { level } = parseData(isolationOptionsSchema, options, "options of createIsolation");
  const found = levels.find((candidate) => candidate.level === level);
  if (found !== undefined && found.unavailable === undefined) return found.create();
  throw new MazeError({
    code: "MAZE_SANDBOX_UNSUPPORTED",
    message:
      found === undefined
        ? `there is no isolation level "${level}"`
        : `the isolation level ${level} does not hold here: ${found.unavailable ?? ""}`,
    hint: `Available here: ${levels
      .filter((candidate) => candidate.unavailable === undefined)
      .map((candidate) => candidate.level)
      .join(", ")}.`,
    details: { level },
  });
}

/** What `detectIsolation` finds out about one level. */
export type DetectedIsolation = Omit<IsolationLevel, "create">;

/** The levels that are known, the strongest first, each with what it covers and whether it holds on this machine. */
export function detectIsolation(): readonly DetectedIsolation[] {
  return levels.map(({ level, covers, doesNotCover, unavailable }) => ({ level, covers, doesNotCover, unavailable }));
}
