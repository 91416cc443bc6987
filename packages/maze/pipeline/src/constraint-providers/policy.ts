import { createConstraint, type ConstraintProvider } from "@maze/core";

const reasons: Readonly<Record<string, string>> = {
  any: "any switches the checker off",
  as: "a type assertion overrules the checker",
  "non-null": "! hides a value that may be missing",
  "ts-ignore": "a suppression hides errors",
  "eslint-disable": "a suppression hides findings",
};

/** Semantic tier: new code does not silence the tools that judge it. */
export function policyConstraints(constructs: readonly string[]): ConstraintProvider {
  return {
    specVersion: "v1",
    id: "policy",
    provide: () =>
      Promise.resolve(
        constructs.map((construct) =>
          createConstraint({
            tier: "semantic",
            hardness: "hard",
            enforcement: "validation",
            rule: { rule: "forbid", construct },
            source: "configuration generate.forbid",
            explanation: `New code does not use ${construct}${reasons[construct] === undefined ? "" : `: ${reasons[construct]}`}.`,
          }),
        ),
      ),
  };
}
