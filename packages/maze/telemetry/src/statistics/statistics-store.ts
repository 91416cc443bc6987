import { accessSync, constants, lstatSync, mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import { parseData } from "@maze/core";
import { z } from "zod";
import { telemetryErrorCodes, type TelemetryErrorCode } from "../errors.ts";
import { metricsSnapshotSchema, type MetricsSnapshot } from "../metrics/metrics-snapshot.ts";
import { inspectDatabaseFile } from "./database-file.ts";
import { setAside } from "./set-aside.ts";
import { addToDatabase, checkSchema, inTransaction, openDatabase, readDatabase } from "./statistics-database.ts";
import { DamagedStatistics, problemOf, RefusedStatistics, type StatisticsProblem } from "./statistics-problem.ts";
import { noStatistics, type Statistics } from "./statistics.ts";

/** Something that went wrong and stopped nothing else; `code` is one of the package's code table. */
export interface TelemetryWarning {
  readonly code: TelemetryErrorCode;
  readonly message: string;
  readonly hint: string;
}

export const statisticsStoreOptionsSchema = z.strictObject({
  /** The directory that the file `stats.db` lies in, such as `.maze` of a project; created when something is recorded. */
  directory: z.string().min(1),
  /** Milliseconds that another process is waited for. */
  busyTimeoutMs: z.int().positive().default(5000),
  /** Series of one metric that are kept; what comes later is added to one further series labelled `overflow="true"`. */
  maxSeriesPerMetric: z.int().positive().default(1000),
});

export interface StatisticsStoreOptions extends z.input<typeof statisticsStoreOptionsSchema> {
  /** Told what went wrong, each message once. */
  readonly onWarning: (warning: TelemetryWarning) => void;
  /** Milliseconds since the epoch. */
  readonly now?: () => number;
}

/** Statistics of one project in one file. Several processes may use it at once; every call is a transaction of its own. */
export interface StatisticsStore {
  /** The file. */
  readonly path: string;
  /**
   * Adds a snapshot durably; false, after a warning, where that was not possible.
   *
   * @throws {MazeError} MAZE_CORE_INVALID_DATA
   */
  record(snapshot: MetricsSnapshot): boolean;
  /** Everything that was recorded, or nothing, after a warning, where that cannot be read. */
  read(): Statistics;
}

/**
 * Keeps statistics in `stats.db` of a directory. Nothing that can be wrong with the file or the directory throws: the
 * problem goes to `onWarning`, and a damaged or foreign file is kept under another name.
 *
 * @throws {MazeError} MAZE_CORE_INVALID_DATA where an option is out of range
 * @example
 * ```ts
 * import { mkdtempSync } from "node:fs";
 * import { tmpdir } from "node:os";
 * import { join } from "node:path";
 * import { createMetrics, createStatisticsStore } from "@maze/telemetry";
 * const directory = mkdtempSync(join(tmpdir(), "maze-"));
 * const metrics = createMetrics();
 * metrics.count("tasks", { outcome: "verified" });
 * const store = createStatisticsStore({ directory, onWarning: ({ message }) => { throw new Error(message); } });
 * store.record(metrics.snapshot()); // => true
 * store.record(metrics.snapshot()); // => true
 * const { runs, totals } = store.read();
 * runs; // => 2
 * totals.counters; // => [{ name: "tasks", labels: { outcome: "verified" }, value: 2 }]
 * ```
 */
export function createStatisticsStore(options: StatisticsStoreOptions): StatisticsStore {
  const { onWarning, now = Date.now, ...rest } = options;
  const settings = parseData(statisticsStoreOptionsSchema, rest, "options of createStatisticsStore");
  const { directory, busyTimeoutMs, maxSeriesPerMetric } = settings;
  const path = join(directory, "stats.db");
  const said = new Set<string>();

  function warn(code: TelemetryErrorCode, message: string): void {
    if (said.has(message)) return;
    said.add(message);
    onWarning({ code, message, hint: telemetryErrorCodes[code].hint });
  }

  function withDatabase<Result>(isReading: boolean, run: (database: DatabaseSync) => Result): Result {
    refuseLink(directory);
    if (!isReading) makeDirectory(directory);
    refuseForeign(path);
    const database = openDatabase(path, busyTimeoutMs);
    try {
      return inTransaction(database, isReading ? "BEGIN" : "BEGIN IMMEDIATE", () => run(database));
    } finally {
      database.close();
    }
  }

  function readFile(): Statistics {
    refuseLink(directory);
    if (inspectDatabaseFile(path).state === "missing") return noStatistics;
    return withDatabase(true, (database) =>
      checkSchema(database, false) === "empty" ? noStatistics : readDatabase(database),
    );
  }

  /** Does the work; where the file is bad, keeps it aside and does the work with a new one. */
  function use<Result>(isReading: boolean, work: () => Result, otherwise: Result): Result {
    const attempt = <Value>(one: () => Value) => attemptTo(one, isReading);
    const isStillBad = () => attempt(readFile).problem?.kind === "damaged";
    for (let left = MAX_REPAIRS; ; left -= 1) {
      const { value, problem } = attempt(work);
      if (problem === undefined) return value;
      const moved =
        problem.kind === "damaged" && left > 0
          ? attempt(() => setAside({ path, now: now(), patienceMs: busyTimeoutMs, isStillBad }))
          : undefined;
      if (moved === undefined || moved.problem !== undefined) {
        const { code, text } = describe(moved?.problem ?? problem, isReading);
        warn(code, `${path}: ${text}`);
        return otherwise;
      }
      if (moved.value === undefined) continue;
      warn("MAZE_TELEMETRY_STATISTICS_DAMAGED", `${path}: ${problem.problem}; it was kept as ${moved.value}`);
    }
  }

  return {
    path,
    record(snapshot) {
      const parsed = parseData(metricsSnapshotSchema, snapshot, "metrics snapshot");
      const add = (database: DatabaseSync) => {
        checkSchema(database, true);
        // Counts that are added to a file which cannot be read would be lost with it.
        readDatabase(database);
        addToDatabase(database, parsed, now(), maxSeriesPerMetric);
        return true;
      };
      return use(false, () => withDatabase(false, add), false);
    },
    read: () => use(true, readFile, noStatistics),
  };
}

/** A file that is bad after as many repairs is not bad by accident. */
const MAX_REPAIRS = 2;

function refuseLink(directory: string): void {
  if (lstatSync(directory, { throwIfNoEntry: false })?.isSymbolicLink() !== true) return;
  throw new RefusedStatistics("MAZE_TELEMETRY_STATISTICS_LINKED", "its directory is a symbolic link");
}

function makeDirectory(directory: string): void {
  try {
    mkdirSync(directory, { recursive: true });
  } catch (error) {
    // Node says "no such file" where the file system is read-only; this says what it is.
    accessSync(dirname(directory), constants.W_OK);
    throw error;
  }
}

function refuseForeign(path: string): void {
  const file = inspectDatabaseFile(path);
  if (file.state === "foreign") throw new DamagedStatistics(file.problem);
  if (file.state === "newer") {
    throw new RefusedStatistics("MAZE_TELEMETRY_STATISTICS_NEWER", "it was written by a newer version");
  }
}

type Attempt<Value> =
  | { readonly value: Value; readonly problem?: undefined }
  | { readonly value?: undefined; readonly problem: StatisticsProblem };

function attemptTo<Value>(work: () => Value, isReading: boolean): Attempt<Value> {
  try {
    return { value: work() };
  } catch (error) {
    const problem = problemOf(error, isReading);
    if (problem === undefined) throw error;
    return { problem };
  }
}

function describe(problem: StatisticsProblem, isReading: boolean): { code: TelemetryErrorCode; text: string } {
  if (problem.kind === "code") return { code: problem.code, text: problem.problem };
  const code = isReading ? "MAZE_TELEMETRY_STATISTICS_UNREADABLE" : "MAZE_TELEMETRY_STATISTICS_UNWRITABLE";
  return { code, text: problem.problem };
}
