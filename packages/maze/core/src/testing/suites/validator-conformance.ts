import { hasErrors, stageResultSchema, type StageResult, type ValidationRequest, type Validator } from "../../index.ts";
import { cancelledBeforeStart, implementationChecks, leavesRequest } from "../common-checks.ts";
import {
  describeConformance,
  type ConformanceCheck,
  type ConformanceOptions,
  type ConformanceSubject,
  type MakeSubject,
} from "../conformance.ts";
import { ensure, ensureAborts, ensureEqual, ensureFits, fail } from "../ensure.ts";

/** What the suite of `Validator` examines. */
export interface ValidatorSubject extends ConformanceSubject {
  readonly validator: Validator;
  /** A project that passes. */
  readonly passing: ValidationRequest;
  /** A project that fails. */
  readonly failing: ValidationRequest;
  /** A project in which this stage cannot run, such as one without a test runner. */
  readonly impossible?: ValidationRequest;
}

async function results({ validator, passing, failing, impossible }: ValidatorSubject): Promise<StageResult[]> {
  const requests = [passing, failing, ...(impossible === undefined ? [] : [impossible])];
  const all: StageResult[] = [];
  for (const request of requests) all.push(await validator.validate(request, {}));
  return all;
}

/** The rules of `Validator`, each with its check. */
export const validatorConformance: readonly ConformanceCheck<ValidatorSubject>[] = [
  ...implementationChecks<ValidatorSubject>(({ validator }) => validator),
  {
    name: "comes after other stages, each once, and not after itself",
    check: ({ validator: { id, after } }) => {
      ensure(!after.includes(id), `${id} comes after itself`);
      ensureEqual(new Set(after).size, after.length, "the number of distinct stages before it");
    },
  },
  {
    name: "gives results that fit their schema, under its own id",
    check: async (subject) => {
      for (const result of await results(subject)) {
        ensureFits(stageResultSchema, result, "the result");
        ensureEqual(result.stage, subject.validator.id, "the stage of the result");
      }
    },
  },
  {
    name: "passes what is right, without an error",
    check: async ({ validator, passing }) => {
      const { status, diagnostics } = await validator.validate(passing, {});
      ensureEqual(status, "passed", "the status of a project that is right");
      ensure(!hasErrors(diagnostics), "a stage that passed reports an error", { diagnostics });
    },
  },
  {
    name: "fails what is wrong, and says with an error why",
    check: async ({ validator, failing }) => {
      const { status, diagnostics } = await validator.validate(failing, {});
      ensureEqual(status, "failed", "the status of a project that is wrong");
      ensure(hasErrors(diagnostics), "a stage that failed reports no error", { diagnostics });
    },
  },
  {
    name: "skips with a reason where it cannot run",
    check: async ({ validator, impossible }) => {
      if (impossible === undefined) fail("give the subject `impossible`, or skip this check with the reason");
      const { status, reason } = await validator.validate(impossible, {});
      ensureEqual(status, "skipped", "the status where the stage cannot run");
      ensure(reason !== undefined && reason.message.trim() !== "", "a skipped stage should say why");
    },
  },
  {
    name: "names files relative to the project, with /",
    check: async (subject) => {
      const files = (await results(subject)).flatMap(({ diagnostics, tests = [] }) =>
        [...diagnostics, ...tests].flatMap(({ file }) => (file === undefined ? [] : [file])),
      );
      for (const file of files) {
        const isRelative = !file.startsWith("/") && !/^[A-Za-z]:/.test(file) && !file.includes("\\");
        ensure(isRelative, `the file ${file} is not relative to the project, with /`);
      }
    },
  },
  {
    name: "finds the same again",
    check: async (subject) => {
      const findings = async (): Promise<unknown[]> =>
        (await results(subject)).map(({ status, diagnostics }) => [status, diagnostics.map(({ code }) => code)]);
      ensureEqual(await findings(), await findings(), "the findings of the second time");
    },
  },
  leavesRequest(
    ({ failing }) => failing,
    ({ validator }, request) => validator.validate(request, {}),
  ),
  cancelledBeforeStart("a cancelled validation", ({ validator, passing }, context) =>
    validator.validate(passing, context),
  ),
  {
    name: "rejects with MAZE_CORE_ABORTED when it is cancelled while it works",
    check: async ({ validator, passing }) => {
      const controller = new AbortController();
      const validation = validator.validate(passing, { signal: controller.signal });
      controller.abort();
      await ensureAborts(() => validation, "a validation that is cancelled while it works");
    },
  },
];

/** Declares the tests of `validatorConformance` for a validator. */
export function describeValidatorConformance(
  makeSubject: MakeSubject<ValidatorSubject>,
  options?: ConformanceOptions,
): void {
  describeConformance("Validator", validatorConformance, makeSubject, options);
}
