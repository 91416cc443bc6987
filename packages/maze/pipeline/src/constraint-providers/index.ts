import { createRegistry, type ConstraintProvider, type Registry } from "@maze/core";
import { exampleConstraints } from "./examples.ts";
import { grammarConstraints } from "./grammar.ts";
import { policyConstraints } from "./policy.ts";
import { preferenceConstraints } from "./preference.ts";
import { resultTypeConstraints } from "./result-type.ts";
import { testConstraints } from "./tests.ts";
import { vocabularyConstraints } from "./vocabulary.ts";

/**
 * The built-in providers, in the order of the tiers; register further ones for a project's own rules.
 *
 * @example
 * ```ts
 * import { createConstraint, type ConstraintProvider } from "@maze/core";
 * import { createConstraintProviders } from "@maze/pipeline";
 *
 * const noConsole: ConstraintProvider = {
 *   specVersion: "v1",
 *   id: "no-console",
 *   provide: async () => [
 *     createConstraint({
 *       tier: "semantic",
 *       hardness: "hard",
 *       enforcement: "validation",
 *       rule: { rule: "custom", provider: "no-console", data: { forbidden: "console" } },
 *       source: "team rules",
 *       explanation: "New code does not write to the console.",
 *     }),
 *   ],
 * };
 * const providers = createConstraintProviders({ forbid: ["any"] });
 * providers.register(noConsole);
 * providers.list().map(({ id }) => id); // => ["grammar", "result-type", "vocabulary", "examples", "tests", "policy", "preference", "no-console"]
 * ```
 */
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
