import { createHardener, type BugDefinition, type HardenRequest } from "@mastery/harden";
import { describe, expect, it } from "vitest";
import { createNodeRunner } from "./support/run-in-folder.ts";
import { dropMax, softmaxTests, softmaxText } from "./support/softmax.ts";

const file = "src/softmax.ts";
const runner = () => createNodeRunner("tests/softmax.test.ts", softmaxTests);
const request = (more: Partial<HardenRequest> = {}): HardenRequest => ({
  files: { [file]: softmaxText },
  language: "typescript",
  bugs: [dropMax],
  seed: 1,
  ...more,
});
/** A bug whose only intent changes `from` into `fix`. */
const bugOf = (pattern: string, fix: string, oracle: Partial<BugDefinition["oracle"]> = {}): BugDefinition => ({
  ...dropMax,
  id: "probe",
  intents: [{ id: "probe", hints: [], apply: "first", rules: [{ rule: { pattern }, fix }] }],
  fallback: undefined,
  oracle: { ...dropMax.oracle, ...oracle },
});

describe("createHardener", () => {
  it("puts the intended bug into the learner's code and leaves every other byte alone", async () => {
    const result = await createHardener({ runner: runner() }).harden(request());
    expect(result.kind).toBe("found");
    if (result.kind !== "found") return;
    const { challenge } = result;
    expect(challenge.files).toEqual({ [file]: softmaxText.replace("x /* shifted */ - m", "x /* shifted */") });
    expect(challenge.bugs).toMatchObject([{ bug: "drop-max", origin: "intent", pattern: "naive-exponential" }]);
    expect(challenge.symptom.test).toBe("large scores do not overflow");
    expect(challenge.symptom.actual).toContain("NaN");
    expect(challenge.hints).toEqual(["Which score is large?", "What is exp(1000)?"]);
    expect(challenge.verification).toEqual({
      parses: true,
      differs: true,
      types: "no checker was given",
      baselineRuns: 2,
      mutantRuns: 2,
    });
  });

  it.each([
    ["survived", bugOf("let sum = 0", "let sum = 0.0", {})],
    ["crash", bugOf("Math.exp($$$A)", "Math.expp($$$A)")],
    ["timeout", bugOf("i++", "i += 0", { timeout_s: 1.5 })],
    ["wrong-test", bugOf("p / sum", "p", { must_fail: ["orders as the scores do"], must_pass: [] })],
    ["must-pass", bugOf("p / sum", "sum / p", { must_fail: ["sums to one"] })],
    ["syntax", bugOf("p / sum", "p /")],
    ["same", bugOf("(p) => p / sum", "(p) => /* the same */ p / sum")],
    ["no-match", bugOf("Math.tanh($X)", "$X")],
  ])("refuses a mutant that ends as %s", async (outcome, bug) => {
    const result = await createHardener({ runner: runner() }).harden(request({ bugs: [bug] }));
    expect(result.kind).toBe("none");
    expect(result.state.attempts.map((attempt) => attempt.outcome)).toEqual([outcome]);
  });
});
