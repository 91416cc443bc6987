import type { DatabaseSync } from "node:sqlite";
import { canonicalJson } from "@maze/core";
import { OVERFLOW_LABELS } from "../metrics/metric-table.ts";
import { inSnapshotOrder, type MetricKind, type MetricsSnapshot } from "../metrics/metrics-snapshot.ts";
import { APPLICATION_ID, SCHEMA_VERSION } from "./database-file.ts";
import { DamagedStatistics } from "./statistics-problem.ts";
import { statisticsSchema, type Statistics } from "./statistics.ts";

/** `value` is the total of a counter, the value of a gauge, the sum of a histogram; the rest belongs to histograms. */
const tables = {
  bucket:
    "CREATE TABLE bucket (series INTEGER NOT NULL, bucket INTEGER NOT NULL, count INTEGER NOT NULL, PRIMARY KEY (series, bucket)) STRICT, WITHOUT ROWID",
  recorded:
    "CREATE TABLE recorded (id INTEGER PRIMARY KEY CHECK (id = 1), runs INTEGER NOT NULL, first_at INTEGER NOT NULL, last_at INTEGER NOT NULL) STRICT",
  series:
    "CREATE TABLE series (id INTEGER PRIMARY KEY, kind TEXT NOT NULL, name TEXT NOT NULL, labels TEXT NOT NULL, value REAL NOT NULL, count INTEGER NOT NULL, min REAL NOT NULL, max REAL NOT NULL, UNIQUE (kind, name, labels)) STRICT",
} as const;

/** Node loads SQLite when the first statistics are touched, not when this package is imported. */
export function openDatabase(path: string, timeout: number): DatabaseSync {
  const { DatabaseSync: Database } = process.getBuiltinModule("node:sqlite");
  const database = new Database(path, { timeout, enableDoubleQuotedStringLiterals: false });
  // The schema comes from a file that anybody may have written: nothing in it is executed before it is compared.
  // A lost last run after a power failure is no loss, so the disk is waited for less than by default.
  database.exec("PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA synchronous = NORMAL");
  return database;
}

/** Runs work in a transaction that is undone where it throws. */
export function inTransaction<Result>(
  database: DatabaseSync,
  begin: "BEGIN" | "BEGIN IMMEDIATE",
  work: () => Result,
): Result {
  database.exec(begin);
  try {
    const result = work();
    database.exec("COMMIT");
    return result;
  } catch (error) {
    if (database.isTransaction) database.exec("ROLLBACK");
    throw error;
  }
}

/**
 * Checks that the database holds our tables, nothing else, and no damage; creates them where it is empty and may be written.
 *
 * @throws {DamagedStatistics}
 */
export function checkSchema(database: DatabaseSync, create: boolean): "empty" | "ready" {
  const [check] = database.prepare("PRAGMA integrity_check(1)").all();
  if (check?.["integrity_check"] !== "ok") throw new DamagedStatistics(String(check?.["integrity_check"]));
  const found = database.prepare("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name").all();
  if (found.length === 0) {
    if (!create) return "empty";
    for (const sql of Object.values(tables)) database.exec(sql);
    database.exec(`PRAGMA application_id = ${String(APPLICATION_ID)}; PRAGMA user_version = ${String(SCHEMA_VERSION)}`);
    return "ready";
  }
  const isOurs = JSON.stringify(found.map(({ sql }) => sql)) === JSON.stringify(Object.values(tables));
  if (!isOurs) throw new DamagedStatistics("its tables were not created by maze");
  return "ready";
}

/** Adds a snapshot; the caller holds the transaction. */
export function addToDatabase(database: DatabaseSync, snapshot: MetricsSnapshot, at: number, maxSeries: number): void {
  const place = createSeriesPlace(database, maxSeries);
  const addValue = database.prepare(
    `UPDATE series SET value = min(value + ?, ${String(Number.MAX_VALUE)}), count = count + ?, min = min(min, ?), max = max(max, ?) WHERE id = ?`,
  );
  const setValue = database.prepare("UPDATE series SET value = ? WHERE id = ?");
  const addBucket = database.prepare(
    "INSERT INTO bucket VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET count = count + excluded.count",
  );
  for (const { name, labels, value } of snapshot.counters)
    addValue.run(value, 0, 0, 0, place("counter", name, labels, 0));
  for (const { name, labels, value } of snapshot.gauges) setValue.run(value, place("gauge", name, labels, 0));
  for (const { name, labels, count, sum, min, max, buckets } of snapshot.histograms) {
    const id = place("histogram", name, labels, min);
    addValue.run(sum, count, min, max, id);
    for (const [bucket, n] of buckets) addBucket.run(id, bucket, n);
  }
  database
    .prepare(
      "INSERT INTO recorded VALUES (1, 1, ?, ?) ON CONFLICT DO UPDATE SET runs = runs + 1, first_at = min(first_at, excluded.first_at), last_at = max(last_at, excluded.last_at)",
    )
    .run(at, at);
}

