import { createHardener, type TestRun, type TestRunner } from "@mastery/harden";
import type { ValidatorRun } from "@mastery/workspace";
import type { BugInjector, InjectionRequest } from "./bug-injector.ts";

/** The bug injector of `@mastery/harden`: span edits into the learner's code, each proved by two red runs. */
export function createBugInjector(): BugInjector {
  return {
    inject: async (request, context) => {
      const hardener = createHardener({ runner: runnerFor(request) });
      const { files, language, bugs, seed } = request;
      const result = await hardener.harden({ files, language, bugs, seed }, context);
      if (result.kind === "none") return { status: "none", reasons: [result.reason] };
      const { challenge } = result;
      const [[file, text] = ["", ""]] = Object.entries(challenge.files);
      const [bug] = challenge.bugs;
      const { test, message, expected, actual, alsoFailing } = challenge.symptom;
      const values = [
        ...(expected === undefined ? [] : [`expected: ${expected}`]),
        ...(actual === undefined ? [] : [`actual:   ${actual}`]),
      ];
      return {
        status: "injected",
        bug: bug?.bug ?? "",
        origin: bug?.pattern ?? "",
        file,
        text,
        failing: [
          { name: test, message: [message, ...values].join("\n") },
          ...alsoFailing.map((name) => ({ name, message: "" })),
        ],
      };
    },
  };
}

function runnerFor({ run }: InjectionRequest): TestRunner {
  return { run: async ({ files, timeoutMs }) => testRunOf(await run(files, timeoutMs)) };
}

function testRunOf({ tests, timedOut, crashed, wallMs, stderr }: ValidatorRun): TestRun {
  return {
    status: timedOut ? "timeout" : crashed ? "crashed" : "completed",
    durationMs: wallMs,
    ...(crashed ? { message: stderr.trim().slice(0, 500) } : {}),
    tests: tests.map(({ name, status, message = "" }) =>
      status === "passed" || status === "skipped"
        ? { name, status }
        : { name, status: "failed", failure: { kind: status === "failed" ? "assertion" : "error", message } },
    ),
  };
}
