import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { sumSource } from "./fixture-curriculum.ts";
import { hashes, writeFiles } from "./make-directory.ts";
import { makeLearner, startCommand, type Learner } from "./run-cli.ts";

const TIMEOUT_MS = 600_000;
const KILLS = 50;

/** Numbers that follow from a seed (Lehmer 1951, with the multiplier of Park and Miller 1988). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

async function eventsOf(learner: Learner): Promise<number> {
  const { exitCode, stdout, stderr } = await learner.run("stats", "--json");
  expect([exitCode, stderr.includes("damaged")]).toEqual([0, false]);
  return (JSON.parse(stdout) as { events: number }).events;
}

test(
  "killed at fifty moments, no command loses an event or changes a byte of the project",
  { timeout: TIMEOUT_MS },
  async () => {
    const learner = makeLearner();
    await learner.run("init", "fixture");
    writeFiles(learner.project, { "src/sum.ts": sumSource });
    await learner.run("submit");
    const answer = "It starts at zero, since adding zero changes nothing.";
    const commands = [
      ["submit"],
      ["status"],
      ["justify", "start", answer],
      ["justify", "predict", "3"],
      ["undo"],
      ["submit"],
      ["justify", "loop", "--queue"],
      ["reset"],
      ["init", "fixture"],
      ["hint"],
    ];
    const random = seeded(2026);
    const before = hashes(learner.project);
    let events = await eventsOf(learner);
    for (let turn = 0; turn < KILLS; turn++) {
      const { child, ended } = startCommand(learner, ...(commands[turn % commands.length] ?? []));
      await sleep(random() * 1200);
      child.kill("SIGKILL");
      await ended;
      const now = await eventsOf(learner);
      expect(now).toBeGreaterThanOrEqual(events);
      expect(now).toBeLessThanOrEqual(events + 1);
      events = now;
      expect(hashes(learner.project)).toEqual(before);
    }
    // After all that, the stage is still judged as it is.
    await learner.run("reset");
    expect((await learner.run("submit")).stdout).toContain("sum, build: passed.");
  },
);

test(
  "a challenge whose command is killed is the same one afterwards, and the copy is whole",
  { timeout: TIMEOUT_MS },
  async () => {
    const learner = makeLearner();
    await learner.run("init", "fixture");
    writeFiles(learner.project, { "src/sum.ts": sumSource });
    await learner.run("submit");
    for (const id of ["start", "loop", "end"]) {
      await learner.run("justify", id, "It starts at zero, since adding zero changes nothing.");
      await learner.run("justify", id, "--queue");
    }
    await learner.run("justify", "predict", "3");
    await learner.run("justify", "break_it", "[[-1]]");
    const random = seeded(6);
    const before = hashes(learner.project);
    for (let turn = 0; turn < 6; turn++) {
      const { child, ended } = startCommand(learner, "start-challenge");
      await sleep(random() * 4000);
      child.kill("SIGKILL");
      await ended;
      expect(hashes(learner.project)).toMatchObject(before);
    }
    const { challenge } = (await learner.json("start-challenge")) as { challenge: { copy: string } };
    const text = readFileSync(join(learner.project, challenge.copy), "utf8");
    expect([sumSource.replace("total = 0", "total = 1"), sumSource.replace("+= n", "-= n")]).toContain(text);
    const added = Object.keys(hashes(learner.project)).filter((path) => !(path in before));
    expect(added).toEqual([challenge.copy]);
  },
);

test("eight commands at once are all answered, and each is recorded once", { timeout: TIMEOUT_MS }, async () => {
  const learner = makeLearner();
  await learner.run("init", "fixture");
  writeFiles(learner.project, { "src/sum.ts": sumSource.replace("= 0", "= 9") });
  const before = hashes(learner.project);
  const events = await eventsOf(learner);
  const runs = await Promise.all(
    [["submit"], ["hint"], ["status"], ["submit"], ["hint"], ["submit"], ["stats"], ["submit"]].map(
      (args) => startCommand(learner, ...args).ended,
    ),
  );
  expect(runs.map(({ exitCode }) => exitCode)).toEqual([1, 0, 0, 1, 0, 1, 0, 1]);
  expect([runs[1]?.stdout, runs[4]?.stdout].map((text) => text?.slice(0, 6)).sort()).toEqual(["Hint 1", "Hint 2"]);
  expect(await eventsOf(learner)).toBe(events + 6);
  expect(hashes(learner.project)).toEqual(before);
});