type SeriesPlace = (kind: MetricKind, name: string, labels: Readonly<Record<string, string>>, min: number) => number;

/** Finds or creates the row of a series; past the allowed number of a metric it is the row of the overflow series. */
function createSeriesPlace(database: DatabaseSync, maxSeries: number): SeriesPlace {
  const find = database.prepare("SELECT id FROM series WHERE kind = ? AND name = ? AND labels = ?");
  const countOthers = database.prepare("SELECT count(*) AS n FROM series WHERE kind = ? AND name = ? AND labels <> ?");
  const insert = database.prepare(
    "INSERT INTO series (kind, name, labels, value, count, min, max) VALUES (?, ?, ?, 0, 0, ?, 0) RETURNING id",
  );
  const overflow = canonicalJson(OVERFLOW_LABELS);
  const idOf = (row: Record<string, unknown> | undefined) => (row === undefined ? undefined : Number(row["id"]));
  return (kind, name, labels, min) => {
    const wanted = canonicalJson(labels);
    const known = idOf(find.get(kind, name, wanted));
    if (known !== undefined) return known;
    const isFull = wanted !== overflow && Number(countOthers.get(kind, name, overflow)?.["n"]) >= maxSeries;
    const key = isFull ? overflow : wanted;
    const id = (isFull ? idOf(find.get(kind, name, key)) : undefined) ?? idOf(insert.get(kind, name, key, min));
    if (id === undefined) throw new DamagedStatistics("a new row has no number");
    return id;
  };
}

/** Everything that was recorded. @throws {DamagedStatistics} */
export function readDatabase(database: DatabaseSync): Statistics {
  const buckets = new Map<unknown, [unknown, unknown][]>();
  for (const { series, bucket, count } of database.prepare("SELECT * FROM bucket ORDER BY series, bucket").all()) {
    const list = buckets.get(series);
    if (list === undefined) buckets.set(series, [[bucket, count]]);
    else list.push([bucket, count]);
  }
  const totals: Record<string, unknown[]> = { counter: [], gauge: [], histogram: [] };
  for (const { id, kind, name, labels, value, count, min, max } of database.prepare("SELECT * FROM series").all()) {
    const common = { name, labels: parseLabels(labels) };
    const series =
      kind === "histogram"
        ? { ...common, count, sum: value, min, max, buckets: buckets.get(id) ?? [] }
        : { ...common, value };
    const list = totals[String(kind)];
    if (list === undefined) throw new DamagedStatistics(`there is no kind ${String(kind)}`);
    list.push(series);
  }
  const [recorded] = database.prepare("SELECT runs, first_at, last_at FROM recorded").all();
  const parsed = statisticsSchema.safeParse({
    runs: recorded?.["runs"] ?? 0,
    firstAt: recorded?.["first_at"] ?? null,
    lastAt: recorded?.["last_at"] ?? null,
    totals: { counters: totals["counter"], gauges: totals["gauge"], histograms: totals["histogram"] },
  });
  if (parsed.success) {
    const { counters, gauges, histograms } = parsed.data.totals;
    return {
      ...parsed.data,
      totals: {
        counters: inSnapshotOrder(counters),
        gauges: inSnapshotOrder(gauges),
        histograms: inSnapshotOrder(histograms),
      },
    };
  }
  const [issue] = parsed.error.issues;
  throw new DamagedStatistics(`${(issue?.path ?? []).map(String).join(".")}: ${issue?.message ?? "does not fit"}`);
}

function parseLabels(labels: unknown): unknown {
  try {
    return JSON.parse(String(labels));
  } catch {
    return undefined;
  }
}
