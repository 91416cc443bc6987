import { expect, test } from "vitest";
import { fixtureFiles, makeCurriculaOf, sumSource } from "./fixture-curriculum.ts";
import { writeFiles } from "./make-directory.ts";
import { makeLearner } from "./run-cli.ts";

const TIMEOUT_MS = 120_000;
const yaml = fixtureFiles()["modules/sum/module.yaml"] ?? "";
const without = (...paths: readonly string[]): Record<string, string> =>
  Object.fromEntries(
    Object.entries(fixtureFiles()).filter(([path]) => !paths.some((start) => path.startsWith(`modules/sum/${start}`))),
  );

const tests = (...bodies: readonly string[]): string => `import assert from "node:assert/strict";
import { test } from "node:test";
import { sum } from "../src/sum.ts";
${bodies.join("\n")}
`;
const empty = `test("nothing is zero", () => { assert.equal(sum([]), 0); });`;
const adds = `test("adds all numbers", () => { assert.equal(sum([1, 2]), 3); });`;

test("test_your_tests: the learner's tests pass right code and catch each bug", { timeout: TIMEOUT_MS }, async () => {
  const learner = makeLearner({
    curricula: makeCurriculaOf({
      ...without("starter", "reference", "tests", "variants"),
      "modules/sum/module.yaml": yaml
        .replace("type: standard", "type: test_your_tests")
        .replace("src/sum.ts", "tests/sum.test.ts"),
      "modules/sum/starter/tests/sum.test.ts": tests(),
      "modules/sum/reference/tests/sum.test.ts": tests(empty, adds),
      "modules/sum/tests/src/sum.ts": sumSource,
    }),
  });
  expect((await learner.run("init", "fixture")).exitCode).toBe(0);
  const submit = async (text: string) => {
    writeFiles(learner.project, { "tests/sum.test.ts": text });
    return learner.json("submit");
  };
  const both = "Your tests let these bugs live: A wrong sign; A wrong start.";
  expect(await submit(tests())).toMatchObject({ passed: false, reason: both });
  expect(await submit(tests(empty))).toMatchObject({
    passed: false,
    reason: "Your tests let these bugs live: A wrong sign.",
  });
  expect(await submit(tests(`test("no", () => { assert.equal(sum([1]), 2); });`))).toMatchObject({
    passed: false,
    reason: "Your tests do not pass on right code.",
  });
  expect(await submit(tests(adds))).toMatchObject({ passed: true, reason: "Your tests catch all 2 bugs." });
});

test("justify_only: there is nothing to build and nothing to mend", async () => {
  const file = without("starter", "reference", "tests", "variants", "bugs");
  const only = "format: 1\nid: sum\ntitle: The sum\ntype: justify_only\nrequires: []\nminutes: 1\n";
  const justify = (file["modules/sum/justify.yaml"] ?? "")
    .replace(/ {2}- id: break_it[^]*/, "")
    .replace(/program: \|[^]*?right:/, "program: console.log(1 + 2);\n    right:");
  const learner = makeLearner({
    curricula: makeCurriculaOf({ ...file, "modules/sum/module.yaml": only, "modules/sum/justify.yaml": justify }),
  });
  expect(await learner.json("init", "fixture")).toMatchObject({ schema: "mastery.init/v1" });
  expect(await learner.json("status")).toMatchObject({ module: "sum", stage: "justify" });
  for (const id of ["start", "loop", "end"]) {
    await learner.run("justify", id, "It starts at zero, since adding zero changes nothing.");
    await learner.run("justify", id, "--queue");
  }
  expect(await learner.json("justify", "predict", "3")).toMatchObject({ success: true, stagePassed: true });
  expect(await learner.json("status")).toMatchObject({ module: "largest", complete: 1 });
});
