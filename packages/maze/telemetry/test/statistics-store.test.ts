import { copyFileSync, mkdirSync, readdirSync, readFileSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  createMetrics,
  createStatisticsStore,
  type MetricsSnapshot,
  type StatisticsStore,
  type TelemetryWarning,
} from "../src/index.ts";
import { temporaryDirectory } from "./support/temporary-directory.ts";

interface Subject extends StatisticsStore {
  readonly directory: string;
  readonly warnings: TelemetryWarning[];
}

function subject(
  directory = join(temporaryDirectory(), ".maze"),
  options: { maxSeriesPerMetric?: number } = {},
): Subject {
  const warnings: TelemetryWarning[] = [];
  const store = createStatisticsStore({
    directory,
    busyTimeoutMs: 100,
    now: () => Date.UTC(2026, 0, 2, 3, 4, 5),
    onWarning: (warning) => warnings.push(warning),
    ...options,
  });
  return { ...store, directory, warnings };
}

function snapshotOf(runs: number): MetricsSnapshot {
  const metrics = createMetrics();
  metrics.count("runs", {}, runs);
  return metrics.snapshot();
}

const runsOf = (store: StatisticsStore) => store.read().totals.counters.find(({ name }) => name === "runs")?.value ?? 0;
const codes = ({ warnings }: Subject) => warnings.map(({ code }) => code);
const nothing = { runs: 0, firstAt: null, lastAt: null, totals: { counters: [], gauges: [], histograms: [] } };

describe("what is recorded", () => {
  it("is read back with all that came before, by another store too", () => {
    const first = subject();
    const metrics = createMetrics();
    metrics.count("tasks", { outcome: "verified", engine: "synthesis" }, 2);
    metrics.gauge("symbols", 120.5);
    for (const milliseconds of [3, 0, 250]) metrics.observe("index_ms", milliseconds);
    expect(first.record(metrics.snapshot())).toBe(true);
    metrics.reset();
    metrics.count("tasks", { engine: "synthesis", outcome: "verified" }, 3);
    metrics.gauge("symbols", 7);
    metrics.observe("index_ms", 3);
    expect(first.record(metrics.snapshot())).toBe(true);

    const other = subject(first.directory);
    const { totals, ...rest } = other.read();
    const at = Date.UTC(2026, 0, 2, 3, 4, 5);
    expect(rest).toStrictEqual({ runs: 2, firstAt: at, lastAt: at });
    expect(totals.counters).toStrictEqual([
      { name: "tasks", labels: { engine: "synthesis", outcome: "verified" }, value: 5 },
    ]);
    expect(totals.gauges).toStrictEqual([{ name: "symbols", labels: {}, value: 7 }]);
    expect(totals.histograms).toMatchObject([{ name: "index_ms", count: 4, sum: 256, min: 0, max: 250 }]);
    expect(other.warnings).toStrictEqual([]);
  });

  it("is the same as merging all snapshots in memory", () => {
    const name = fc.constantFrom("a", "b_ms", "c");
    const label = fc.string({ unit: "binary", maxLength: 5 });
    const observation = fc.tuple(name, label, fc.nat(10_000));
    fc.assert(
      fc.property(fc.array(fc.array(observation), { maxLength: 4 }), (runs) => {
        const store = subject();
        const all = createMetrics();
        for (const observations of runs) {
          const metrics = createMetrics();
          for (const [metric, value, amount] of observations) {
            metrics.observe(metric, amount, { label: value });
            metrics.count(`${metric}_seen`, { label: value }, amount);
          }
          all.merge(metrics.snapshot());
          expect(store.record(metrics.snapshot())).toBe(true);
        }
        expect(store.read().totals).toStrictEqual(all.snapshot());
        expect(store.read().runs).toBe(runs.length);
      }),
      { numRuns: 8 },
    );
  });

  it("keeps the number of series bounded, over runs that each bring new ones", () => {
    const store = subject(undefined, { maxSeriesPerMetric: 2 });
    for (const path of ["a", "b", "c", "d", "b"]) {
      const metrics = createMetrics();
      metrics.count("paths", { path });
      metrics.observe("path_ms", 1, { path });
      store.record(metrics.snapshot());
    }
    const expected = [
      [{ overflow: "true" }, 2],
      [{ path: "a" }, 1],
      [{ path: "b" }, 2],
    ];
    const { counters, histograms } = store.read().totals;
    expect(counters.map(({ labels, value }) => [labels, value])).toStrictEqual(expected);
    expect(histograms.map(({ labels, count }) => [labels, count])).toStrictEqual(expected);
  });

  it("must be a snapshot", () => {
    const store = subject();
    const bad = { counters: [{ name: "A", labels: {}, value: 1 }], gauges: [], histograms: [] };
    expect(() => store.record(bad)).toThrow(/counters\.0\.name/);
    expect(store.read()).toStrictEqual(nothing);
  });

  it("stays within what a double can hold", () => {
    const store = subject();
    for (let at = 0; at < 2; at += 1) store.record(snapshotOf(Number.MAX_VALUE));
    expect(runsOf(store)).toBe(Number.MAX_VALUE);
    expect(store.warnings).toStrictEqual([]);
  });
});

