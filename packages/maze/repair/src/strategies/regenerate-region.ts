import {
  throwIfAborted,
  type Candidate,
  type GenerationBudget,
  type Generator,
  type OperationContext,
  type ProjectIndex,
  type RepairRequest,
  type RepairStrategy,
  type Task,
} from "@maze/core";
import { constraintStrategies } from "./constraint-strategies.ts";
import { failingRegion } from "./failing-region.ts";
import { brokenDemand } from "./refused-text.ts";

export interface RegenerateOptions {
  readonly generator: Generator;
  readonly index: ProjectIndex;
  /** Of each generation. */
  readonly budget: GenerationBudget;
  /** The file in which the candidate failed, and its text then; without it the task is asked for again as it was. */
  readonly failing?: { readonly file: string; readonly text: string } | undefined;
  /** In the order in which they are tried; the five of `constraintStrategies` where left out. */
  readonly strategies?: readonly RepairStrategy[] | undefined;
}

/** A new candidate, and the strategy whose constraints it was made under. */
export interface RegeneratedCandidate {
  readonly candidate: Candidate;
  readonly strategy: string;
  readonly explanation: string;
}

/**
 * Asks an engine again, under the constraints of one strategy after the other, for the failing region only. Candidates
 * come as the engine makes them, without those that break a constraint of ours; the caller judges them and stops by
 * leaving the loop.
 */
export async function* regenerateRegion(
  request: RepairRequest,
  options: RegenerateOptions,
  context: OperationContext = {},
): AsyncGenerator<RegeneratedCandidate, void, void> {
  const { generator, index, budget, strategies = constraintStrategies } = options;
  const task = regionTask(request, options);
  for (const strategy of strategies) {
    throwIfAborted(context.signal);
    for (const proposal of await strategy.propose(request, context)) {
      if (proposal.kind !== "constraints") continue;
      const asked = { task, constraints: proposal.constraints, index, budget };
      for await (const candidate of generator.generate(asked, context)) {
        if (brokenDemand(candidate, proposal.constraints) !== undefined) continue;
        yield { candidate, strategy: strategy.id, explanation: proposal.explanation };
      }
    }
  }
}

/** The task, narrowed to the body of the function in which every finding lies, where the engine takes such tasks. */
function regionTask({ task, stages }: RepairRequest, { generator, failing }: RegenerateOptions): Task {
  if (failing === undefined || !generator.capabilities.tasks.includes("edit")) return task;
  const { specVersion, id, language, description, examples } = task;
  const findings = stages
    .flatMap(({ diagnostics }) => diagnostics)
    .filter(({ file, severity }) => file === failing.file && severity === "error");
  const region = failingRegion(failing.file, failing.text, findings);
  return { specVersion, id, language, description, examples, kind: "edit", file: failing.file, ...region };
}
