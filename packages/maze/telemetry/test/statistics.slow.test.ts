import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createStatisticsStore, type TelemetryWarning } from "../src/index.ts";
import { runProgram } from "./support/run-node.ts";
import { temporaryDirectory } from "./support/temporary-directory.ts";

describe("many processes at once", () => {
  it("lose no count while others of them are killed", async () => {
    const directory = join(temporaryDirectory(), ".maze");
    let recorded = 0;
    for (let round = 0; round < 4; round += 1) {
      const steady = [1, 2].map(() => runProgram("record-counts.ts", [directory, "40"]));
      const killed = [3, 9].map((after) =>
        runProgram("record-counts.ts", [directory, "1000000"], {
          onStdout: (text, child) => {
            if (text.split("\n").length > after) setTimeout(() => child.kill("SIGKILL"), round);
          },
        }),
      );
      const steadyEnds = await Promise.all(steady);
      const killedEnds = await Promise.all(killed);
      expect(steadyEnds.map(({ code, stderr }) => ({ code, stderr }))).toStrictEqual(
        steadyEnds.map(() => ({ code: 0, stderr: "" })),
      );
      const lines = [...steadyEnds, ...killedEnds].reduce((sum, { stdout }) => sum + stdout.split("\n").length - 1, 0);
      const warnings: TelemetryWarning[] = [];
      const { runs, totals } = createStatisticsStore({
        directory,
        onWarning: (warning) => warnings.push(warning),
      }).read();
      expect(warnings).toStrictEqual([]);
      expect(runs).toBeGreaterThanOrEqual(recorded + lines);
      expect(runs).toBeLessThanOrEqual(recorded + lines + killed.length);
      expect(totals.histograms[0]?.count).toBe(runs);
      recorded = runs;
    }
  });

  it("repair a damaged file once between them, again and again", async () => {
    for (let round = 0; round < 6; round += 1) {
      const directory = temporaryDirectory();
      writeFileSync(join(directory, "stats.db"), "garbage ".repeat(1000));
      const ends = await Promise.all([1, 2, 3, 4].map(() => runProgram("record-counts.ts", [directory, "10"])));
      expect(ends.map(({ code }) => code)).toStrictEqual([0, 0, 0, 0]);
      const { runs } = createStatisticsStore({ directory, onWarning: () => undefined }).read();
      expect(runs).toBe(40);
      expect(readdirSync(directory).filter((name) => name.includes(".damaged-"))).toHaveLength(1);
    }
  });
});
