import { loadVocabulary, type Vocabulary } from "@maze/grammar";
import type { BenchCase, BenchContext } from "../../definition.ts";
import { pathologies, slowestSteps, walkPathology, type Walk } from "../pathological.ts";

const milliseconds = 60_000;

/** The slowest step on inputs that make engines slow: making a grammar, compiling it, a mask or a token. */
export function pathologicalCase({ image }: Vocabulary, { say }: BenchContext, scale = 1): BenchCase {
  const all = pathologies(scale);
  const bar = { of: "value", atMost: 50 } as const;
  const id = "pathological-max-ms";
  return {
    name: "pathological inputs",
    corpus:
      "nesting 10,000; a string of 10 MB; (a*)*b and an ambiguous grammar over 2,000 letters; an enum of 1,000; 5,000 required properties; o200k_base; the slowest call (grammar of a schema, compile, mask, accept) or limit error, each the least of 3 cold walks",
    metrics: Object.fromEntries(
      [id, ...all.map(({ name }) => `${id}.${name}`)].map((name) => [name, { unit: "ms", bar }]),
    ),
    rounds: 1,
    warmUps: 0,
    ours: {
      name: "@maze/grammar",
      round: () => {
        const slowest = all.map((pathology) => {
          // Every walk begins with a new vocabulary and knows nothing of the one before.
          const walk = (): Walk => walkPathology(pathology, loadVocabulary(image), milliseconds);
          const walks = [walk(), walk(), walk()];
          const steps = slowestSteps(walks);
          const [{ refused } = {}] = walks;
          say(`${pathology.name}: ${JSON.stringify({ ...steps, tokens: walks[0]?.steps.accept.length, refused })}`);
          return [`${id}.${pathology.name}`, Math.max(steps.grammar, steps.compile, steps.mask, steps.accept)] as const;
        });
        return { ...Object.fromEntries(slowest), [id]: Math.max(...slowest.map(([, value]) => value)) };
      },
    },
  };
}
