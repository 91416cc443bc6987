import type { BugPattern } from "../bug-pattern.ts";
import { callMutators } from "./calls.ts";
import { conditionMutators } from "./conditions.ts";
import { indexMutators } from "./indexes.ts";
import { literalMutators } from "./literals.ts";
import { operandMutators } from "./operands.ts";
import { operatorMutators } from "./operators.ts";
import { statementMutators } from "./statements.ts";

/** The mutators of this package, for TypeScript and Python. A mutant of theirs is a guess until a run has proved it. */
export const builtInMutators: readonly BugPattern[] = [
  ...operandMutators,
  ...operatorMutators,
  ...conditionMutators,
  ...indexMutators,
  ...callMutators,
  ...literalMutators,
  ...statementMutators,
];
