import { implementationChecks } from "../common-checks.ts";
import {
  describeConformance,
  type ConformanceCheck,
  type ConformanceOptions,
  type MakeSubject,
} from "../conformance.ts";
import { ensure } from "../ensure.ts";
import { sessionChecks } from "./example-evaluator/session-checks.ts";
import type { ExampleEvaluatorSubject } from "./example-evaluator/subject.ts";
import { valueChecks } from "./example-evaluator/value-checks.ts";

export type { ExampleEvaluatorSubject } from "./example-evaluator/subject.ts";

/** The rules of `ExampleEvaluator` and its sessions, each with its check. */
export const exampleEvaluatorConformance: readonly ConformanceCheck<ExampleEvaluatorSubject>[] = [
  ...implementationChecks<ExampleEvaluatorSubject>(({ evaluator }) => evaluator),
  {
    name: "says what its process is kept from",
    check: ({ evaluator }) => {
      ensure(evaluator.isolation.trim() !== "", "isolation says nothing");
    },
  },
  ...valueChecks,
  ...sessionChecks,
];

/** Declares the tests of `exampleEvaluatorConformance` for an evaluator. */
export function describeExampleEvaluatorConformance(
  makeSubject: MakeSubject<ExampleEvaluatorSubject>,
  options?: ConformanceOptions,
): void {
  describeConformance("ExampleEvaluator", exampleEvaluatorConformance, makeSubject, options);
}
