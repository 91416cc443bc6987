import {
  repairProposalSchema,
  type OperationContext,
  type RepairProposal,
  type RepairRequest,
  type RepairStrategy,
} from "../../index.ts";
import { cancelledBeforeStart, implementationChecks, leavesRequest } from "../common-checks.ts";
import {
  describeConformance,
  type ConformanceCheck,
  type ConformanceOptions,
  type ConformanceSubject,
  type MakeSubject,
} from "../conformance.ts";
import { ensure, ensureEqual, ensureFits, soon } from "../ensure.ts";

/** What the suite of `RepairStrategy` examines. */
export interface RepairStrategySubject extends ConformanceSubject {
  readonly strategy: RepairStrategy;
  /** A failing candidate that the strategy has something to offer for. */
  readonly request: RepairRequest;
}

const proposed = (
  { strategy, request }: RepairStrategySubject,
  context: OperationContext = {},
): Promise<RepairProposal[]> => soon(strategy.propose(request, context), "proposing", 60_000);

/** The rules of `RepairStrategy`, each with its check. */
export const repairStrategyConformance: readonly ConformanceCheck<RepairStrategySubject>[] = [
  ...implementationChecks<RepairStrategySubject>(({ strategy }) => strategy),
  {
    name: "offers proposals that fit their schema",
    check: async (subject) => {
      const proposals = await proposed(subject);
      ensure(proposals.length > 0, "the strategy offers nothing for a request that it should answer");
      for (const proposal of proposals) ensureFits(repairProposalSchema, proposal, "the proposal");
    },
  },
  {
    name: "explains every proposal",
    check: async (subject) => {
      for (const { explanation } of await proposed(subject)) {
        ensure(explanation.trim() !== "", "a proposal has no explanation");
      }
    },
  },
  {
    name: "offers for the task that it was asked about",
    check: async (subject) => {
      for (const proposal of await proposed(subject)) {
        const { taskId } = proposal.kind === "candidate" ? proposal.candidate : proposal.constraints;
        ensureEqual(taskId, subject.request.task.id, "the task of a proposal");
      }
    },
  },
  {
    name: "offers a candidate only where it differs from the failing one",
    check: async (subject) => {
      const failing = subject.request.candidate;
      for (const proposal of await proposed(subject)) {
        if (proposal.kind !== "candidate") continue;
        const { text, imports, edits } = proposal.candidate;
        const before = { text: failing.text, imports: failing.imports, edits: failing.edits };
        ensure(
          JSON.stringify({ text, imports, edits }) !== JSON.stringify(before),
          "a proposal is the candidate that failed",
        );
      }
    },
  },
  {
    name: "tightens constraints: keeps every hard one, and adds to them",
    check: async (subject) => {
      const before = subject.request.constraints.constraints;
      for (const proposal of await proposed(subject)) {
        if (proposal.kind !== "constraints") continue;
        const after = new Set(proposal.constraints.constraints.map(({ hash }) => hash));
        const lost = before.filter(({ hardness, hash }) => hardness === "hard" && !after.has(hash));
        ensureEqual(
          lost.map(({ id }) => id),
          [],
          "the hard constraints that were dropped",
        );
        for (const { hash } of before) after.delete(hash);
        ensure(after.size > 0, "a proposal adds no constraint");
      }
    },
  },
  {
    name: "offers nothing where no stage failed",
    check: async ({ strategy, request }) => {
      const stages = request.stages.map((stage) => ({
        ...stage,
        status: "passed" as const,
        diagnostics: [],
        tests: [],
      }));
      ensureEqual(await proposed({ strategy, request: { ...request, stages } }), [], "proposals for what passed");
    },
  },
  leavesRequest(
    ({ request }) => request,
    ({ strategy }, request) => proposed({ strategy, request }),
  ),
  cancelledBeforeStart("cancelled proposing", proposed),
];

/** Declares the tests of `repairStrategyConformance` for a strategy. */
export function describeRepairStrategyConformance(
  makeSubject: MakeSubject<RepairStrategySubject>,
  options?: ConformanceOptions,
): void {
  describeConformance("RepairStrategy", repairStrategyConformance, makeSubject, options);
}
