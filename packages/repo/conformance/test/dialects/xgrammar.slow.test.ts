import { copyFileSync, existsSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { printGrammar } from "@maze/grammar/dialects";
import { describe, expect, it } from "vitest";
import { installPeer } from "../peer-packages.ts";
import { SAMPLE_GRAMMARS, recogniser, sampleTexts } from "./sample-grammars.ts";

interface XGrammar {
  readonly Grammar: { fromEBNF(text: string): Promise<{ dispose(): void }> };
  readonly Testings: { isGrammarAcceptString(grammar: object, text: string): Promise<boolean> };
}

const peer = installPeer("@mlc-ai/web-xgrammar", "0.1.27");

/** The package is CommonJS in a ".js" of an ECMAScript package, which Node does not load; a copy that ends in ".cjs" works. */
function load(folder: string): XGrammar {
  const copy = join(folder, "lib", "index.cjs");
  if (!existsSync(copy)) copyFileSync(join(folder, "lib", "index.js"), copy);
  return createRequire(import.meta.url)(copy) as XGrammar;
}

describe("EBNF that we write, in XGrammar", () => {
  it.for(Object.entries(SAMPLE_GRAMMARS))(
    "accepts and refuses what we do: %s",
    { timeout: 120_000 },
    async ([, grammar], { skip }) => {
      if ("unreachable" in peer) return skip(peer.unreachable);
      const { Grammar, Testings } = load(peer.folder);
      const theirs = await Grammar.fromEBNF(printGrammar(grammar, { dialect: "xgrammar" }));
      const accepts = recogniser(grammar);
      const verdicts: [string, boolean][] = [];
      for (const text of sampleTexts(grammar, 60))
        verdicts.push([text, await Testings.isGrammarAcceptString(theirs, text)]);
      expect(verdicts).toEqual(verdicts.map(([text]) => [text, accepts(text)]));
      expect(verdicts.filter(([, accepted]) => accepted).length).toBeGreaterThan(4);
      expect(verdicts.filter(([, accepted]) => !accepted).length).toBeGreaterThan(4);
      theirs.dispose();
    },
  );
});
