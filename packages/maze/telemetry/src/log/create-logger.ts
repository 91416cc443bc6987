import { LOG_LEVELS, parseData, type Logger, type LogLevel, type LogMethod } from "@maze/core";
import { z } from "zod";
import { createFileDestination } from "./file-destination.ts";
import { formatJsonLine, formatTextLine, type LogFormatter } from "./log-line.ts";
import type { LogDestination } from "./log-destination.ts";
import { createRedaction, type Redaction, type RedactionOptions } from "./redaction/create-redaction.ts";
import { toMessage, toPlainFields, type PlainObject } from "./redaction/plain-data.ts";
import { createStderrDestination, writeStderr } from "./stderr-destination.ts";

export const LOG_FORMATS = ["text", "json"] as const;
export type LogFormat = (typeof LOG_FORMATS)[number];
/** The lowest level that is written, or `silent` for none. */
export const LOG_THRESHOLDS = [...LOG_LEVELS, "silent"] as const;
export type LogThreshold = (typeof LOG_THRESHOLDS)[number];

export const loggerOptionsSchema = z.strictObject({
  level: z.enum(LOG_THRESHOLDS).default("info"),
  format: z.enum(LOG_FORMATS).default("text"),
  destination: z
    .discriminatedUnion("kind", [
      z.strictObject({ kind: z.literal("stderr") }),
      z.strictObject({
        kind: z.literal("file"),
        path: z.string().min(1),
        /** Refuses a path whose last part is a symbolic link. */
        refuseLink: z.boolean().default(false),
      }),
    ])
    .default({ kind: "stderr" }),
});

export interface LoggerOptions extends z.input<typeof loggerOptionsSchema> {
  /** What is secret besides what is always taken for secret. */
  readonly redact?: RedactionOptions;
  /** Milliseconds since the epoch. */
  readonly now?: () => number;
  /** Stands for stderr, which is also where a failing log file is reported. */
  readonly stderr?: (text: string) => void;
}

/** A logger that owns its destination. Its children share the destination. */
export interface OwnedLogger extends Logger {
  /** Asks the system to put a log file on the disk; lines are handed over to the system when they are written. */
  flush(): void;
  /** Ends the log: later lines are dropped. Calling it twice is harmless. */
  close(): void;
}

/**
 * Writes log lines as JSON or text to stderr or a file, without secrets and without anything that acts on a terminal.
 * Logging never throws: a destination that fails is reported once on stderr.
 *
 * @throws {MazeError} MAZE_CORE_INVALID_DATA where an option is out of range
 * @example
 * ```ts
 * import { createLogger } from "@maze/telemetry";
 * const lines: string[] = [];
 * const logger = createLogger({ format: "json", now: () => 0, stderr: (line) => lines.push(line) });
 * logger.info("connected", { url: "https://ann:hunter2@example.org/", apiKey: "abc" });
 * logger.debug("not written");
 * lines.map((line) => JSON.parse(line)); // => [
 * //   {
 * //     time: "1970-01-01T00:00:00.000Z",
 * //     level: "info",
 * //     msg: "connected",
 * //     fields: { url: "https://[redacted]@example.org/", apiKey: "[redacted]" },
 * //   },
 * // ]
 * ```
 */
export function createLogger(options: LoggerOptions = {}): OwnedLogger {
  const { redact = {}, now = Date.now, stderr: write = writeStderr, ...rest } = options;
  const settings = parseData(loggerOptionsSchema, rest, "options of createLogger");
  const { level, format, destination: place } = settings;
  const stderr = (text: string) => {
    try {
      write(text);
    } catch {
      // There is no further place to say it; the program goes on without its log.
    }
  };
  const destination =
    place.kind === "stderr"
      ? createStderrDestination(stderr)
      : createFileDestination({ path: place.path, refuseLink: place.refuseLink, complain: stderr });
  const logger = createLevels({
    threshold: LOG_THRESHOLDS.indexOf(level),
    format: format === "json" ? formatJsonLine : formatTextLine,
    redaction: createRedaction(redact),
    destination,
    now,
    fields: {},
  });
  return { ...logger, flush: () => destination.flush(), close: () => destination.close() };
}

interface LoggerParts {
  /** Position of the lowest level that is written. */
  readonly threshold: number;
  readonly format: LogFormatter;
  readonly redaction: Redaction;
  readonly destination: LogDestination;
  readonly now: () => number;
  readonly fields: PlainObject;
}

const ignore: LogMethod = () => undefined;

function createLevels(parts: LoggerParts): Logger {
  const { threshold, format, redaction, destination, now, fields: own } = parts;
  const isEnabled = (level: LogLevel) => LOG_LEVELS.indexOf(level) >= threshold;
  const method = (level: LogLevel): LogMethod => {
    if (!isEnabled(level)) return ignore;
    return (message, fields) => {
      const all = fields === undefined ? own : { ...own, ...toPlainFields(fields, redaction) };
      destination.write(format({ time: now(), level, message: toMessage(message, redaction), fields: all }));
    };
  };
  return {
    trace: method("trace"),
    debug: method("debug"),
    info: method("info"),
    warn: method("warn"),
    error: method("error"),
    fatal: method("fatal"),
    isEnabled,
    child: (fields) => createLevels({ ...parts, fields: { ...own, ...toPlainFields(fields, redaction) } }),
  };
}
