import { z } from "zod";
import type { OperationContext } from "./progress.ts";
import type { Implementation } from "./registry.ts";

/** Limits of one isolated run. A limit that the level cannot enforce is listed in `doesNotCover`. */
export const isolationLimitsSchema = z.strictObject({
  /** Wall time in milliseconds; the whole process tree is killed after it. */
  wallMs: z.int().positive(),
  /** Processor time of the whole process tree, in milliseconds. */
  cpuMs: z.int().positive().optional(),
  /** Memory of the whole process tree, in MiB. Never an address-space limit: engines such as V8 reserve far more than they use. */
  memoryMb: z.int().positive().optional(),
  /** Processes and threads alive at once. */
  processes: z.int().positive().optional(),
  /** MiB that the run may write: to its private scratch directory, to any one file, and to the writable places together. */
  diskMb: z.int().positive().optional(),
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

/** Limits that can end a run. */
export const ISOLATION_LIMIT_KINDS = ["wall", "cpu", "memory", "processes", "disk"] as const;

/** What a run used, as far as the level can tell; what it cannot tell is absent. */
export const isolationUsageSchema = z.strictObject({
  /** Processor time of the whole tree, user and system, in milliseconds. */
  cpuMs: z.number().nonnegative().optional(),
  /** The highest memory seen, in MiB. */
  peakMemoryMb: z.number().nonnegative().optional(),
});
/** What a run used, as far as the level can tell. */
export type IsolationUsage = z.infer<typeof isolationUsageSchema>;

/**
 * How an isolated run ended, and what it wrote. Texts are UTF-8, times are milliseconds. A level that wraps the program may
 * report its death by a signal as exit code 128 + n, as a shell does.
 */
export const isolatedResultSchema = z.strictObject({
  /** Exit code, or `null` where a signal ended it. */
  exitCode: z.int().nullable(),
  signal: z.string().nullable(),
  stdout: z.string(),
  stderr: z.string(),
  truncated: z.boolean(),
  /** The limit that ended it, where one did. */
  limitHit: z.enum(ISOLATION_LIMIT_KINDS).optional(),
  wallMs: z.number().nonnegative(),
  usage: isolationUsageSchema.optional(),
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
  /** A directory that is private to each run and gone after it, where the level gives one. */
  readonly scratch?: string | undefined;
  /** @throws {MazeError} when the program cannot be started, MAZE_CORE_ABORTED when cancelled */
  run(command: IsolatedCommand, context?: OperationContext): Promise<IsolatedResult>;
}
