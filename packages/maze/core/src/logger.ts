/** Log levels, the least urgent first. */
export const LOG_LEVELS = ["trace", "debug", "info", "warn", "error", "fatal"] as const;
/** How urgent a message is. */
export type LogLevel = (typeof LOG_LEVELS)[number];

/** A log call: a message, and facts about it as fields. */
export type LogMethod = (message: string, fields?: Readonly<Record<string, unknown>>) => void;

/** Where libraries talk. Every library takes one as an option and is silent without it. */
export interface Logger extends Readonly<Record<LogLevel, LogMethod>> {
  /** True where a message of this level would be written; guards costly fields. */
  isEnabled(level: LogLevel): boolean;
  /** A logger whose messages all carry these fields. */
  child(fields: Readonly<Record<string, unknown>>): Logger;
}

const ignore: LogMethod = () => undefined;

/** Writes nothing. */
export const silentLogger: Logger = {
  trace: ignore,
  debug: ignore,
  info: ignore,
  warn: ignore,
  error: ignore,
  fatal: ignore,
  isEnabled: () => false,
  child: () => silentLogger,
};
