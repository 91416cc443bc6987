import { MazeError } from "@maze/core";
import type { ParameterValue, RuleExpression } from "../../ast/grammar.ts";
import { applyArgument } from "../../ast/parameter.ts";
import type { GrammarErrorCode } from "../../errors.ts";

/**
 * The parameter that a reference gives to the rule it names, in a rule whose own is `self`; 0 for a rule without
 * parameter. `undefined` when the value is outside 0 to 2^64 - 1: such a reference derives nothing.
 */
export function parameterOf(
  { name, argument }: RuleExpression,
  parametric: boolean,
  self: ParameterValue,
): ParameterValue | undefined {
  if (!parametric) return 0n;
  if (argument) return applyArgument(argument, self);
  throw new MazeError<GrammarErrorCode>({
    code: "MAZE_GRAMMAR_UNDEFINED",
    message: `the parametric rule "${name}" is used without an argument`,
    hint: "Pass an argument, or make the rule a plain one.",
    details: { name },
  });
}
