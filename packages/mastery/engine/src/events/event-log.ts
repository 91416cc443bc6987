import {
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  truncateSync,
  writeSync,
} from "node:fs";
import { dirname } from "node:path";
import { withProcessLock } from "@mastery/workspace";
import { engineError } from "../engine-error.ts";
import { formatEventLine, type LogEnd } from "./event-line.ts";
import type { EventBody, MasteryEvent } from "./event.ts";
import { readLog } from "./read-log.ts";

export interface EventLogOptions {
  /** The file; its folder is made. The lock is beside it. */
  readonly file: string;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Milliseconds to wait for another command. */
  readonly waitMs?: number;
}

/** What the log holds, and what had to be mended to read it. */
export interface LogContent {
  readonly events: readonly MasteryEvent[];
  readonly notices: readonly string[];
}

/** An append-only log of events. Its content is that of all completed appends, whatever killed a command meanwhile. */
export interface EventLog {
  /** @throws {MazeError} MASTERY_ENGINE_NEWER_EVENTS, MASTERY_WORKSPACE_BUSY */
  read(): Promise<LogContent>;
  /**
   * Appends what `decide` makes of the events so far, while no other command appends; on disk when it returns.
   *
   * @throws {MazeError} MASTERY_ENGINE_NEWER_EVENTS, MASTERY_WORKSPACE_BUSY; what `decide` throws, and nothing is appended
   */
  append(decide: (events: readonly MasteryEvent[]) => readonly EventBody[]): Promise<LogContent>;
}

const WAIT_MS = 10_000;

/** Opens the log of a file; nothing is read or written yet. */
export function createEventLog({ file, now, waitMs = WAIT_MS }: EventLogOptions): EventLog {
  const locked = <Result>(work: () => Result): Promise<Result> => {
    mkdirSync(dirname(file), { recursive: true });
    return withProcessLock({ file: `${file}.lock`, waitMs }, work);
  };
  return {
    read: () =>
      locked(() => {
        const { events, notices } = recover(file);
        return { events, notices };
      }),
    append: (decide) =>
      locked(() => {
        const { events, notices, end } = recover(file);
        const lines: string[] = [];
        let last = end;
        for (const body of decide(events)) {
          const next = formatEventLine(body, new Date(now()).toISOString(), last);
          lines.push(next.line);
          last = next.end;
        }
        if (lines.length > 0) appendDurably(file, lines.join(""));
        return { events: recover(file).events, notices };
      }),
  };
}

/** Reads the log, mends its end, and keeps aside what cannot be read. */
function recover(file: string): LogContent & { readonly end: LogEnd } {
  const bytes = existsSync(file) ? readFileSync(file) : Buffer.alloc(0);
  const { events, end, length, rest } = readLog(bytes);
  if (rest === "newer") {
    throw engineError(
      "MASTERY_ENGINE_NEWER_EVENTS",
      `${file} holds events of a newer version after event ${String(end.seq)}`,
      { file },
    );
  }
  if (rest === "none") return { events, notices: [], end };
  const notices = rest === "torn" ? ["a command was ended while it recorded an event; that event is not counted"] : [];
  if (rest === "damaged") {
    const aside = freeName(file);
    copyFileSync(file, aside);
    notices.push(
      `the log was damaged after event ${String(end.seq)}; everything before is kept, the whole file is in ${aside}`,
    );
  }
  truncateSync(file, length);
  return { events, notices, end };
}

function freeName(file: string): string {
  for (let count = 1; ; count++) {
    const name = `${file}.damaged-${String(count)}`;
    if (!existsSync(name)) return name;
  }
}

function appendDurably(file: string, text: string): void {
  const isNew = !existsSync(file);
  const handle = openSync(file, "a");
  try {
    const bytes = Buffer.from(text);
    let written = 0;
    while (written < bytes.length) written += writeSync(handle, bytes, written);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  if (isNew && process.platform !== "win32") syncFolder(dirname(file));
}

/** A new file is found after a crash of the system only if its folder is on disk too. */
function syncFolder(folder: string): void {
  const handle = openSync(folder, "r");
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
