import { z } from "zod";
import type { Implementation } from "./registry.ts";

/** A remembered value, which is JSON. `at` is milliseconds since the epoch. */
export const memoryRecordSchema = z.strictObject({
  namespace: z.string(),
  key: z.string(),
  value: z.unknown(),
  at: z.number(),
});
/** A remembered value. */
export type MemoryRecord = z.infer<typeof memoryRecordSchema>;

/**
 * Small durable memory by namespace and key; any text may be either. What is read is a copy: changing it changes nothing
 * that is stored. After `close` every other method rejects with a `MazeError`.
 */
export interface MemoryStore extends Implementation {
  get(namespace: string, key: string): Promise<MemoryRecord | undefined>;
  /**
   * Stores a record; the last write of a key wins.
   *
   * @throws {MazeError} where the value is not JSON (a cycle, a bigint, a function, `undefined`)
   */
  put(record: MemoryRecord): Promise<void>;
  /** True where there was a record. */
  delete(namespace: string, key: string): Promise<boolean>;
  /** Records of a namespace by ascending key, by code points (the order of UTF-8 bytes). */
  list(namespace: string): Promise<MemoryRecord[]>;
  /** Calling it twice is harmless. */
  close(): Promise<void>;
}
