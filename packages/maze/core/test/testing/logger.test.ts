import { silentLogger, type Logger } from "../../src/index.ts";
import {
  captureLogger,
  describeLoggerConformance,
  loggerConformance,
  type LogEntry,
  type LoggerSubject,
} from "../../src/testing/index.ts";
import { proveSuite, type Break } from "../support/prove-suite.ts";

function makeSubject(): LoggerSubject {
  const { logger, entries } = captureLogger("info");
  return { logger, written: () => entries };
}

describeLoggerConformance(makeSubject);

const replaced =
  (change: (logger: Logger) => Partial<Logger>): Break<LoggerSubject> =>
  (subject) => ({ ...subject, logger: { ...subject.logger, ...change(subject.logger) } });

const writing =
  (change: (entry: LogEntry) => LogEntry): Break<LoggerSubject> =>
  (subject) => ({ ...subject, written: async () => (await subject.written()).map(change) });

proveSuite("Logger", {
  checks: loggerConformance,
  makeSubject,
  broken: {
    "writes every message of its level and above, in order, with its level and fields": [
      replaced(() => silentLogger),
      replaced((logger) => ({ debug: logger.info })),
      writing((entry) => ({ ...entry, fields: {} })),
      writing((entry) => ({ ...entry, level: "info" })),
      (subject) => ({ ...subject, written: async () => [...(await subject.written())].reverse() }),
    ],
    "tells which levels it writes": [
      replaced(() => ({ isEnabled: () => true })),
      replaced((logger) => ({ child: () => ({ ...logger, isEnabled: () => true }) })),
    ],
    "writes without fields": writing((entry) => ({ ...entry, fields: { ...entry.fields, pid: 1 } })),
    "adds the fields of a child to its messages, the nearest winning": [
      replaced((logger) => ({ child: () => logger })),
      replaced((logger) => ({
        child: (fields) => ({
          ...logger,
          child: (inner) => logger.child({ ...inner, ...fields }),
        }),
      })),
      (subject) => {
        let bound = {};
        const info: Logger["info"] = (message, fields) => {
          subject.logger.info(message, { ...bound, ...fields });
        };
        const logger: Logger = {
          ...subject.logger,
          info,
          child: (fields) => {
            bound = { ...bound, ...fields };
            return logger;
          },
        };
        return { ...subject, logger };
      },
    ],
    "never throws, whatever the fields": [
      replaced((logger) => ({
        info: (message, fields) => {
          JSON.stringify(fields);
          logger.info(message, fields);
        },
      })),
      replaced((logger) => ({
        info: (message, fields) => {
          try {
            JSON.stringify(fields);
          } catch {
            return;
          }
          logger.info(message, fields);
        },
      })),
    ],
  },
});
