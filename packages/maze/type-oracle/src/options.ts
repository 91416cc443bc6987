import { type Logger } from "@maze/core";
import { z } from "zod";

/** What `createTypeOracle` takes. */
export const typeOracleOptionsSchema = z.strictObject({
  /** The directory of the project; paths of questions and answers are relative to it. */
  directory: z.string().min(1),
  /** A tsconfig, or a directory that has one, relative to the directory. Without it, the nearest `tsconfig.json` there or above. */
  configFile: z.string().min(1).optional(),
  /** The directory of a TypeScript 7.0 package, or its executable. Without it, the one that comes with this package. */
  compilerPath: z.string().min(1).optional(),
  /** Milliseconds that one question may take before the compiler is stopped. */
  timeoutMs: z.int().positive().default(120_000),
  /** Megabytes that the compiler may hold; above, it is started anew before the next question. Linux only. */
  memoryLimitMb: z.int().positive().default(3_000),
  /** Hears when the compiler had to be started again. */
  logger: z.custom<Logger>((value) => typeof value === "object" && value !== null).optional(),
});
export type TypeOracleOptions = z.input<typeof typeOracleOptionsSchema>;
