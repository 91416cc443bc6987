import type { Weights } from "../../index.ts";
import { implementationChecks } from "../common-checks.ts";
import {
  describeConformance,
  type ConformanceCheck,
  type ConformanceOptions,
  type ConformanceSubject,
  type MakeSubject,
} from "../conformance.ts";
import { ensure, ensureEqual } from "../ensure.ts";

/** What the suite of `Weights` examines. */
export interface WeightsSubject extends ConformanceSubject {
  readonly weights: Weights;
  /** Features that the weights were made with. */
  readonly features?: readonly string[];
}

/** Names that a lookup in a plain object would find. */
const inherited = ["", "__proto__", "constructor", "toString", "hasOwnProperty"];

/** The rules of `Weights`, each with its check. */
export const weightsConformance: readonly ConformanceCheck<WeightsSubject>[] = [
  ...implementationChecks<WeightsSubject>(({ weights }) => weights),
  {
    name: "gives 0 for a feature that it does not know, whatever its name",
    check: ({ weights }) => {
      for (const feature of [...inherited, "call:no-such-package#no-such-name"]) {
        ensureEqual(weights.weightOf(feature), 0, `the weight of the unknown feature "${feature}"`);
      }
    },
  },
  {
    name: "gives finite numbers, the same every time",
    check: ({ weights, features = [] }) => {
      for (const feature of features) {
        const weight = weights.weightOf(feature);
        ensure(Number.isFinite(weight), `the weight of ${feature} is ${String(weight)}`);
        ensureEqual(weights.weightOf(feature), weight, `the weight of ${feature} the second time`);
      }
    },
  },
];

/** Declares the tests of `weightsConformance`. */
export function describeWeightsConformance(
  makeSubject: MakeSubject<WeightsSubject>,
  options?: ConformanceOptions,
): void {
  describeConformance("Weights", weightsConformance, makeSubject, options);
}
