import { LOG_LEVELS, type Logger, type LogLevel } from "../../index.ts";

/** One message that was logged. */
export interface LogEntry {
  readonly level: LogLevel;
  readonly message: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** A logger and what it was told. */
export interface CapturedLog {
  readonly logger: Logger;
  /** What was logged so far, by the logger and all its children. */
  readonly entries: readonly LogEntry[];
}

/**
 * A logger that keeps what is logged, from `level` upwards.
 *
 * @example
 * ```ts
 * import { captureLogger } from "@maze/core/testing";
 * const { logger, entries } = captureLogger("info");
 * logger.child({ room: "plan" }).info("done", { holes: 2 });
 * logger.debug("not kept");
 * entries; // => [{ level: "info", message: "done", fields: { room: "plan", holes: 2 } }]
 * ```
 */
export function captureLogger(level: LogLevel = "trace"): CapturedLog {
  const entries: LogEntry[] = [];
  const isEnabled = (asked: LogLevel): boolean => LOG_LEVELS.indexOf(asked) >= LOG_LEVELS.indexOf(level);
  const loggerWith = (bound: Readonly<Record<string, unknown>>): Logger => {
    const at =
      (own: LogLevel) =>
      (message: string, fields: Readonly<Record<string, unknown>> = {}): void => {
        if (isEnabled(own)) entries.push({ level: own, message, fields: merged(bound, fields) });
      };
    return {
      trace: at("trace"),
      debug: at("debug"),
      info: at("info"),
      warn: at("warn"),
      error: at("error"),
      fatal: at("fatal"),
      isEnabled,
      child: (fields) => loggerWith(merged(bound, fields)),
    };
  };
  return { logger: loggerWith({}), entries };
}

type Fields = Readonly<Record<string, unknown>>;

/** Both together, as they are now; a field that cannot be read keeps the error in its place. */
function merged(bound: Fields, fields: Fields): Fields {
  const all: Record<string, unknown> = { ...bound };
  for (const key of Object.keys(fields)) {
    try {
      all[key] = fields[key];
    } catch (thrown) {
      all[key] = thrown;
    }
  }
  return all;
}
