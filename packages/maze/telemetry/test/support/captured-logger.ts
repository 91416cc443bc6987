import { createLogger, type LoggerOptions, type OwnedLogger } from "../../src/index.ts";

export interface CapturedLogger {
  readonly logger: OwnedLogger;
  /** What was written so far. */
  readonly text: () => string;
}

/** A logger whose lines stay in memory; the clock stands at 2026-01-02T03:04:05.678Z. */
export function capturedLogger(options: LoggerOptions = {}): CapturedLogger {
  let text = "";
  const logger = createLogger({
    now: () => Date.UTC(2026, 0, 2, 3, 4, 5, 678),
    stderr: (line) => (text += line),
    ...options,
  });
  return { logger, text: () => text };
}

export interface JsonLine {
  time: string;
  level: string;
  msg: string;
  fields?: Record<string, unknown>;
}

/** One call as the JSON line that it wrote. */
export function jsonLine(message: string, fields?: Record<string, unknown>, options: LoggerOptions = {}): JsonLine {
  const { logger, text } = capturedLogger({ format: "json", ...options });
  logger.info(message, fields);
  return JSON.parse(text()) as JsonLine;
}