describe("a project without statistics", () => {
  it("has none, and reading creates nothing", () => {
    const store = subject();
    expect(store.read()).toStrictEqual(nothing);
    expect(readdirSync(join(store.directory, ".."))).toStrictEqual([]);
  });

  it("that has an empty file has none, and may get some", () => {
    const store = subject(temporaryDirectory());
    writeFileSync(store.path, "");
    expect(store.read()).toStrictEqual(nothing);
    expect(store.record(snapshotOf(1))).toBe(true);
    expect(runsOf(store)).toBe(1);
    expect(store.warnings).toStrictEqual([]);
  });
});

describe("a damaged file", () => {
  it("is kept under another name, byte for byte, with a warning that names it", () => {
    const store = subject(temporaryDirectory());
    writeFileSync(store.path, "garbage");
    expect(store.record(snapshotOf(3))).toBe(true);
    expect(runsOf(store)).toBe(3);
    const kept = `${store.path}.damaged-20260102T030405Z`;
    expect(readFileSync(kept, "utf8")).toBe("garbage");
    expect(store.warnings).toStrictEqual([
      {
        code: "MAZE_TELEMETRY_STATISTICS_DAMAGED",
        message: `${store.path}: it is not a SQLite database; it was kept as ${kept}`,
        hint: "Statistics start again from zero. Delete the kept file when you do not need it.",
      },
    ]);
    writeFileSync(store.path, "garbage again");
    expect(store.read()).toStrictEqual(nothing);
    expect(readFileSync(`${kept}-2`, "utf8")).toBe("garbage again");
    expect(readdirSync(store.directory).filter((name) => !name.includes("damaged"))).toStrictEqual([]);
  });

  it("never throws, loses a count or a file, whichever bytes are wrong", () => {
    const original = subject();
    for (let at = 0; at < 3; at += 1) {
      const metrics = createMetrics();
      metrics.count("runs");
      for (let n = 0; n < 50; n += 1) metrics.observe("run_ms", n ** 2, { n: String(n % 10) });
      original.record(metrics.snapshot());
    }
    const good = readFileSync(original.path);
    const damage = fc.oneof(
      fc.nat(good.length).map((length) => good.subarray(0, length)),
      fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { minLength: 1, maxLength: 20 }).map((bytes) => {
        const copy = Buffer.from(good);
        for (const [at, byte] of bytes) copy[at] = byte;
        return copy;
      }),
      fc.tuple(fc.nat(good.length - 1), fc.uint8Array({ minLength: 100, maxLength: 3000 })).map(([at, bytes]) => {
        const copy = Buffer.from(good);
        copy.set(bytes.subarray(0, copy.length - at), at);
        return copy;
      }),
    );
    fc.assert(
      fc.property(damage, fc.boolean(), (bytes, readFirst) => {
        const store = subject(temporaryDirectory());
        writeFileSync(store.path, bytes);
        const before = readFirst ? store.read() : undefined;
        if (!store.record(snapshotOf(1000))) {
          expect(codes(store)).toStrictEqual(["MAZE_TELEMETRY_STATISTICS_NEWER"]);
          return;
        }
        const kept = readdirSync(store.directory).filter((name) => name.includes(".damaged-"));
        expect(codes(store)).toStrictEqual(kept.map(() => "MAZE_TELEMETRY_STATISTICS_DAMAGED"));
        for (const name of kept) expect(readFileSync(join(store.directory, name))).toStrictEqual(bytes);
        const { runs } = before ?? { runs: undefined };
        if (kept.length > 0) expect(runsOf(store)).toBe(1000);
        else if (runs !== undefined) expect(store.read().runs).toBe(runs + 1);
      }),
      { numRuns: 25 },
    );
  });

  it.each([
    ["a table more", "CREATE TABLE further (a)"],
    ["a trigger", "CREATE TRIGGER t AFTER INSERT ON series BEGIN DELETE FROM series; END"],
    ["a table less", "DROP TABLE bucket"],
    ["a view", "CREATE VIEW v AS SELECT 1"],
    ["labels that are no JSON", "UPDATE series SET labels = '{'"],
    ["a name that is none", "UPDATE series SET name = 'a 1\nforged'"],
    ["a kind that is none", "UPDATE series SET kind = 'summary'"],
    ["a value that is none", "UPDATE series SET value = 9e999"],
    ["a number that JavaScript cannot hold", "UPDATE recorded SET runs = 9223372036854775807"],
    ["a write-ahead log", "PRAGMA journal_mode = WAL"],
    ["the id of another application", "PRAGMA application_id = 7"],
  ])("includes one with %s, whether it is read or written first", (_, sql) => {
    for (const isRead of [true, false]) {
      const store = subject();
      store.record(snapshotOf(1));
      const database = new DatabaseSync(store.path);
      database.exec(sql);
      database.close();
      const bytes = readFileSync(store.path);
      if (isRead) expect(store.read()).toStrictEqual(nothing);
      expect(store.record(snapshotOf(5))).toBe(true);
      expect(codes(store)).toStrictEqual(["MAZE_TELEMETRY_STATISTICS_DAMAGED"]);
      expect(readFileSync(`${store.path}.damaged-20260102T030405Z`)).toStrictEqual(bytes);
      expect(runsOf(store)).toBe(5);
    }
  });

  it("is not one that a newer version wrote; that is left alone", () => {
    const store = subject();
    store.record(snapshotOf(1));
    const database = new DatabaseSync(store.path);
    database.exec("PRAGMA user_version = 2");
    database.close();
    const bytes = readFileSync(store.path);
    expect(store.record(snapshotOf(1))).toBe(false);
    expect(store.read()).toStrictEqual(nothing);
    expect(codes(store)).toStrictEqual(["MAZE_TELEMETRY_STATISTICS_NEWER"]);
    expect(readFileSync(store.path)).toStrictEqual(bytes);
  });
});

