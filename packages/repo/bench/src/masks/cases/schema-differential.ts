import type { BenchCase, BenchContext } from "../../definition.ts";
import { schemaDifferential } from "../schema-differential.ts";

const options = { schemas: 1_500, values: 40, seed: 20_261_127 };

/** Do grammars of JSON schemas say what a validator says? */
export function schemaDifferentialCase({ say }: BenchContext): BenchCase {
  const bar = { of: "value", atMost: 0 } as const;
  return {
    name: "JSON schemas against ajv 8.20.0",
    corpus: `${String(options.schemas)} random schemas of draft 2020-12 with ${String(options.values)} random values each, seed ${String(options.seed)}`,
    metrics: { "schema-wrong-accept": { unit: "values", bar }, "schema-wrong-reject": { unit: "values", bar } },
    rounds: 1,
    warmUps: 0,
    ours: {
      name: "@maze/grammar",
      round: () => {
        const { wrongAccept, wrongReject, refused, ...counts } = schemaDifferential(options);
        say(`${JSON.stringify(counts)}, ${String(refused.length)} schemas are refused`);
        for (const one of wrongAccept) say(`wrongly accepted: ${one}`);
        for (const one of wrongReject) say(`wrongly refused: ${one}`);
        return { "schema-wrong-accept": wrongAccept.length, "schema-wrong-reject": wrongReject.length };
      },
    },
  };
}
