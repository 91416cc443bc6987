import { join } from "node:path";
import { defineBench } from "../src/definition.ts";
import { installPackages } from "../src/install-packages.ts";
import { readCorpus } from "../src/masks/cases/corpus.ts";
import { jsonAndSchemaCases } from "../src/masks/cases/json-and-schema.ts";
import { seenStateCases } from "../src/masks/cases/seen-states.ts";
import { typescriptCases } from "../src/masks/cases/typescript.ts";
import { installPeers, peerEngines } from "../src/masks/peer-engines.ts";
import { typescriptPackages } from "../src/masks/typescript-corpus.ts";

/** What a mask costs, and whether it is right. */
export default defineBench({
  question: "What does it cost to hold a model to a grammar, and is what the grammar says right?",
  prepare: (context) => {
    const modules = join(installPackages(context, typescriptPackages), "node_modules");
    const peers = installPeers(context);
    return (["o200k_base", "cl100k_base"] as const).flatMap((encoding) => {
      const corpus = readCorpus(modules, encoding);
      const engines = peerEngines(peers, corpus.vocabulary);
      return [
        ...jsonAndSchemaCases(corpus, engines, context),
        ...typescriptCases(corpus, engines, context),
        ...(encoding === "o200k_base" ? seenStateCases(corpus, engines) : []),
      ];
    });
  },
});
