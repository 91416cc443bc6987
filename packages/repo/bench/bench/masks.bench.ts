import { join } from "node:path";
import { defineBench } from "../src/definition.ts";
import { installPackages } from "../src/install-packages.ts";
import { readCorpus } from "../src/masks/cases/corpus.ts";
import { freshProcessCases } from "../src/masks/cases/fresh-process.ts";
import { jsonAndSchemaCases } from "../src/masks/cases/json-and-schema.ts";
import { pathologicalCase } from "../src/masks/cases/pathological.ts";
import { schemaDifferentialCase } from "../src/masks/cases/schema-differential.ts";
import { seenStateCases } from "../src/masks/cases/seen-states.ts";
import { typescriptCase } from "../src/masks/cases/typescript.ts";
import { languageAcceptance } from "../src/masks/language-acceptance.ts";
import { installPeers, peerEngines } from "../src/masks/peer-engines.ts";
import { typescriptAcceptance } from "../src/masks/typescript-acceptance.ts";
import { typescriptPackages } from "../src/masks/typescript-corpus.ts";

/** What a mask costs, and whether it is right. */
export default defineBench({
  question: "What does it cost to hold a model to a grammar, and is what the grammar says right?",
  prepare: async (context) => {
    const modules = join(installPackages(context, typescriptPackages), "node_modules");
    const peers = installPeers(context);
    const [first, second] = (["o200k_base", "cl100k_base"] as const).map((encoding) => {
      const corpus = readCorpus(modules, encoding);
      return { corpus, engines: peerEngines(peers, corpus.vocabulary) };
    });
    if (first === undefined || second === undefined) throw new Error("two encodings are measured");
    return [
      ...freshProcessCases(modules, first.engines, context),
      ...seenStateCases(first.corpus, first.engines),
      ...[first, second].flatMap(({ corpus, engines }) => [
        typescriptCase(corpus),
        ...jsonAndSchemaCases(corpus, engines, context),
      ]),
      pathologicalCase(first.corpus.vocabulary, context),
      schemaDifferentialCase(context),
      typescriptAcceptance(context),
      ...(await languageAcceptance(context)),
    ];
  },
});
