import type { ValidatorRun } from "@mastery/workspace";
import type { CommandWork } from "../command.ts";
import { CliExitCode } from "../exit-code.ts";
import { nextStep } from "../next-step.ts";
import { openMastery } from "../open-mastery.ts";

export const submit: CommandWork = async (io, options) => {
  const { curriculum, mastery } = await openMastery(io, options);
  const { module, stage, passed, reason, run } = await mastery.submit();
  const step = nextStep(curriculum, await mastery.state());
  const lines = [
    `${module.id}, ${stage}: ${passed ? "passed" : "not yet"}. ${reason}`,
    ...(passed || run === undefined ? [] : runLines(run)),
    ...(passed ? ["", step.text] : stage === "justify" ? ["", step.text] : ["", "A hint: mastery hint"]),
  ];
  return {
    document: {
      schema: "mastery.submit/v1",
      module: module.id,
      stage,
      passed,
      reason,
      tests: run?.tests ?? [],
      wallMs: run?.wallMs ?? null,
      next: step.command,
    },
    text: lines.join("\n"),
    exitCode: passed ? CliExitCode.done : CliExitCode.no,
  };
};

/** Lines of output that are shown where no test says what is wrong. */
const MOST_LINES = 40;

function runLines(run: ValidatorRun): readonly string[] {
  const failing = run.tests.filter(({ status }) => status === "failed" || status === "crashed");
  const tests = failing.flatMap(({ name, message = "" }) => [
    "",
    `  ${name}`,
    ...message.split("\n").map((line) => `    ${line}`),
  ]);
  const said = failing.some(({ message = "" }) => message !== "" && message !== "test failed");
  if (said) return tests;
  const output = `${run.stdout}\n${run.stderr}`.trim().split("\n").slice(0, MOST_LINES);
  return [...tests, "", ...output.map((line) => `  | ${line}`)];
}
