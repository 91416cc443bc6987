import { writeSync } from "node:fs";

/** How long a full pipe is waited for, in milliseconds. */
const PATIENCE_MS = 1000;
const asleep = new Int32Array(new SharedArrayBuffer(4));

/**
 * Writes a text to a file descriptor, all of it. A pipe whose reader is slow is waited for.
 *
 * @throws {Error} what the system reports
 */
export function writeAll(descriptor: number, text: string): void {
  const bytes = Buffer.from(text);
  let at = 0;
  let waited = 0;
  while (at < bytes.length) {
    try {
      at += writeSync(descriptor, bytes, at);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EAGAIN" || waited >= PATIENCE_MS) throw error;
      Atomics.wait(asleep, 0, 0, 1);
      waited += 1;
    }
  }
}
