import type { Implementation } from "./registry.ts";

/** A remembered value. `at` is milliseconds since the epoch. */
export interface MemoryRecord {
  namespace: string;
  key: string;
  value: unknown;
  at: number;
}

/** Small durable memory by namespace and key. Values are JSON; the last write of a key wins. */
export interface MemoryStore extends Implementation {
  get(namespace: string, key: string): Promise<MemoryRecord | undefined>;
  put(record: MemoryRecord): Promise<void>;
  delete(namespace: string, key: string): Promise<boolean>;
  /** Records of a namespace by ascending key. */
  list(namespace: string): Promise<MemoryRecord[]>;
  close(): Promise<void>;
}
