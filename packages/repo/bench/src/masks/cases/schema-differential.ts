import { join } from "node:path";
import type { BenchCase, BenchContext } from "../../definition.ts";
import { installPackages } from "../../install-packages.ts";
import { schemaDifferential } from "../schema-differential.ts";
import { ajvJudge, hyperjump, loadHyperjump } from "../schema-judges.ts";

const options = { schemas: 1_500, values: 40, seed: 20_261_127 };

/** Do grammars of JSON schemas say what validators say? */
export function schemaDifferentialCase(context: BenchContext): BenchCase {
  const bar = { of: "value", atMost: 0 } as const;
  const { name, version } = hyperjump;
  return {
    name: `JSON schemas against ${ajvJudge.name} and ${name} ${version}`,
    corpus: `${String(options.schemas)} random schemas of draft 2020-12 with ${String(options.values)} random values each, seed ${String(options.seed)}; values on which the two validators differ are counted as disputed and left out`,
    metrics: {
      "schema-wrong-accept": { unit: "values", bar },
      "schema-wrong-reject": { unit: "values", bar },
      "schema-judged": { unit: "values" },
      "schema-disputed": { unit: "values" },
      "schema-refused": { unit: "schemas" },
      "schema-left-to-validation": { unit: "schemas" },
    },
    rounds: 1,
    warmUps: 0,
    ours: {
      name: "@maze/grammar",
      round: async () => {
        const modules = join(installPackages(context, { [name]: version }), "node_modules");
        const judges = [ajvJudge, await loadHyperjump(modules)];
        const { wrongAccept, wrongReject, refused, ...counts } = await schemaDifferential(judges, options);
        context.say(`${JSON.stringify(counts)}, ${String(refused.length)} schemas are refused`);
        for (const one of wrongAccept) context.say(`wrongly accepted: ${one}`);
        for (const one of wrongReject) context.say(`wrongly refused: ${one}`);
        for (const one of refused) context.say(`refused: ${one}`);
        return {
          "schema-wrong-accept": wrongAccept.length,
          "schema-wrong-reject": wrongReject.length,
          "schema-judged": counts.valid + counts.invalid,
          "schema-disputed": counts.disputed,
          "schema-refused": refused.length,
          "schema-left-to-validation": counts.listed,
        };
      },
    },
  };
}
