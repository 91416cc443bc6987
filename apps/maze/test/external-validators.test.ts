import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { documents } from "../src/documents.ts";
import { makeProject, maze } from "./run-cli.ts";

const guide = readFileSync(join(import.meta.dirname, "../../../docs/guide/external-validators.md"), "utf8");
const script = /```js\n(.*?)```/s.exec(guide)?.[1] ?? "";

function makeExample(): string {
  const cwd = makeProject({
    "package.json": "{}",
    "a.ts": "export {};\n",
    "b.ts": "// SPDX-License-Identifier: MIT\nexport {};\n",
  });
  writeFileSync(join(cwd, "license-header.mjs"), script);
  return cwd;
}

test("the validator of the guide judges as a stage of its own, and doctor names it", async () => {
  const cwd = makeExample();
  const validator = { id: "license-header", program: process.execPath, args: [join(cwd, "license-header.mjs")] };
  const set = ["--set", `validation.external=${JSON.stringify([validator])}`];
  const run = await maze(["validate", "a.ts", "b.ts", "--json", ...set], { cwd });
  const { report } = documents["maze.validate/v1"].parse(JSON.parse(run.stdout));
  expect(run.exitCode).toBe(1);
  expect(report.outcome.stages.map(({ stage }) => stage)).toEqual(["syntax", "security", "license-header"]);
  expect(report.outcome.stages[2]).toMatchObject({
    stage: "license-header",
    status: "failed",
    tool: "license-header 1.0",
    diagnostics: [{ source: "license-header", code: "no-header", file: "a.ts" }],
  });
  expect((await maze(["validate", "b.ts", ...set], { cwd })).exitCode).toBe(0);
  const doctor = await maze(["doctor", "--json", ...set], { cwd });
  const { checks } = documents["maze.doctor/v1"].parse(JSON.parse(doctor.stdout));
  expect(checks.find(({ name }) => name === "validator license-header")).toMatchObject({
    status: "good",
    found: process.execPath,
  });
});

test("a project cannot name a program for its user, nor take the isolation away", async () => {
  const cwd = makeExample();
  writeFileSync(
    join(cwd, "maze.toml"),
    '[validation]\nexternal = [{ id = "outside", program = "/bin/sh" }]\n[sandbox]\nunsafeNoIsolation = true\n',
  );
  const run = await maze(["validate", "b.ts", "--json"], { cwd });
  const { report } = documents["maze.validate/v1"].parse(JSON.parse(run.stdout));
  expect(report.outcome.stages.map(({ stage }) => stage)).toEqual(["syntax", "security"]);
  for (const key of ["validation.external", "sandbox.unsafeNoIsolation"])
    expect(run.stderr).toContain(`${key} in the project's own configuration is not followed`);
});
