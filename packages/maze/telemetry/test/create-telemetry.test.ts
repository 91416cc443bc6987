import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  createStatisticsStore,
  createTelemetry,
  telemetryConfigSection,
  type Statistics,
  type Telemetry,
  type TelemetryConfigInput,
  type TelemetryDependencies,
} from "../src/index.ts";
import type { JsonLine } from "./support/captured-logger.ts";
import { temporaryDirectory } from "./support/temporary-directory.ts";

interface Subject extends Telemetry {
  readonly project: string;
  /** What went to stderr. */
  readonly stderr: () => string;
}

function subject(config: TelemetryConfigInput = {}, dependencies: Partial<TelemetryDependencies> = {}): Subject {
  const project = dependencies.projectDirectory ?? temporaryDirectory();
  let text = "";
  const telemetry = createTelemetry(config, {
    projectDirectory: project,
    now: () => 0,
    stderr: (line) => (text += line),
    ...dependencies,
  });
  return { ...telemetry, project, stderr: () => text };
}

function statisticsOf(project: string): Statistics {
  const directory = join(project, ".maze");
  return createStatisticsStore({
    directory,
    onWarning: ({ message }) => {
      throw new Error(message);
    },
  }).read();
}

function codeOf(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return (error as { code?: unknown }).code;
  }
  return "nothing was thrown";
}

describe("the configuration section", () => {
  it("has a description and a default for every key, and every key has its test below", () => {
    expect(telemetryConfigSection.name).toBe("telemetry");
    expect(telemetryConfigSection.schema.parse({})).toStrictEqual({
      level: "warn",
      format: "text",
      file: "",
      redactKeys: [],
      metrics: true,
      statistics: true,
    });
    for (const schema of Object.values(telemetryConfigSection.schema.shape))
      expect(schema.description).toMatch(/^[A-Z].*\.$/);
    expect(codeOf(() => subject({ levels: "info" } as TelemetryConfigInput))).toBe("MAZE_CORE_INVALID_DATA");
    expect(codeOf(() => subject({ level: "loud" as "info" }))).toBe("MAZE_CORE_INVALID_DATA");
  });

  it("level: decides what is written", () => {
    const quiet = subject();
    const loud = subject({ level: "debug" });
    for (const { logger } of [quiet, loud]) {
      logger.debug("d");
      logger.warn("w");
    }
    expect(quiet.stderr()).toBe("1970-01-01T00:00:00.000Z WARN  w\n");
    expect(loud.stderr()).toBe("1970-01-01T00:00:00.000Z DEBUG d\n1970-01-01T00:00:00.000Z WARN  w\n");
  });

  it("format: is text or JSON", () => {
    const { logger, stderr } = subject({ format: "json" });
    logger.warn("w");
    expect(JSON.parse(stderr()) as JsonLine).toStrictEqual({
      time: "1970-01-01T00:00:00.000Z",
      level: "warn",
      msg: "w",
    });
  });

  it("file: takes the lines away from stderr, relative to the project", () => {
    const { logger, stderr, project, close } = subject({ file: ".maze/logs/maze.log" });
    logger.warn("w");
    close();
    logger.warn("after the end");
    expect(stderr()).toBe("");
    expect(readFileSync(join(project, ".maze/logs/maze.log"), "utf8")).toBe("1970-01-01T00:00:00.000Z WARN  w\n");
  });

  it("redactKeys: hides further fields", () => {
    const fields = { patientName: "Ann" };
    const plain = subject();
    const hiding = subject({ redactKeys: ["patient-name"] });
    plain.logger.warn("w", fields);
    hiding.logger.warn("w", fields);
    expect([plain.stderr(), hiding.stderr()].map((text) => text.includes("Ann"))).toStrictEqual([true, false]);
  });

  it("metrics: decides whether anything is counted", () => {
    const counting = subject();
    const silent = subject({ metrics: false });
    for (const { metrics } of [counting, silent]) metrics.count("runs");
    expect(counting.snapshot().counters).toHaveLength(1);
    expect(silent.snapshot().counters).toHaveLength(0);
    expect([counting.save(), silent.save()]).toStrictEqual([true, false]);
    expect(existsSync(join(silent.project, ".maze"))).toBe(false);
  });

  it("statistics: decides whether counts outlive the process", () => {
    const keeping = subject();
    const forgetting = subject({ statistics: false });
    for (const { metrics } of [keeping, forgetting]) metrics.count("runs");
    expect([keeping.save(), forgetting.save()]).toStrictEqual([true, false]);
    expect(statisticsOf(keeping.project).runs).toBe(1);
    expect(existsSync(join(forgetting.project, ".maze"))).toBe(false);
    expect(forgetting.snapshot().counters).toHaveLength(1);
  });
});

