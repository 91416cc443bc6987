import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { documents } from "../src/documents.ts";
import { maze } from "./run-cli.ts";
import { upgradedModules, upgradeProject } from "./upgrade-project.ts";

const files = upgradedModules.map((name) => `src/${name}.ts`);

test(
  "thirty places that an upgrade broke are mended by one command, and the tests are green",
  { timeout: 300_000 },
  async () => {
    const cwd = upgradeProject();
    const broken = await maze(["validate", ...files, "--type-check"], { cwd });
    expect(broken.exitCode).toBe(1);

    const args = ["repair", ...files, "--write", "--json", "--budget", "120000", "--unsafe-no-isolation"];
    const { exitCode, stdout } = await maze(args, { cwd });
    const { report, written } = documents["maze.repair/v1"].parse(JSON.parse(stdout));
    const places = report.files.flatMap(({ found }) =>
      found.map(({ file, span }) => `${file ?? ""}:${String(span?.from.line)}`),
    );
    expect(new Set(places).size).toBeGreaterThanOrEqual(30);
    expect(report.files.flatMap(({ left }) => left)).toEqual([]);
    expect(report.stages.map(({ stage, status }) => [stage, status])).toEqual([
      ["syntax", "passed"],
      ["types", "passed"],
      ["tests", "passed"],
    ]);
    expect(report.stages.at(-1)?.tests?.length).toBe(upgradedModules.length);
    expect(exitCode).toBe(0);
    expect(written).toEqual(files);
    for (const file of files) expect(readFileSync(join(cwd, file), "utf8")).not.toMatch(/\bany\b|\bas\b|@ts-/);

    const after = await maze(["validate", ...files, "--type-check", "--run-tests", "--unsafe-no-isolation"], { cwd });
    expect(after.exitCode).toBe(0);
  },
);
