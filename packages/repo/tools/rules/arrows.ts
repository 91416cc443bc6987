/**
 * Which way the arrows point: for each package the other packages it may import. Everything else between packages is
 * forbidden. This table is the only place that says so; `turbo boundaries` tags and the import rule are made from it.
 */
export const arrows: Readonly<Record<string, readonly string[]>> = {
  "@maze/core": [],
  "@maze/config": ["@maze/core"],
  "@maze/telemetry": ["@maze/core"],
  "@maze/grammar": ["@maze/core"],
  "@maze/indexer": ["@maze/core"],
  "@maze/type-oracle": ["@maze/core"],
  "@maze/sandbox": ["@maze/core"],
  "@maze/learning": ["@maze/core"],
  "@maze/synthesis": ["@maze/core"],
  "@maze/repair": ["@maze/core"],
  "@maze/constraints": ["@maze/core", "@maze/grammar"],
  "@maze/providers": ["@maze/core", "@maze/grammar"],
  "@maze/decoding": ["@maze/core", "@maze/grammar"],
  "@maze/validation": ["@maze/core", "@maze/sandbox"],
  "@maze/pipeline": [
    "@maze/core",
    "@maze/config",
    "@maze/telemetry",
    "@maze/grammar",
    "@maze/indexer",
    "@maze/type-oracle",
    "@maze/constraints",
    "@maze/synthesis",
    "@maze/decoding",
    "@maze/providers",
    "@maze/sandbox",
    "@maze/validation",
    "@maze/repair",
    "@maze/learning",
  ],
  "@mge/spec": ["@maze/core"],
  "@mge/cache": ["@maze/core"],
  "@mge/guardrails": ["@maze/core"],
  "@mge/trace": ["@maze/core"],
  "@mge/codegen": ["@maze/core", "@mge/spec"],
  "@mge/review": ["@maze/core", "@mge/trace"],
  "@mge/conformance-gate": ["@maze/core", "@maze/sandbox", "@mge/spec"],
  "@mge/orchestrator": ["@maze/core", "@mge/spec", "@mge/codegen", "@mge/trace"],
  "@mastery/curriculum": ["@maze/core"],
  "@mastery/justify": ["@maze/core"],
  "@mastery/harden": ["@maze/core"],
  "@mastery/workspace": ["@maze/core", "@maze/sandbox"],
  "@mastery/engine": ["@maze/core", "@mastery/curriculum", "@mastery/workspace", "@mastery/justify", "@mastery/harden"],
};

/** Everything that a package reaches through the arrows, itself not included. */
export function reachable(name: string, table = arrows): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (current: string): void => {
    for (const next of table[current] ?? []) {
      if (found.has(next)) continue;
      found.add(next);
      visit(next);
    }
  };
  visit(name);
  return found;
}
