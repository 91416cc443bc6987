import { expect, test } from "vitest";
import { commandStage } from "../ci/command-stage.ts";
import { runStages, type Stage } from "../ci/stage.ts";
import { summaryOf } from "../ci/summary.ts";

const stage = (name: string, run: Stage["run"]): Stage => ({ name, run });
const passing = stage("good", () => Promise.resolve({ status: "passed" }));
const failing = stage("bad", () => Promise.reject(new Error("broken")));
const skipping = stage("absent", () => Promise.resolve({ status: "skipped", reason: "no compiler here" }));

test("a failed stage stops none of the others, and the last line counts them", async () => {
  let time = 0;
  const lines: string[] = [];
  const finished = await runStages(
    [failing, skipping, passing],
    (line) => lines.push(line),
    () => (time += 500),
  );
  expect(lines).toEqual(["\n== bad", "\n== absent", "\n== good"]);
  expect(summaryOf(finished).split("\n")).toEqual([
    "",
    "bad        0.5 s  failed  Error: broken",
    "absent     0.5 s  skipped  no compiler here",
    "good       0.5 s  passed",
    "all        1.5 s  1 skipped",
    "1 passed, 1 failed",
  ]);
});

const node = (program: string): [string, ...string[]] => [process.execPath, "-e", program];

test("a command passes with exit code 0 alone", async () => {
  const run = (program: string) => commandStage("x", ".", node(program)).run();
  expect(await run("")).toEqual({ status: "passed" });
  expect(await run("process.exit(3)")).toEqual({ status: "failed", reason: "exit 3" });
  expect(await run("process.kill(process.pid, 'SIGTERM')")).toEqual({ status: "failed", reason: "ended by SIGTERM" });
});

test("a command that hangs is ended together with what it started", async () => {
  const hanging = `require("node:child_process").spawnSync(process.execPath, ["-e", "setTimeout(() => {}, 60000)"])`;
  expect(await commandStage("x", ".", node(hanging), 0.3).run()).toEqual({
    status: "failed",
    reason: "ended after 0.3 s",
  });
});
