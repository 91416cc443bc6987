import type { StageResult, ValidationRequest, Validator } from "../../src/index.ts";
import {
  createFakeValidator,
  describeValidatorConformance,
  sampleFailure,
  validatorConformance,
  type ValidatorSubject,
} from "../../src/testing/index.ts";
import { proveSuite, type Break } from "../support/prove-suite.ts";

const request = (directory: string): ValidationRequest => ({ directory, files: ["src/double.ts"], edits: [] });

const makeSubject = (): ValidatorSubject => ({
  validator: createFakeValidator({
    id: "types",
    after: ["syntax"],
    judge: async ({ directory }) => {
      await Promise.resolve();
      if (directory === "/right") return {};
      if (directory === "/wrong") return sampleFailure();
      return { status: "skipped", reason: { code: "no-compiler", message: "there is no compiler" } };
    },
  }),
  passing: request("/right"),
  failing: request("/wrong"),
  impossible: request("/none"),
});

describeValidatorConformance(makeSubject);

const replaced =
  (change: (validator: Validator) => Partial<Validator>): Break<ValidatorSubject> =>
  (subject) => ({ ...subject, validator: { ...subject.validator, ...change(subject.validator) } });

const finding = (change: (result: StageResult) => Partial<StageResult>): Break<ValidatorSubject> =>
  replaced((validator) => ({
    validate: async (asked, context) => {
      const result = await validator.validate(asked, context);
      return { ...result, ...change(result) };
    },
  }));

const [error] = sampleFailure().diagnostics;
if (error === undefined) throw new Error("the sample failure has an error");

let calls = 0;

proveSuite("Validator", {
  checks: validatorConformance,
  makeSubject,
  broken: {
    "is written for version v1 of its interface": replaced(() => ({ specVersion: "v2" as "v1" })),
    "has an id in kebab case": replaced(() => ({ id: "Types" })),
    "comes after other stages, each once, and not after itself": [
      replaced(() => ({ after: ["types"] })),
      replaced(() => ({ after: ["syntax", "syntax"] })),
    ],
    "gives results that fit their schema, under its own id": [
      finding(() => ({ stage: "other" })),
      finding(() => ({ durationMs: -1 })),
      finding(() => ({ reason: undefined })),
    ],
    "passes what is right, without an error": [
      finding(() => ({ status: "failed" })),
      finding(() => ({ diagnostics: [error] })),
    ],
    "fails what is wrong, and says with an error why": [
      finding(() => ({ status: "passed" })),
      finding(() => ({ diagnostics: [{ ...error, severity: "warning" }] })),
    ],
    "skips with a reason where it cannot run": [
      finding(() => ({ status: "passed" })),
      finding(() => ({ reason: { code: "no-compiler", message: "" } })),
      ({ impossible: _, ...subject }) => subject,
    ],
    "names files relative to the project, with /": [
      finding(() => ({ diagnostics: [{ ...error, file: "/wrong/src/double.ts" }] })),
      finding(() => ({ diagnostics: [{ ...error, file: "src\\double.ts" }] })),
      finding(() => ({ diagnostics: [{ ...error, file: "C:/wrong/double.ts" }] })),
      finding(() => ({ tests: [{ file: "/a.test.ts", name: "a", status: "passed" }] })),
    ],
    "finds the same again": finding(({ diagnostics }) => ({ diagnostics: diagnostics.slice(calls++ % 2) })),
    "leaves the request as it was": replaced((validator) => ({
      validate: (asked, context) => {
        (asked.files as string[]).push("b.ts");
        return validator.validate(asked, context);
      },
    })),
    "rejects with MAZE_CORE_ABORTED when it is cancelled before it starts": replaced((validator) => ({
      validate: (asked) => validator.validate(asked, {}),
    })),
    "rejects with MAZE_CORE_ABORTED when it is cancelled while it works": replaced((validator) => ({
      validate: (asked, { signal }) =>
        signal?.aborted === true ? validator.validate(asked, { signal }) : validator.validate(asked, {}),
    })),
  },
});