describe("saving", () => {
  it("adds each count once, however often it is called, and takes nothing away from the snapshot", () => {
    const { metrics, save, snapshot, statistics } = subject();
    expect(save()).toBe(false);
    metrics.count("runs", {}, 2);
    metrics.observe("run_ms", 5);
    expect([save(), save()]).toStrictEqual([true, false]);
    metrics.count("runs", {}, 3);
    metrics.gauge("files", 7);
    expect(save()).toBe(true);
    for (const { counters, gauges, histograms } of [snapshot(), statistics.read().totals]) {
      expect(counters).toStrictEqual([{ name: "runs", labels: {}, value: 5 }]);
      expect(gauges).toStrictEqual([{ name: "files", labels: {}, value: 7 }]);
      expect(histograms).toMatchObject([{ name: "run_ms", count: 1, sum: 5 }]);
    }
    expect(statistics.read().runs).toBe(2);
  });

  it("that fails is a warning in the log, said once; the next one has all counts", () => {
    const project = temporaryDirectory();
    writeFileSync(join(project, ".maze"), "in the way");
    const { metrics, save, stderr, statistics } = subject({}, { projectDirectory: project });
    metrics.count("runs");
    expect([save(), save()]).toStrictEqual([false, false]);
    expect(stderr()).toMatch(
      /^1970-01-01T00:00:00\.000Z WARN {2}.*stats\.db: EEXIST.* code=MAZE_TELEMETRY_STATISTICS_UNWRITABLE hint="Make .*"\n$/,
    );
    rmSync(join(project, ".maze"));
    metrics.count("runs");
    expect(save()).toBe(true);
    expect(statistics.read().totals.counters).toStrictEqual([{ name: "runs", labels: {}, value: 2 }]);
  });

  it("goes to another directory where the caller has one", () => {
    const stateDirectory = join(temporaryDirectory(), "state");
    const { metrics, save, statistics } = subject({}, { stateDirectory });
    metrics.count("runs");
    expect(save()).toBe(true);
    expect(statistics.path).toBe(join(stateDirectory, "stats.db"));
  });

  it("says in the log that a metric has too many series", () => {
    const { metrics, stderr } = subject();
    for (let at = 0; at < 300; at += 1) metrics.count("paths", { path: String(at) });
    expect(stderr().split("\n")).toStrictEqual([
      "1970-01-01T00:00:00.000Z WARN  a metric has too many combinations of labels; further ones are counted together metric=paths",
      "",
    ]);
  });
});

describe("secrets and places", () => {
  it("are hidden where the caller names them", () => {
    const { logger, stderr } = subject({}, { secrets: ["the key of the house"] });
    logger.warn("got the key of the house");
    expect(stderr()).toBe("1970-01-01T00:00:00.000Z WARN  got [redacted]\n");
  });

  it.each([
    "../outside.log",
    "/tmp/outside.log",
    "src/a.log",
    ".maze/../a.log",
    ".maze",
    ".maze/config.toml",
    ".maze/stats.db",
    ".git/hooks/x.log",
  ])("do not let a project log to %s; its user may", (file) => {
    expect(codeOf(() => subject({ file }))).toBe("MAZE_TELEMETRY_LOG_FILE_PLACE");
    expect(codeOf(() => subject({ file }, { trustLogFile: true }))).toBe("nothing was thrown");
  });

  it.skipIf(process.platform === "win32")("do not let a project log through a link", () => {
    const project = temporaryDirectory();
    const elsewhere = temporaryDirectory();
    mkdirSync(join(project, ".maze"));
    symlinkSync(elsewhere, join(project, ".maze/logs"));
    symlinkSync(join(elsewhere, "x"), join(project, ".maze/maze.log"));
    for (const file of [".maze/logs/maze.log", ".maze/maze.log"]) {
      expect(codeOf(() => subject({ file }, { projectDirectory: project }))).toBe("MAZE_TELEMETRY_LOG_FILE_PLACE");
    }
    const linked = join(elsewhere, "project");
    mkdirSync(linked);
    symlinkSync(project, join(linked, ".maze"));
    expect(codeOf(() => subject({ file: ".maze/a.log" }, { projectDirectory: linked }))).toBe(
      "MAZE_TELEMETRY_LOG_FILE_PLACE",
    );
  });
});
