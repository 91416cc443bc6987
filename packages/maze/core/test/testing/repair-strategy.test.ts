import { createConstraint, type RepairProposal, type RepairStrategy } from "../../src/index.ts";
import {
  createFakeRepairStrategy,
  describeRepairStrategyConformance,
  repairStrategyConformance,
  sampleCandidate,
  sampleConstraints,
  sampleFailure,
  sampleTask,
  type RepairStrategySubject,
} from "../../src/testing/index.ts";
import { proveSuite, type Break } from "../support/prove-suite.ts";

const forbid = (construct: string): ReturnType<typeof createConstraint> =>
  createConstraint({
    tier: "semantic",
    hardness: "hard",
    enforcement: "validation",
    rule: { rule: "forbid", construct },
    source: "policy",
    explanation: `New code does not use ${construct}.`,
  });
const before = [forbid("any")];
const after = [...before, forbid("as")];

const makeSubject = (): RepairStrategySubject => ({
  strategy: createFakeRepairStrategy({
    proposals: [
      { kind: "candidate", candidate: sampleCandidate({ id: "fixed", text: "return 2 * x;" }), explanation: "Turned." },
      { kind: "constraints", constraints: sampleConstraints({ constraints: after }), explanation: "No as." },
    ],
  }),
  request: {
    task: sampleTask(),
    candidate: sampleCandidate(),
    constraints: sampleConstraints({ constraints: before }),
    stages: [sampleFailure()],
  },
});

describeRepairStrategyConformance(makeSubject);

const replaced =
  (change: (strategy: RepairStrategy) => Partial<RepairStrategy>): Break<RepairStrategySubject> =>
  (subject) => ({ ...subject, strategy: { ...subject.strategy, ...change(subject.strategy) } });

const proposing = (change: (proposals: RepairProposal[]) => RepairProposal[]): Break<RepairStrategySubject> =>
  replaced((strategy) => ({ propose: async (request, context) => change(await strategy.propose(request, context)) }));

const candidates = (change: Partial<ReturnType<typeof sampleCandidate>>): Break<RepairStrategySubject> =>
  proposing((proposals) =>
    proposals.map((it) => (it.kind === "candidate" ? { ...it, candidate: { ...it.candidate, ...change } } : it)),
  );

const constraints = (change: Partial<ReturnType<typeof sampleConstraints>>): Break<RepairStrategySubject> =>
  proposing((proposals) =>
    proposals.map((it) => (it.kind === "constraints" ? { ...it, constraints: { ...it.constraints, ...change } } : it)),
  );

proveSuite("RepairStrategy", {
  checks: repairStrategyConformance,
  makeSubject,
  broken: {
    "is written for version v1 of its interface": replaced(() => ({ specVersion: "v2" as "v1" })),
    "has an id in kebab case": replaced(() => ({ id: "fix it" })),
    "offers proposals that fit their schema": [
      proposing(() => []),
      candidates({ cost: Number.NaN }),
      proposing((proposals) => proposals.map((it) => ({ ...it, kind: "prayer" as "candidate" }) as RepairProposal)),
    ],
    "explains every proposal": proposing((proposals) => proposals.map((it) => ({ ...it, explanation: "" }))),
    "offers for the task that it was asked about": [candidates({ taskId: "other" }), constraints({ taskId: "other" })],
    "offers a candidate only where it differs from the failing one": candidates({ ...sampleCandidate(), id: "fixed" }),
    "tightens constraints: keeps every hard one, and adds to them": [
      constraints({ constraints: before }),
      constraints({ constraints: [forbid("as")] }),
    ],
    "offers nothing where no stage failed": replaced((strategy) => ({
      propose: (request, context) => strategy.propose({ ...request, stages: [sampleFailure()] }, context),
    })),
    "leaves the request as it was": replaced((strategy) => ({
      propose: (request, context) => {
        request.candidate.text = "";
        return strategy.propose(request, context);
      },
    })),
    "rejects with MAZE_CORE_ABORTED when it is cancelled before it starts": replaced((strategy) => ({
      propose: (request) => strategy.propose(request, {}),
    })),
  },
});
