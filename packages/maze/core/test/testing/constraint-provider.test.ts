import { createConstraint, type Constraint, type ConstraintProvider } from "../../src/index.ts";
import {
  constraintProviderConformance,
  createFakeConstraintProvider,
  createFakeTypeOracle,
  describeConstraintProviderConformance,
  sampleIndex,
  sampleTask,
  type ConstraintProviderSubject,
} from "../../src/testing/index.ts";
import { proveSuite, type Break } from "../support/prove-suite.ts";

const noAny = createConstraint({
  tier: "semantic",
  hardness: "hard",
  enforcement: "validation",
  rule: { rule: "forbid", construct: "any" },
  source: "policy",
  explanation: "New code does not use any.",
});
const preferred = createConstraint({
  tier: "contextual",
  hardness: "soft",
  enforcement: "ranking",
  rule: { rule: "prefer", weights: { "call:date-fns#format": 2 } },
  source: "src/a.ts",
  explanation: "The project formats with date-fns.",
});

const makeSubject = (): ConstraintProviderSubject => ({
  provider: createFakeConstraintProvider({ constraints: [noAny, preferred] }),
  request: { task: sampleTask(), index: sampleIndex(), oracle: createFakeTypeOracle() },
});

describeConstraintProviderConformance(makeSubject);

const replaced =
  (change: (provider: ConstraintProvider) => Partial<ConstraintProvider>): Break<ConstraintProviderSubject> =>
  (subject) => ({ ...subject, provider: { ...subject.provider, ...change(subject.provider) } });

const providing = (change: (constraints: Constraint[]) => Constraint[]): Break<ConstraintProviderSubject> =>
  replaced((provider) => ({ provide: async (request, context) => change(await provider.provide(request, context)) }));

const each = (change: (constraint: Constraint) => Partial<Constraint>): Break<ConstraintProviderSubject> =>
  providing((constraints) => constraints.map((constraint) => ({ ...constraint, ...change(constraint) })));

let calls = 0;

proveSuite("ConstraintProvider", {
  checks: constraintProviderConformance,
  makeSubject,
  broken: {
    "is written for version v1 of its interface": replaced(() => ({ specVersion: "v2" as "v1" })),
    "has an id in kebab case": replaced(() => ({ id: "no_any" })),
    "provides constraints that fit their schema": [
      providing(() => []),
      each(() => ({ tier: "vital" as "type" })),
      each(() => ({ rule: { rule: "shout" } as unknown as Constraint["rule"] })),
    ],
    "gives every constraint the hash of its tier, hardness and rule": each(() => ({ hash: "0" })),
    "gives every constraint an id of its own": each(() => ({ id: "same" })),
    "says of every constraint where it comes from, and explains it": [
      each(() => ({ source: "" })),
      each(() => ({ explanation: " " })),
    ],
    "lets contextual constraints rank, never forbid": each(() => ({ hardness: "hard" })),
    "provides the same constraints again": providing((constraints) => constraints.slice(calls++ % 2)),
    "works without a type oracle": replaced((provider) => ({
      provide: async (request, context) =>
        (await provider.provide(request, context)).map((constraint) =>
          request.oracle === undefined ? { ...constraint, tier: undefined as unknown as "type" } : constraint,
        ),
    })),
    "leaves task and index as they were": [
      replaced((provider) => ({
        provide: (request, context) => {
          request.task.description = "";
          return provider.provide(request, context);
        },
      })),
      replaced((provider) => ({
        provide: (request, context) => {
          request.index.symbols.pop();
          return provider.provide(request, context);
        },
      })),
    ],
    "rejects with MAZE_CORE_ABORTED when it is cancelled before it starts": replaced((provider) => ({
      provide: (request) => provider.provide(request, {}),
    })),
  },
});
