import type { Constraint } from "./constraint.ts";
import type { ProjectIndex } from "./project-index.ts";
import type { OperationContext } from "./progress.ts";
import type { Implementation } from "./registry.ts";
import type { Task } from "./task.ts";
import type { TypeOracle } from "./type-oracle.ts";

/** What a constraint provider may look at. */
export interface ConstraintRequest {
  task: Task;
  index: ProjectIndex;
  /** Absent where no oracle could be opened. */
  oracle?: TypeOracle | undefined;
}

/**
 * Turns a task into constraints: the plugin seam for project rules. It returns data and never generates.
 */
export interface ConstraintProvider extends Implementation {
  provide(request: ConstraintRequest, context: OperationContext): Promise<Constraint[]>;
}
