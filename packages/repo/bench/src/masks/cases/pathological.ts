import { loadVocabulary, type Vocabulary } from "@maze/grammar";
import type { BenchCase, BenchContext } from "../../definition.ts";
import { pathologies, slowestSteps } from "../pathological.ts";

const milliseconds = 60_000;

/** The slowest step on inputs that make engines slow: compiling, a mask or a token. */
export function pathologicalCase({ image }: Vocabulary, { say }: BenchContext, scale = 1): BenchCase {
  const all = pathologies(scale);
  const bar = { of: "value", atMost: 50 } as const;
  const id = "pathological-max-ms";
  return {
    name: "pathological inputs",
    corpus:
      "nesting 10,000; a string of 10 MB; (a*)*b and an ambiguous grammar over 2,000 letters; an enum of 1,000; 5,000 required properties; o200k_base; the slowest step, compiling included, or a limit error",
    metrics: Object.fromEntries(
      [id, ...all.map(({ name }) => `${id}.${name}`)].map((name) => [name, { unit: "ms", bar }]),
    ),
    rounds: 1,
    warmUps: 0,
    ours: {
      name: "@maze/grammar",
      round: () => {
        const slowest = all.map((pathology) => {
          const steps = slowestSteps(pathology, loadVocabulary(image), milliseconds);
          say(`${pathology.name}: ${JSON.stringify(steps)}`);
          return [`${id}.${pathology.name}`, Math.max(steps.compile, steps.mask, steps.accept)] as const;
        });
        return { ...Object.fromEntries(slowest), [id]: Math.max(...slowest.map(([, value]) => value)) };
      },
    },
  };
}