describe("what a hostile repository brings", () => {
  it.skipIf(process.platform === "win32")("cannot lead elsewhere by a link", () => {
    const elsewhere = subject();
    elsewhere.record(snapshotOf(1));
    const bytes = readFileSync(elsewhere.path);

    const linkedFile = subject(temporaryDirectory());
    symlinkSync(elsewhere.path, linkedFile.path);
    expect(linkedFile.record(snapshotOf(1))).toBe(true);
    expect(codes(linkedFile)).toStrictEqual(["MAZE_TELEMETRY_STATISTICS_DAMAGED"]);

    const linkedJournal = subject(temporaryDirectory());
    copyFileSync(elsewhere.path, linkedJournal.path);
    const precious = join(linkedJournal.directory, "precious");
    writeFileSync(precious, "x".repeat(2000));
    symlinkSync(precious, `${linkedJournal.path}-journal`);
    expect(linkedJournal.record(snapshotOf(1))).toBe(true);
    expect(readFileSync(precious, "utf8")).toBe("x".repeat(2000));
    expect(codes(linkedJournal)).toStrictEqual(["MAZE_TELEMETRY_STATISTICS_DAMAGED"]);

    const linkedDirectory = subject(join(temporaryDirectory(), ".maze"));
    symlinkSync(elsewhere.directory, linkedDirectory.directory);
    expect(linkedDirectory.record(snapshotOf(1))).toBe(false);
    expect(linkedDirectory.read()).toStrictEqual(nothing);
    expect(codes(linkedDirectory)).toStrictEqual(["MAZE_TELEMETRY_STATISTICS_LINKED"]);

    expect(readFileSync(elsewhere.path)).toStrictEqual(bytes);
  });

  it("cannot hand SQLite a journal that names a file to delete", () => {
    const store = subject();
    store.record(snapshotOf(1));
    const precious = join(store.directory, "precious");
    writeFileSync(precious, "precious");
    writeFileSync(`${store.path}-journal`, journalNaming(precious));
    expect(store.record(snapshotOf(1))).toBe(true);
    expect(readFileSync(precious, "utf8")).toBe("precious");
    expect(codes(store)).toStrictEqual(["MAZE_TELEMETRY_STATISTICS_DAMAGED"]);
    expect(readFileSync(`${store.path}.damaged-20260102T030405Z-journal`)).toStrictEqual(journalNaming(precious));
  });

  it("cannot stop the repair for long by leaving a lock behind", () => {
    const store = subject(temporaryDirectory());
    const lock = `${store.path}.repair`;
    writeFileSync(store.path, "garbage");
    writeFileSync(lock, "");
    expect(store.record(snapshotOf(1))).toBe(false);
    expect(codes(store)).toStrictEqual(["MAZE_TELEMETRY_STATISTICS_UNWRITABLE"]);
    expect(readFileSync(store.path, "utf8")).toBe("garbage");
    utimesSync(lock, 0, 0);
    expect(store.record(snapshotOf(1))).toBe(true);
    expect(runsOf(store)).toBe(1);
    expect(readdirSync(store.directory)).toStrictEqual(["stats.db", "stats.db.damaged-20260102T030405Z"]);

    mkdirSync(lock);
    utimesSync(lock, 0, 0);
    writeFileSync(store.path, "garbage");
    expect(store.record(snapshotOf(1))).toBe(false);
    expect(codes(store).at(-1)).toBe("MAZE_TELEMETRY_STATISTICS_UNWRITABLE");
  });
});

