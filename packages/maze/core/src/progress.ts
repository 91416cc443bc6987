import { z } from "zod";
import type { Logger } from "./logger.ts";
import type { Metrics } from "./metrics.ts";

/** Something that happened in long work, for a person who waits or a machine that watches. */
export const progressEventSchema = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("started"), room: z.string(), message: z.string(), total: z.int().optional() }),
  z.strictObject({
    type: z.literal("advanced"),
    room: z.string(),
    message: z.string(),
    done: z.int(),
    total: z.int().optional(),
  }),
  z.strictObject({ type: z.literal("finished"), room: z.string(), message: z.string(), durationMs: z.number() }),
]);
/** Something that happened in long work. */
export type ProgressEvent = z.infer<typeof progressEventSchema>;
/** Hears progress; it must not throw. */
export type ProgressListener = (event: ProgressEvent) => void;

/** What every long operation takes: how to stop it, where it talks, counts and reports. */
export interface OperationContext {
  signal?: AbortSignal | undefined;
  logger?: Logger | undefined;
  metrics?: Metrics | undefined;
  onProgress?: ProgressListener | undefined;
}
