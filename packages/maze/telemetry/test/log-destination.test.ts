import { spawn } from "node:child_process";
import { existsSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createLogger } from "../src/index.ts";
import { capturedLogger, type JsonLine } from "./support/captured-logger.ts";
import { runProgram } from "./support/run-node.ts";
import { temporaryDirectory } from "./support/temporary-directory.ts";

function linesOf(path: string): JsonLine[] {
  return readFileSync(path, "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as JsonLine);
}

describe("a log file", () => {
  it("is created with its directories for its owner alone, and appended to", () => {
    const path = join(temporaryDirectory(), "a/b/maze.log");
    for (const message of ["first", "second"]) {
      const logger = createLogger({ format: "json", destination: { kind: "file", path } });
      expect(existsSync(path)).toBe(message === "second");
      logger.info(message);
      logger.flush();
      logger.close();
      logger.info("after the end");
      logger.close();
    }
    expect(linesOf(path).map(({ msg }) => msg)).toStrictEqual(["first", "second"]);
    if (process.platform !== "win32") expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it("is not created where nothing is written", () => {
    const path = join(temporaryDirectory(), "maze.log");
    const logger = createLogger({ level: "warn", destination: { kind: "file", path } });
    logger.info("x");
    logger.flush();
    logger.close();
    expect(existsSync(path)).toBe(false);
  });

  it.each(["end", "exit", "throw", "kill"])("holds every line when the process comes to an %s", async (ending) => {
    const path = join(temporaryDirectory(), "maze.log");
    const { code, signal } = await runProgram("log-and-end.ts", [path, ending]);
    expect({ code, signal }).toStrictEqual(
      {
        end: { code: 0, signal: null },
        exit: { code: 3, signal: null },
        throw: { code: 1, signal: null },
        kill: { code: null, signal: "SIGKILL" },
      }[ending],
    );
    expect(linesOf(path).map(({ fields }) => fields?.["at"])).toStrictEqual(Array.from({ length: 500 }, (_, at) => at));
  });

  it("takes whole lines of several processes at once", async () => {
    const path = join(temporaryDirectory(), "maze.log");
    await Promise.all([1, 2, 3].map(() => runProgram("log-and-end.ts", [path, "end"])));
    const seen = linesOf(path).map(({ fields }) => fields?.["at"] as number);
    expect(seen.toSorted((a, b) => a - b)).toStrictEqual(Array.from({ length: 1500 }, (_, at) => Math.floor(at / 3)));
  });

  it("that cannot be opened is said once, and the next line is tried again", () => {
    const directory = temporaryDirectory();
    const blocked = join(directory, "blocked");
    writeFileSync(blocked, "a file, no directory");
    const path = join(blocked, "maze.log");
    const { logger, text } = capturedLogger({ destination: { kind: "file", path } });
    for (const message of ["a", "b", "c"]) logger.info(message);
    expect(text().split("\n")).toHaveLength(3);
    expect(text()).toContain(`the log file ${path} cannot be written, so lines are lost: `);
    expect(text()).toContain("\n  Correct the path in telemetry.file");
    rmSync(blocked);
    logger.info("d");
    logger.info("e");
    expect(text().split("\n").slice(2)).toStrictEqual([`the log file ${path} is written again; 3 lines were lost`, ""]);
    expect(readFileSync(path, "utf8")).toMatch(/ INFO {2}d\n.* INFO {2}e\n$/);
  });

  it("that is a directory is said", () => {
    const path = temporaryDirectory();
    const { logger, text } = capturedLogger({ destination: { kind: "file", path } });
    logger.info("a");
    expect(text()).toContain("EISDIR");
  });

  it.runIf(existsSync("/dev/full"))("on a full disk is said once", () => {
    const { logger, text } = capturedLogger({ destination: { kind: "file", path: "/dev/full" } });
    for (const message of ["a", "b", "c"]) logger.info(message);
    logger.flush();
    logger.close();
    expect(text().match(/ENOSPC/g)).toStrictEqual(["ENOSPC"]);
  });

  it.runIf(existsSync("/dev/full"))("that fails does not end the program", async () => {
    const { code, stdout, stderr } = await runProgram("log-and-end.ts", ["/dev/full", "survive"]);
    expect({ code, stdout }).toStrictEqual({ code: 0, stdout: "still here" });
    expect(stderr.match(/cannot be written/g)).toHaveLength(1);
  });

  it.skipIf(process.platform === "win32")("that is a link is refused where links are", () => {
    const directory = temporaryDirectory();
    const target = join(directory, "target");
    writeFileSync(target, "precious");
    const path = join(directory, "maze.log");
    symlinkSync(target, path);
    const { logger, text } = capturedLogger({ destination: { kind: "file", path, refuseLink: true } });
    logger.info("a");
    expect(text()).toContain("ELOOP");
    expect(readFileSync(target, "utf8")).toBe("precious");
  });
});

describe("stderr", () => {
  it("holds every line when the process is killed", async () => {
    const { signal, stderr } = await runProgram("log-and-end.ts", ["", "kill"]);
    expect(signal).toBe("SIGKILL");
    expect(stderr.trimEnd().split("\n")).toHaveLength(500);
  });

  it.skipIf(process.platform === "win32")("that nobody reads any more does not end the program", async () => {
    const program = join(import.meta.dirname, "programs/log-and-end.ts");
    const command = `{ "$0" --conditions=maze-source "$1" "" survive 2>&1 >&3 | true; } 3>&1`;
    const child = spawn("sh", ["-c", command, process.execPath, program]);
    let stdout = "";
    child.stdout.on("data", (data: Buffer) => (stdout += data.toString()));
    await new Promise((resolve) => child.on("close", resolve));
    expect(stdout).toBe("still here");
  });
});
