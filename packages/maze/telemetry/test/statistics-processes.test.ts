import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createMetrics, createStatisticsStore, type Statistics, type TelemetryWarning } from "../src/index.ts";
import { runProgram } from "./support/run-node.ts";
import { temporaryDirectory } from "./support/temporary-directory.ts";

function readAll(directory: string): Statistics {
  return createStatisticsStore({
    directory,
    onWarning: ({ message }) => {
      throw new Error(message);
    },
  }).read();
}

describe("several processes", () => {
  it("lose no count when they record at once, from the first record on", async () => {
    const directory = join(temporaryDirectory(), ".maze");
    const finished = await Promise.all([1, 2, 3].map(() => runProgram("record-counts.ts", [directory, "12"])));
    expect(finished.map(({ code, stderr }) => ({ code, stderr }))).toStrictEqual(
      finished.map(() => ({ code: 0, stderr: "" })),
    );
    const { runs, totals } = readAll(directory);
    expect(runs).toBe(36);
    expect(totals.counters.find(({ name }) => name === "runs")?.value).toBe(36);
    expect(totals.counters.filter(({ name }) => name === "runs_of").map(({ value }) => value)).toStrictEqual([
      12, 12, 12,
    ]);
    expect(totals.histograms).toMatchObject([{ name: "run_ms", count: 36, sum: 3 * 78, min: 1, max: 12 }]);
  });

  it("repair a damaged file once between them, and lose no count", async () => {
    const directory = temporaryDirectory();
    writeFileSync(join(directory, "stats.db"), "garbage ".repeat(1000));
    const finished = await Promise.all([1, 2, 3].map(() => runProgram("record-counts.ts", [directory, "5"])));
    expect(finished.map(({ code }) => code)).toStrictEqual([0, 0, 0]);
    expect(readAll(directory).runs).toBe(15);
    expect(readdirSync(directory).filter((name) => name.includes(".damaged-"))).toHaveLength(1);
    expect(finished.flatMap(({ stderr }) => stderr.split("\n").filter((line) => line !== ""))).toHaveLength(1);
  });

  it("look again before a repair: what another one has repaired meanwhile stays", async () => {
    const directory = temporaryDirectory();
    const file = join(directory, "stats.db");
    await runProgram("record-counts.ts", [directory, "3"]);
    const good = readFileSync(file);
    writeFileSync(file, "garbage");
    writeFileSync(`${file}.repair`, "");
    const waiting = runProgram("record-counts.ts", [directory, "1"]);
    // Time enough to see the garbage and wait for the lock; later it would see the good file at once.
    await new Promise((resolve) => setTimeout(resolve, 1500));
    writeFileSync(file, good);
    rmSync(`${file}.repair`);
    expect((await waiting).stderr).toBe("");
    expect(readAll(directory).runs).toBe(4);
    expect(readdirSync(directory)).toStrictEqual(["stats.db"]);
  });
});

describe("a process that is killed", () => {
  it("loses at most the record that it was in, and leaves a file that goes on working", async () => {
    const directory = join(temporaryDirectory(), ".maze");
    let acknowledged = 0;
    for (const after of [1, 5]) {
      const { signal, stdout } = await runProgram("record-counts.ts", [directory, "1000000"], {
        onStdout: (text, child) => {
          // Between two lines the process is somewhere in the next record.
          if (text.split("\n").length > after) setTimeout(() => child.kill("SIGKILL"), after);
        },
      });
      expect(signal).toBe("SIGKILL");
      const lines = stdout.split("\n").length - 1;
      const { runs, totals } = readAll(directory);
      expect(runs).toBeGreaterThanOrEqual(acknowledged + lines);
      expect(runs).toBeLessThanOrEqual(acknowledged + lines + 1);
      expect(totals.counters.find(({ name }) => name === "runs")?.value).toBe(runs);
      expect(totals.histograms[0]?.count).toBe(runs);
      acknowledged = runs;
    }
  });
});

/** Root may write everywhere, so it needs another user; that one may be kept out of the folder that this clone lies in. */
const strangerCanRun =
  process.platform !== "win32" &&
  (process.getuid?.() !== 0 || spawnSync(process.execPath, ["-e", "0"], { uid: 65_534, gid: 65_534 }).status === 0);

describe.skipIf(!strangerCanRun)("a read-only project (skipped where another user may not enter this folder)", () => {
  interface Answer {
    recorded: boolean;
    runs: number;
    warnings: TelemetryWarning[];
  }

  /** As a user who may not write, which root may everywhere. */
  async function useAsStranger(directory: string): Promise<Answer> {
    const options = process.getuid?.() === 0 ? { uid: 65_534 } : {};
    const { stdout, stderr } = await runProgram("use-statistics.ts", [directory], options);
    expect(stderr).toBe("");
    return JSON.parse(stdout) as Answer;
  }

  it("is a warning with a remedy, not a failure; what was recorded before is still read", async () => {
    const project = temporaryDirectory();
    const directory = join(project, ".maze");
    mkdirSync(directory);
    const metrics = createMetrics();
    metrics.count("runs");
    createStatisticsStore({ directory, onWarning: () => undefined }).record(metrics.snapshot());
    for (const [path, mode] of [
      [join(directory, "stats.db"), 0o444],
      [directory, 0o555],
      [project, 0o555],
    ] as const)
      chmodSync(path, mode);
    const { recorded, runs, warnings } = await useAsStranger(directory);
    expect({ recorded, runs }).toStrictEqual({ recorded: false, runs: 1 });
    expect(warnings).toStrictEqual([
      {
        code: "MAZE_TELEMETRY_STATISTICS_UNWRITABLE",
        message: `${join(directory, "stats.db")}: attempt to write a readonly database`,
        hint: "Make the .maze directory of the project writable, or set telemetry.statistics to false.",
      },
    ]);
    for (const path of [project, directory]) chmodSync(path, 0o755);
  });

  it("without a .maze directory is a warning too", async () => {
    const project = temporaryDirectory();
    chmodSync(project, 0o555);
    const { recorded, runs, warnings } = await useAsStranger(join(project, ".maze"));
    expect({ recorded, runs }).toStrictEqual({ recorded: false, runs: 0 });
    expect(warnings.map(({ code }) => code)).toStrictEqual(["MAZE_TELEMETRY_STATISTICS_UNWRITABLE"]);
    chmodSync(project, 0o755);
  });

  it("whose statistics may not even be read says that", async () => {
    const directory = temporaryDirectory();
    writeFileSync(join(directory, "stats.db"), "x", { mode: 0o000 });
    chmodSync(directory, 0o555);
    const { recorded, runs, warnings } = await useAsStranger(directory);
    expect({ recorded, runs }).toStrictEqual({ recorded: false, runs: 0 });
    expect(warnings.map(({ code }) => code)).toContain("MAZE_TELEMETRY_STATISTICS_UNWRITABLE");
    chmodSync(directory, 0o755);
  });
});
