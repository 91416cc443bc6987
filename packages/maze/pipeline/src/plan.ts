import {
  CONSTRAINT_TIERS,
  createConstraintSet,
  throwIfAborted,
  type Constraint,
  type ConstraintProvider,
  type ConstraintRequest,
  type ConstraintSet,
  type EngineCapabilities,
  type OperationContext,
} from "@maze/core";

/** One constraint with who enforces it; an empty list means that nobody does, which the report says. */
export interface PlannedConstraint {
  constraint: Constraint;
  /** Such as `engine synthesis (candidate)` or `stage types`. */
  enforcedBy: string[];
}

export interface Plan {
  constraints: ConstraintSet;
  planned: PlannedConstraint[];
}

/** The stage that checks a rule after generation, whatever the engine did. */
const stageOfRule: Readonly<Record<string, string>> = {
  grammar: "syntax",
  "result-type": "types",
  example: "examples",
  tests: "tests",
  forbid: "policy",
};

/** Asks every provider for its constraints and says who enforces each of them. */
export async function planTask(
  request: ConstraintRequest,
  providers: readonly ConstraintProvider[],
  engine: { id: string; capabilities: EngineCapabilities },
  stages: readonly string[],
  context: OperationContext,
): Promise<Plan> {
  const found: Constraint[] = [];
  for (const provider of providers) {
    throwIfAborted(context.signal);
    found.push(...(await provider.provide(request, context)));
  }
  const order = (constraint: Constraint): number => CONSTRAINT_TIERS.indexOf(constraint.tier);
  const constraints = createConstraintSet(
    request.task.id,
    found.sort((a, b) => order(a) - order(b)),
  );
  const planned = constraints.constraints.map((constraint) => ({
    constraint,
    enforcedBy: enforcers(constraint.rule.rule, engine, stages),
  }));
  return { constraints, planned };
}

function enforcers(
  rule: string,
  engine: { id: string; capabilities: EngineCapabilities },
  stages: readonly string[],
): string[] {
  const byEngine = engine.capabilities.enforces
    .filter((entry) => entry.rule === rule)
    .map((entry) => `engine ${engine.id} (${entry.enforcement})`);
  const stage = stageOfRule[rule];
  return stage !== undefined && stages.includes(stage) ? [...byEngine, `stage ${stage}`] : byEngine;
}
