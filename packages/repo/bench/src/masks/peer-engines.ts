import { join } from "node:path";
import { loadVocabulary, type Vocabulary } from "@maze/grammar";
import type { BenchContext } from "../definition.ts";
import { installPackages } from "../install-packages.ts";
import { once } from "./cases/peer-walk.ts";
import { loadStructuredOutput, structuredOutput, tokenizerOf, type StructuredOutput } from "./structured-output.ts";
import { loadXgrammar, webXgrammar, xgrammarTokens, type Xgrammar } from "./web-xgrammar.ts";

/** The peers with one vocabulary. */
export interface PeerEngines {
  readonly modules: string;
  readonly xgrammarName: string;
  readonly structuredOutputName: string;
  readonly xgrammar: () => Promise<Xgrammar>;
  /** Nothing is kept of masks that were made before. */
  readonly freshStructuredOutput: () => Promise<StructuredOutput>;
}

/** Installs the peers; answers the folder of their modules. */
export const installPeers = (context: BenchContext): string =>
  join(
    installPackages(context, {
      [webXgrammar.name]: webXgrammar.version,
      [structuredOutput.name]: structuredOutput.version,
    }),
    "node_modules",
  );

/** The peers below a folder of modules, with a vocabulary. */
export function peerEngines(modules: string, vocabulary: Vocabulary): PeerEngines {
  const load = once(() => loadStructuredOutput(modules));
  return {
    modules,
    xgrammarName: `${webXgrammar.name} ${webXgrammar.version}`,
    structuredOutputName: `${structuredOutput.name} ${structuredOutput.version}`,
    xgrammar: once(() => loadXgrammar(modules)(xgrammarTokens(vocabulary), vocabulary.eosIds)),
    freshStructuredOutput: async () => (await load())(tokenizerOf(loadVocabulary(vocabulary.image)), vocabulary.size),
  };
}
