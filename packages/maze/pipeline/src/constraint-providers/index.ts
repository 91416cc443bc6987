import { createRegistry, type ConstraintProvider, type Registry } from "@maze/core";
import { exampleConstraints } from "./examples.ts";
import { grammarConstraints } from "./grammar.ts";
import { policyConstraints } from "./policy.ts";
import { preferenceConstraints } from "./preference.ts";
import { resultTypeConstraints } from "./result-type.ts";
import { testConstraints } from "./tests.ts";
import { vocabularyConstraints } from "./vocabulary.ts";

/** The built-in providers, in the order of the tiers; register further ones for a project's own rules. */
export function createConstraintProviders(options: { forbid: readonly string[] }): Registry<ConstraintProvider> {
  return createRegistry<ConstraintProvider>("constraint provider", [
    grammarConstraints,
    resultTypeConstraints,
    vocabularyConstraints,
    exampleConstraints,
    testConstraints,
    policyConstraints(options.forbid),
    preferenceConstraints,
  ]);
}
