import type { Grammar, Vocabulary } from "@maze/grammar";
import type { BenchCase, Contender, Metric } from "../../definition.ts";
import { freshMatcher, walkAll } from "../our-masks.ts";
import { percentilesOf, type Percentile } from "../walk.ts";

/** The bounds of the parts of a distribution, in microseconds. */
export type Bounds = Readonly<Partial<Record<Percentile, number>>>;

/** `id.p50`, `id.p99`, `id.max`, each with its bound. */
export const boundedMetrics = (id: string, bounds: Bounds, suffix = ""): Readonly<Record<string, Metric>> =>
  Object.fromEntries(
    Object.entries(bounds).map(([part, atMost]) => [
      `${id}.${part}${suffix}`,
      { unit: "us", bar: { of: "value", atMost } },
    ]),
  );

export interface FirstPass {
  readonly id: string;
  readonly suffix?: string;
  readonly name: string;
  readonly corpus: string;
  readonly grammar: Grammar;
  readonly vocabulary: Vocabulary;
  readonly documents: readonly (readonly number[])[];
  readonly bounds: Bounds;
  readonly peers?: readonly Contender[];
  readonly rounds: number;
}

/** Masks of a first walk over documents: in each round the grammar is compiled anew and nothing is kept for the vocabulary. */
export function firstPass({ id, suffix = "", grammar, vocabulary, documents, bounds, ...rest }: FirstPass): BenchCase {
  return {
    ...rest,
    metrics: boundedMetrics(id, bounds, suffix),
    ours: {
      name: "@maze/grammar",
      round: async () => {
        const { masks } = await walkAll(freshMatcher(grammar, vocabulary), documents);
        return percentilesOf(id, masks, Object.keys(bounds) as Percentile[], suffix);
      },
    },
  };
}
