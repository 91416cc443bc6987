import { createConstraint, type ConstraintProvider } from "@maze/core";

/** Contextual tier, soft: names that the project imports already are preferred, by how often it does. */
export const preferenceConstraints: ConstraintProvider = {
  specVersion: "v1",
  id: "preference",
  provide({ index }) {
    const counts = new Map<string, number>();
    for (const record of index.imports) {
      if (record.module.startsWith(".")) continue;
      for (const binding of record.bindings) {
        if (binding.typeOnly || record.typeOnly || binding.imported === "*") continue;
        const feature = `call:${record.module}#${binding.imported}`;
        counts.set(feature, (counts.get(feature) ?? 0) + 1);
      }
    }
    if (counts.size === 0) return Promise.resolve([]);
    const weights = Object.fromEntries(
      [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([feature, count]) => [feature, Math.log2(1 + count)]),
    );
    return Promise.resolve([
      createConstraint({
        tier: "contextual",
        hardness: "soft",
        enforcement: "ranking",
        rule: { rule: "prefer", weights },
        source: "imports of the project",
        explanation: `${String(counts.size)} names that the project imports already come first among equals.`,
      }),
    ]);
  },
};
