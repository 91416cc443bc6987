import type { Weights } from "../../index.ts";

/** Weights by feature; every other feature is neutral. */
export function createFakeWeights(weights: Readonly<Record<string, number>> = {}, id = "fake"): Weights {
  const byFeature = new Map(Object.entries(weights));
  return { specVersion: "v1", id, weightOf: (feature) => byFeature.get(feature) ?? 0 };
}
