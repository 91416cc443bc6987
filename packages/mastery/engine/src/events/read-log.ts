import { EMPTY_LOG, parseEventLine, type LogEnd } from "./event-line.ts";
import type { MasteryEvent } from "./event.ts";

/** What the bytes of a log say. */
export interface LogReading {
  readonly events: readonly MasteryEvent[];
  readonly end: LogEnd;
  /** Bytes that hold these events. */
  readonly length: number;
  /** What comes after them: nothing, a line that was not written to its end, or damage. */
  readonly rest: "none" | "torn" | "damaged" | "newer";
}

/** Reads events up to the first line that does not follow from those before it. */
export function readLog(bytes: Buffer): LogReading {
  const events: MasteryEvent[] = [];
  let end = EMPTY_LOG;
  let length = 0;
  while (length < bytes.length) {
    const newline = bytes.indexOf(10, length);
    // An event counts when its newline is on disk.
    if (newline === -1) return { events, end, length, rest: "torn" };
    const parsed = parseEventLine(bytes.toString("utf8", length, newline), end);
    if (parsed === "newer") return { events, end, length, rest: "newer" };
    if (parsed === undefined) return { events, end, length, rest: "damaged" };
    events.push(parsed.event);
    end = parsed.end;
    length = newline + 1;
  }
  return { events, end, length, rest: "none" };
}
