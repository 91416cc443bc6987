import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { outcomeOf, parseData, stageResultSchema, type StageResult } from "../src/index.ts";

const ids = ["syntax", "types", "tests"] as const;

function stage(id: string, status: StageResult["status"], init: Partial<StageResult> = {}): StageResult {
  const reason = { code: "no-tool", message: `${id} has no tool here` };
  return { stage: id, status, ...(status === "skipped" && { reason }), diagnostics: [], durationMs: 1, ...init };
}

const stages = fc.array(
  fc.tuple(fc.constantFrom(...ids), fc.constantFrom("passed", "failed", "skipped")).map((of) => stage(...of)),
  { maxLength: 5 },
);
const required = fc.subarray([...ids]);

describe("outcomeOf", () => {
  it("fails exactly where a stage failed, required or not", () => {
    fc.assert(
      fc.property(stages, required, (results, needed) => {
        const hasFailure = results.some(({ status }) => status === "failed");
        expect(outcomeOf(results, needed).status === "failed").toBe(hasFailure);
      }),
    );
  });

  it("is verified exactly where something is required and every required stage ran and only passed", () => {
    fc.assert(
      fc.property(stages, required, (results, needed) => {
        const isVerified =
          needed.length > 0 &&
          results.every(({ status }) => status !== "failed") &&
          needed.every((id) => {
            const own = results.filter((result) => result.stage === id);
            return own.length > 0 && own.every(({ status }) => status === "passed");
          });
        expect(outcomeOf(results, needed).status === "verified").toBe(isVerified);
      }),
    );
  });

  it("has reasons exactly where it is not verified, and is never skipped", () => {
    fc.assert(
      fc.property(stages, required, (results, needed) => {
        const { status, reasons } = outcomeOf(results, needed);
        expect(reasons.length === 0).toBe(status === "verified");
        expect(status).not.toBe("skipped");
      }),
    );
  });

  it("depends on neither the order of the required ids nor stages that passed and are not required", () => {
    fc.assert(
      fc.property(stages, required, (results, needed) => {
        const expected = outcomeOf(results, needed).status;
        expect(outcomeOf(results, needed.toReversed()).status).toBe(expected);
        expect(outcomeOf([...results, stage("extra", "passed")], needed).status).toBe(expected);
      }),
    );
  });

  it("keeps every stage, in order", () => {
    const results = [stage("types", "passed"), stage("syntax", "passed")];
    expect(outcomeOf(results, ["syntax"]).stages).toEqual(results);
  });

  it("gives the first error of each failed stage as its reason, or its first finding", () => {
    const warning = { source: "t", severity: "warning", code: "W1", message: "careful" } as const;
    const error = { source: "t", severity: "error", code: "TS2322", message: "wrong type" } as const;
    const failures = [[warning, error], [warning], []].map((diagnostics) => stage("types", "failed", { diagnostics }));
    const { reasons } = outcomeOf(failures, []);
    expect(reasons).toEqual([
      { code: "types-failed", message: "TS2322: wrong type" },
      { code: "types-failed", message: "W1: careful" },
      { code: "types-failed", message: "types failed" },
    ]);
  });

  it("says why a required stage does not vouch", () => {
    const results = [stage("tests", "skipped")];
    expect(outcomeOf(results, ["tests", "types"]).reasons).toEqual([
      { code: "no-tool", message: "tests has no tool here" },
      { code: "stage-missing", message: "required stage types did not run" },
    ]);
  });

  it("verifies nothing where nothing was required", () => {
    expect(outcomeOf([stage("types", "passed")], [])).toMatchObject({
      status: "unverified",
      reasons: [{ code: "nothing-required" }],
    });
  });
});

describe("stageResultSchema", () => {
  it("refuses a skipped stage without a reason", () => {
    const { reason: _, ...bare } = stage("tests", "skipped");
    expect(() => parseData(stageResultSchema, bare, "stage")).toThrow(
      "stage at reason: a skipped stage needs its reason",
    );
    expect(parseData(stageResultSchema, stage("tests", "skipped"), "stage").status).toBe("skipped");
  });
});
