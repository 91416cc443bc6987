import { createRegistry, MazeError, type StageResult, type Validator } from "@maze/core";
import { createValidation, createValidators, validationConfigSection } from "@maze/validation";
import { describe, expect, it } from "vitest";
import { makeProject } from "./project-setup.ts";

const request = { directory: "/project", files: ["a.ts"], edits: [] };
const passed = (stage: string): StageResult => ({ stage, status: "passed", diagnostics: [], durationMs: 0 });

function stage(
  id: string,
  after: string[] = [],
  run: () => Promise<StageResult> | StageResult = () => passed(id),
): Validator {
  return { specVersion: "v1", id, after, validate: async () => run() };
}

const validationOf = (...validators: Validator[]) =>
  createValidation({ validators: createRegistry("validator", validators) });

describe("stages", () => {
  it("run after those that they come after, and beside the others", async () => {
    const log: string[] = [];
    const slow = (id: string, ms: number) => async (): Promise<StageResult> => {
      log.push(`${id} starts`);
      await new Promise((resolve) => setTimeout(resolve, ms));
      log.push(`${id} ends`);
      return passed(id);
    };
    const { stages, outcome } = await validationOf(
      stage("last", ["first", "beside"], slow("last", 1)),
      stage("first", [], slow("first", 20)),
      stage("beside", [], slow("beside", 60)),
    ).validate(request, ["last", "beside"], {}, ["first"]);
    expect(log).toEqual(["first starts", "beside starts", "first ends", "beside ends", "last starts", "last ends"]);
    expect(stages.map((result) => result.stage)).toEqual(["last", "beside", "first"]);
    expect(outcome.status).toBe("verified");
  });

  it("are skipped with the reason where a prerequisite failed or the stage breaks", async () => {
    const failed: StageResult = { ...passed("syntax"), status: "failed" };
    const { stages, outcome } = await validationOf(
      stage("syntax", [], () => failed),
      stage("types", ["syntax"]),
      stage("broken", [], () => {
        throw new TypeError("no such tool");
      }),
    ).validate(request, ["syntax", "types", "broken"]);
    expect(stages.map(({ status, reason }) => [status, reason?.code, reason?.message])).toEqual([
      ["failed", undefined, undefined],
      ["skipped", "prerequisite-failed", "syntax failed, so types was not run"],
      ["skipped", "stage-broken", "the stage broken broke: no such tool"],
    ]);
    expect(outcome.status).toBe("failed");
    const alone = await validationOf(stage("types", ["syntax"])).validate(request, ["types"]);
    expect(alone.outcome.status).toBe("verified");
  });

  it("that are unknown or wait for each other are named", async () => {
    await expect(validationOf(stage("a")).validate(request, ["b"])).rejects.toMatchObject({
      code: "MAZE_CORE_UNKNOWN_IMPLEMENTATION",
    });
    await expect(
      validationOf(stage("a", ["b"]), stage("b", ["a"])).validate(request, ["a", "b"]),
    ).rejects.toMatchObject({
      code: "MAZE_VALIDATION_STAGE_CYCLE",
      message: "stages wait for each other: a after b after a",
    });
  });

  it("stop when they are cancelled", async () => {
    const controller = new AbortController();
    const aborting = stage("a", [], () => {
      controller.abort();
      throw new MazeError({ code: "MAZE_CORE_ABORTED", message: "cancelled" });
    });
    await expect(
      validationOf(aborting, stage("b", ["a"])).validate(request, ["a", "b"], { signal: controller.signal }),
    ).rejects.toMatchObject({
      code: "MAZE_CORE_ABORTED",
    });
  });
});

describe("the validators of a project", () => {
  it("judge it together", async () => {
    const directory = await makeProject({
      "package.json": '{ "type": "module", "scripts": { "test": "node --test" } }',
      "a.ts": "export const a: number = 1;\n",
      "a.test.ts": 'import test from "node:test";\ntest("a", () => {});\n',
    });
    const validators = createValidators({ directory });
    expect(validators.list().map(({ id }) => id)).toEqual(["syntax", "types", "lint", "policy", "security", "tests"]);
    const { outcome } = await createValidation({ validators }).validate({ directory, files: ["a.ts"], edits: [] }, [
      "syntax",
      "types",
      "tests",
    ]);
    expect(outcome.stages.map(({ stage: id, status }) => [id, status])).toEqual([
      ["syntax", "passed"],
      ["types", "passed"],
      ["tests", "passed"],
    ]);
    expect(outcome.status).toBe("verified");
  });

  it("do what each key of the configuration says", async () => {
    const directory = await makeProject({
      "a.ts": "export const a = 1;\n",
      "package.json": '{ "scripts": { "test": "node --test" } }',
      "a.test.mjs": "for (;;);\n",
    });
    const judge = async (config: Record<string, unknown>): Promise<Record<string, string | undefined>> => {
      const validators = createValidators({ directory, config: validationConfigSection.schema.parse(config) });
      const edits = [{ file: "a.ts", newText: "", baseHash: null }];
      const { stages } = await createValidation({ validators }).validate({ directory, files: ["a.ts"], edits }, [
        "types",
        "policy",
        "tests",
      ]);
      return Object.fromEntries(
        stages.map((result) => [result.stage, result.reason?.code ?? result.diagnostics[0]?.code ?? result.status]),
      );
    };
    expect(await judge({ types: false, policy: false, tests: false })).toEqual({
      types: "switched-off",
      policy: "switched-off",
      tests: "switched-off",
    });
    expect(await judge({ typesTimeoutMs: 1, testsTimeoutMs: 400 })).toEqual({
      types: "timeout",
      policy: "passed",
      tests: "tests-timeout",
    });
  });
});