/** A hot rollback journal that belongs to a transaction over several databases, whose super-journal is the file. */
function journalNaming(file: string): Buffer {
  const magic = Buffer.from("d9d505f920a163d7", "hex");
  const header = Buffer.alloc(512);
  magic.copy(header);
  for (const [at, value] of [
    [16, 3],
    [20, 512],
    [24, 4096],
  ] as const)
    header.writeUInt32BE(value, at);
  const name = Buffer.from(file);
  const end = Buffer.alloc(8);
  end.writeUInt32BE(name.length, 0);
  end.writeUInt32BE(
    name.reduce((sum, byte) => sum + byte, 0),
    4,
  );
  const page = Buffer.alloc(4);
  page.writeUInt32BE(0x40000000 / 4096 + 1);
  return Buffer.concat([header, page, name, end, magic]);
}

describe("a place that cannot be used", () => {
  it("is a warning, said once", () => {
    const file = join(temporaryDirectory(), "file");
    writeFileSync(file, "");
    for (const directory of [file, join(file, ".maze")]) {
      const store = subject(directory);
      expect(store.record(snapshotOf(1))).toBe(false);
      expect(store.record(snapshotOf(1))).toBe(false);
      expect(codes(store)).toStrictEqual(["MAZE_TELEMETRY_STATISTICS_UNWRITABLE"]);
      expect(store.warnings[0]?.hint).toMatch(/writable/);
    }
  });

  it("is one that another process holds for too long", () => {
    const store = subject();
    store.record(snapshotOf(1));
    const database = new DatabaseSync(store.path);
    database.exec("BEGIN EXCLUSIVE");
    expect(store.record(snapshotOf(1))).toBe(false);
    expect(codes(store)).toStrictEqual(["MAZE_TELEMETRY_STATISTICS_BUSY"]);
    expect(store.read()).toStrictEqual(nothing);
    database.exec("ROLLBACK");
    database.close();
    expect(runsOf(store)).toBe(1);
  });
});
