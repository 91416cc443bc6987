import {
  createConstraint,
  createConstraintSet,
  throwIfAborted,
  type Constraint,
  type Diagnostic,
  type RepairRequest,
  type RepairStrategy,
} from "@maze/core";

type NewConstraint = Parameters<typeof createConstraint>[0];

/** A strategy that adds hard constraints to those of a failed generation; nothing to add is no proposal. */
export function tighteningStrategy(
  id: string,
  explain: string,
  add: (
    request: RepairRequest,
    findings: readonly Diagnostic[],
  ) => readonly Omit<NewConstraint, "hardness" | "source">[],
): RepairStrategy {
  return {
    specVersion: "v1",
    id,
    propose: (request, { signal }) =>
      new Promise((resolve) => {
        throwIfAborted(signal);
        const failed = request.stages.filter(({ status }) => status === "failed");
        const findings = failed.flatMap(({ diagnostics }) =>
          diagnostics.filter(({ severity }) => severity === "error"),
        );
        const before = request.constraints.constraints;
        const made = failed.length === 0 ? [] : add(request, findings);
        const added = made
          .map((one): Constraint => createConstraint({ ...one, hardness: "hard", source: `repair ${id}` }))
          .filter(({ hash }) => !before.some((known) => known.hash === hash));
        if (added.length === 0) {
          resolve([]);
          return;
        }
        const constraints = createConstraintSet(request.task.id, [...before, ...added]);
        resolve([
          {
            kind: "constraints",
            constraints,
            explanation: `${explain}: ${added.map((one) => one.explanation).join(" ")}`,
          },
        ]);
      }),
  };
}
