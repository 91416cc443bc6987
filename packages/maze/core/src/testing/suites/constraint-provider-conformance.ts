import {
  constraintSchema,
  createConstraint,
  type ConstraintProvider,
  type ConstraintRequest,
  type OperationContext,
} from "../../index.ts";
import { cancelledBeforeStart, implementationChecks } from "../common-checks.ts";
import {
  describeConformance,
  type ConformanceCheck,
  type ConformanceOptions,
  type ConformanceSubject,
  type MakeSubject,
} from "../conformance.ts";
import { ensure, ensureEqual, ensureFits, soon } from "../ensure.ts";

/** What the suite of `ConstraintProvider` examines. */
export interface ConstraintProviderSubject extends ConformanceSubject {
  readonly provider: ConstraintProvider;
  /** A request that the provider answers with at least one constraint. */
  readonly request: ConstraintRequest;
}

const provided = (
  { provider, request }: ConstraintProviderSubject,
  context: OperationContext = {},
): ReturnType<ConstraintProvider["provide"]> => soon(provider.provide(request, context), "providing");

/** The rules of `ConstraintProvider`, each with its check. */
export const constraintProviderConformance: readonly ConformanceCheck<ConstraintProviderSubject>[] = [
  ...implementationChecks<ConstraintProviderSubject>(({ provider }) => provider),
  {
    name: "provides constraints that fit their schema",
    check: async (subject) => {
      const constraints = await provided(subject);
      ensure(constraints.length > 0, "the provider gave no constraint for a request that it should answer");
      for (const constraint of constraints) ensureFits(constraintSchema, constraint, `constraint ${constraint.id}`);
    },
  },
  {
    name: "gives every constraint the hash of its tier, hardness and rule",
    check: async (subject) => {
      for (const { hash, ...constraint } of await provided(subject)) {
        ensureEqual(hash, createConstraint(constraint).hash, `the hash of ${constraint.id}`);
      }
    },
  },
  {
    name: "gives every constraint an id of its own",
    check: async (subject) => {
      const ids = (await provided(subject)).map(({ id }) => id);
      ensureEqual(new Set(ids).size, ids.length, "the number of distinct ids");
    },
  },
  {
    name: "says of every constraint where it comes from, and explains it",
    check: async (subject) => {
      for (const { id, source, explanation } of await provided(subject)) {
        ensure(source.trim() !== "" && explanation.trim() !== "", `${id} lacks its source or explanation`);
      }
    },
  },
  {
    name: "lets contextual constraints rank, never forbid",
    check: async (subject) => {
      for (const { id, tier, hardness } of await provided(subject)) {
        ensure(tier !== "contextual" || hardness === "soft", `${id} is contextual and hard`);
      }
    },
  },
  {
    name: "provides the same constraints again",
    check: async (subject) => {
      const hashes = async (): Promise<string[]> => (await provided(subject)).map(({ hash }) => hash);
      ensureEqual(await hashes(), await hashes(), "the constraints of the second time");
    },
  },
  {
    name: "works without a type oracle",
    check: async ({ provider, request: { task, index } }) => {
      for (const constraint of await provided({ provider, request: { task, index } })) {
        ensureFits(constraintSchema, constraint, `constraint ${constraint.id}`);
      }
    },
  },
  {
    name: "leaves task and index as they were",
    check: async ({ provider, request: { task, index, oracle } }) => {
      const copy = structuredClone({ task, index });
      await provided({ provider, request: { ...copy, oracle } });
      ensureEqual(copy, { task, index }, "the request afterwards");
    },
  },
  cancelledBeforeStart("cancelled providing", provided),
];

/** Declares the tests of `constraintProviderConformance` for a provider. */
export function describeConstraintProviderConformance(
  makeSubject: MakeSubject<ConstraintProviderSubject>,
  options?: ConformanceOptions,
): void {
  describeConformance("ConstraintProvider", constraintProviderConformance, makeSubject, options);
}
