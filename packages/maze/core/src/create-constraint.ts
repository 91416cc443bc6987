import type { Constraint, ConstraintSet } from "./constraint.ts";
import { contentHash } from "./content-hash.ts";

/**
 * A constraint with its content hash and, where none is given, an id made of tier, rule and hash.
 *
 * @example
 * ```ts
 * import { createConstraint } from "@maze/core";
 * const noAny = createConstraint({
 *   tier: "semantic", hardness: "hard", enforcement: "validation",
 *   rule: { rule: "forbid", construct: "any" },
 *   source: "policy", explanation: "New code does not use any.",
 * });
 * noAny.id; // => "semantic.forbid.6d763c31"
 * ```
 */
export function createConstraint(init: Omit<Constraint, "id" | "hash"> & { id?: string | undefined }): Constraint {
  const hash = contentHash({ tier: init.tier, hardness: init.hardness, rule: init.rule });
  return { ...init, id: init.id ?? `${init.tier}.${init.rule.rule}.${hash.slice(0, 8)}`, hash };
}

/** A set for one task, without repeated constraints (same hash); the first of each is kept. */
export function createConstraintSet(taskId: string, constraints: readonly Constraint[]): ConstraintSet {
  const byHash = new Map<string, Constraint>();
  for (const constraint of constraints) if (!byHash.has(constraint.hash)) byHash.set(constraint.hash, constraint);
  return { specVersion: "v1", taskId, constraints: [...byHash.values()] };
}
