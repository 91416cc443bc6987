import { z } from "zod";
import type { OperationContext } from "./progress.ts";
import type { Implementation } from "./registry.ts";

/** Limits of one isolated run. A limit that the level cannot enforce is listed in `doesNotCover`. */
export const isolationLimitsSchema = z.strictObject({
  /** Wall time in milliseconds; the whole process tree is killed after it. */
  wallMs: z.int().positive(),
  memoryMb: z.int().positive().optional(),
  /** Bytes kept of each of stdout and stderr; what comes after is dropped and `truncated` set. */
  outputBytes: z.int().positive().optional(),
});
/** Limits of one isolated run. */
export type IsolationLimits = z.infer<typeof isolationLimitsSchema>;

/** A program to run. The environment is exactly `env`; nothing is inherited. */
export interface IsolatedCommand {
  /** Absolute path of the program. */
  program: string;
  args: readonly string[];
  directory: string;
  env: Readonly<Record<string, string>>;
  stdin?: string | undefined;
  limits: IsolationLimits;
  /** Absolute directories that may be read besides the directory; the level decides whether it can hold that. */
  readable?: readonly string[] | undefined;
  /** Absolute directories that may be written. */
  writable?: readonly string[] | undefined;
}

/** How an isolated run ended, and what it wrote. Texts are UTF-8, times are milliseconds. */
export const isolatedResultSchema = z.strictObject({
  /** Exit code, or `null` where a signal ended it. */
  exitCode: z.int().nullable(),
  signal: z.string().nullable(),
  stdout: z.string(),
  stderr: z.string(),
  truncated: z.boolean(),
  /** The limit that ended it, where one did. */
  limitHit: z.enum(["wall", "memory"]).optional(),
  wallMs: z.number().nonnegative(),
});
/** How an isolated run ended, and what it wrote. */
export type IsolatedResult = z.infer<typeof isolatedResultSchema>;

/** Schema of `IsolatedCommand`. */
export const isolatedCommandSchema: z.ZodType<IsolatedCommand> = z.strictObject({
  program: z.string().min(1),
  args: z.array(z.string()),
  directory: z.string().min(1),
  env: z.record(z.string(), z.string()),
  stdin: z.string().optional(),
  limits: isolationLimitsSchema,
  readable: z.array(z.string()).optional(),
  writable: z.array(z.string()).optional(),
});

/** Runs untrusted programs. It says what it does not cover; it never pretends. */
export interface Isolation extends Implementation {
  /** Such as `bubblewrap`, `namespaces`, `node-permission`, `none`. */
  readonly level: string;
  readonly covers: readonly string[];
  readonly doesNotCover: readonly string[];
  /** @throws {MazeError} when the program cannot be started, MAZE_CORE_ABORTED when cancelled */
  run(command: IsolatedCommand, context?: OperationContext): Promise<IsolatedResult>;
}
