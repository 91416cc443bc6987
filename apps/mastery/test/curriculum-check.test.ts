import { expect, test } from "vitest";
import { fixtureFiles, makeCurricula } from "./fixture-curriculum.ts";
import { makeLearner } from "./run-cli.ts";

test("problems of the files are listed with their places, and nothing is run", { timeout: 60_000 }, async () => {
  const learner = makeLearner({
    curricula: makeCurricula({
      ["modules/sum/module.yaml"]: (fixtureFiles()["modules/sum/module.yaml"] ?? "").replace("minutes: 1", "minute: 1"),
    }),
  });
  const run = await learner.run("curriculum", "check", "fixture");
  expect([run.exitCode, run.stdout]).toEqual([
    1,
    expect.stringContaining("modules/sum/module.yaml:6:1 minute is no known key"),
  ]);
});

test("a module without bugs is checked in a second", { timeout: 60_000 }, async () => {
  const learner = makeLearner();
  const run = await learner.run("curriculum", "check", "fixture", "--module", "largest");
  expect(run.stdout.split("\n")).toEqual([
    "BAD  fixture/largest files: 0 bugs, of at least 2; 0 variants, of at least 3",
    "ok   fixture/largest links: none is dead",
    "ok   fixture/largest filter: 3 questions",
    "ok   fixture/largest starter: the tests fail",
    "ok   fixture/largest reference: 1 tests pass, twice",
    "ok   fixture/largest variants: 0 pass",
    "ok   fixture/largest bugs: none",
    "ok   fixture/largest items: 2 items",
    "",
  ]);
  expect(run.exitCode).toBe(1);
});
