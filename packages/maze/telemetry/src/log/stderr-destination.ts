import type { LogDestination } from "./log-destination.ts";
import { writeAll } from "./write-all.ts";

const STDERR = 2;

/** Writes to stderr, or to what stands for it. */
export function createStderrDestination(write: (text: string) => void): LogDestination {
  return { write, flush: () => undefined, close: () => undefined };
}

/** Writes to stderr at once; where stderr is closed there is nobody left to tell. */
export function writeStderr(text: string): void {
  try {
    writeAll(STDERR, text);
  } catch {
    // The reader of stderr has gone or hangs; the program goes on without its log.
  }
}
