import { type Logger } from "@maze/core";
import { z } from "zod";

/** What `createTypeOracle` takes. */
export const typeOracleOptionsSchema = z.strictObject({
  /** The directory of the project; paths of questions and answers are relative to it. */
  directory: z.string().min(1),
  /** A tsconfig, or a directory that has one, relative to the directory. Without it, the nearest `tsconfig.json` there or above. */
  configFile: z.string().min(1).optional(),
  /** The directory of a TypeScript package (5, 6, 7.0 or 7.1), or an executable of 7. It decides which compiler answers. */
  compilerPath: z.string().min(1).optional(),
  /**
   * Without a path: the compiler that comes with this package, or the one that the project installs, where it is of a
   * version that answers.
   */
  compiler: z.enum(["bundled", "project"]).default("bundled"),
  /** Milliseconds that one question may take before the compiler is stopped. */
  timeoutMs: z.int().positive().default(120_000),
  /** Megabytes that the compiler may hold; above, it is started anew before the next question. Linux only. */
  memoryLimitMb: z.int().positive().default(3_000),
  /** Hears when the compiler had to be started again. */
  logger: z.custom<Logger>((value) => typeof value === "object" && value !== null).optional(),
});
export type TypeOracleOptions = z.input<typeof typeOracleOptionsSchema>;
