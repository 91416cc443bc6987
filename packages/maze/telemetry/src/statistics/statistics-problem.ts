import type { TelemetryErrorCode } from "../errors.ts";

/** What kept an operation on the statistics from its work. */
export type StatisticsProblem =
  /** The file is to be kept aside, and the operation tried again. */
  | { readonly kind: "damaged"; readonly problem: string }
  | { readonly kind: "code"; readonly code: TelemetryErrorCode; readonly problem: string };

/** @internal Says that the content of the database cannot be what this package wrote. */
export class DamagedStatistics extends Error {
  override readonly name = "DamagedStatistics";
}

/** @internal Says why the statistics are left alone. */
export class RefusedStatistics extends Error {
  override readonly name = "RefusedStatistics";
  readonly reason: TelemetryErrorCode;
  constructor(reason: TelemetryErrorCode, message: string) {
    super(message);
    this.reason = reason;
  }
}

/** SQLite's primary result codes. */
const SQLITE = { BUSY: 5, LOCKED: 6, READONLY: 8, IOERR: 10, CORRUPT: 11, FULL: 13, CANTOPEN: 14, NOTADB: 26 } as const;
const unwritable: readonly number[] = [SQLITE.READONLY, SQLITE.IOERR, SQLITE.FULL, SQLITE.CANTOPEN];

/** Sorts an error of SQLite or the file system; anything else is a bug and undefined. */
export function problemOf(error: unknown, isReading: boolean): StatisticsProblem | undefined {
  if (!(error instanceof Error)) return undefined;
  const problem = error.message;
  if (error instanceof DamagedStatistics) return { kind: "damaged", problem };
  if (error instanceof RefusedStatistics) return { kind: "code", code: error.reason, problem };
  const { code, errcode } = error as { code?: unknown; errcode?: unknown };
  const denied = isReading ? "MAZE_TELEMETRY_STATISTICS_UNREADABLE" : "MAZE_TELEMETRY_STATISTICS_UNWRITABLE";
  if (code === "ERR_SQLITE_ERROR" && typeof errcode === "number") {
    const primary = errcode & 0xff;
    if (primary === SQLITE.CORRUPT || primary === SQLITE.NOTADB) return { kind: "damaged", problem };
    if (primary === SQLITE.BUSY || primary === SQLITE.LOCKED) {
      return { kind: "code", code: "MAZE_TELEMETRY_STATISTICS_BUSY", problem };
    }
    return unwritable.includes(primary) ? { kind: "code", code: denied, problem } : undefined;
  }
  // An integer that JavaScript cannot hold was not written by this package.
  if (code === "ERR_OUT_OF_RANGE") return { kind: "damaged", problem };
  return "syscall" in error ? { kind: "code", code: denied, problem } : undefined;
}
