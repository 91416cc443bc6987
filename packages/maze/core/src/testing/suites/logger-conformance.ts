import { LOG_LEVELS, type Logger } from "../../index.ts";
import {
  describeConformance,
  type ConformanceCheck,
  type ConformanceOptions,
  type ConformanceSubject,
  type MakeSubject,
} from "../conformance.ts";
import { ensure, ensureEqual } from "../ensure.ts";
import type { LogEntry } from "../fakes/capture-logger.ts";

/** What the suite of `Logger` examines. */
export interface LoggerSubject extends ConformanceSubject {
  /** A logger that writes messages of the level `info` and above. */
  readonly logger: Logger;
  /** Every message that was written, in order, with the fields that were logged (and no others). */
  readonly written: () => readonly LogEntry[] | Promise<readonly LogEntry[]>;
}

/** The rules of `Logger`, each with its check. */
export const loggerConformance: readonly ConformanceCheck<LoggerSubject>[] = [
  {
    name: "writes every message of its level and above, in order, with its level and fields",
    check: async ({ logger, written }) => {
      for (const level of LOG_LEVELS) logger[level](`a ${level}`, { level, n: 1 });
      const expected = LOG_LEVELS.slice(LOG_LEVELS.indexOf("info")).map((level) => ({
        level,
        message: `a ${level}`,
        fields: { level, n: 1 },
      }));
      ensureEqual(await written(), expected, "what was written");
    },
  },
  {
    name: "tells which levels it writes",
    check: ({ logger }) => {
      const enabled = LOG_LEVELS.filter((level) => logger.isEnabled(level));
      ensureEqual(enabled, ["info", "warn", "error", "fatal"], "the enabled levels");
      const childEnabled = LOG_LEVELS.filter((level) => logger.child({ a: 1 }).isEnabled(level));
      ensureEqual(childEnabled, enabled, "the enabled levels of a child");
    },
  },
  {
    name: "writes without fields",
    check: async ({ logger, written }) => {
      logger.info("plain");
      ensureEqual(await written(), [{ level: "info", message: "plain", fields: {} }], "what was written");
    },
  },
  {
    name: "adds the fields of a child to its messages, the nearest winning",
    check: async ({ logger, written }) => {
      const child = logger.child({ room: "plan", n: 1 }).child({ n: 2, task: "t" });
      child.info("from the child", { task: "own" });
      logger.info("from the parent");
      ensureEqual(
        (await written()).map(({ fields }) => fields),
        [{ room: "plan", n: 2, task: "own" }, {}],
        "the fields that were written",
      );
    },
  },
  {
    name: "never throws, whatever the fields",
    check: async ({ logger, written }) => {
      const cycle: Record<string, unknown> = {};
      cycle["self"] = cycle;
      const hostile: Record<string, unknown>[] = [
        cycle,
        { big: 1n },
        { call: () => 1 },
        {
          get value(): never {
            throw new Error("a getter that throws");
          },
        },
      ];
      for (const [i, fields] of hostile.entries()) {
        try {
          logger.info(`hostile ${String(i)}`, fields);
          logger.child({ a: 1 }).warn(`hostile ${String(i)}`, fields);
        } catch (thrown) {
          ensure(false, `logging threw for hostile fields ${String(i)}`, { thrown });
        }
      }
      ensureEqual((await written()).length, 2 * hostile.length, "the number of messages that were written");
    },
  },
];

/** Declares the tests of `loggerConformance` for a logger. */
export function describeLoggerConformance(makeSubject: MakeSubject<LoggerSubject>, options?: ConformanceOptions): void {
  describeConformance("Logger", loggerConformance, makeSubject, options);
}
