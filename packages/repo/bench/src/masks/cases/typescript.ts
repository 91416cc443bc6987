import { typescriptGrammar } from "@maze/grammar/languages";
import type { BenchCase } from "../../definition.ts";
import { describeTypeScript, type Corpus } from "./corpus.ts";
import { firstPass } from "./first-pass.ts";

/**
 * First walks over TypeScript sources. Peers are left out: the grammar of a whole language cannot be written for them,
 * and with the part of TypeScript that is beside this folder web-xgrammar 0.1.27 made one mask in 15 seconds.
 */
export function typescriptCase(corpus: Corpus): BenchCase {
  const { vocabulary, encoding, typescriptTokens } = corpus;
  return firstPass({
    id: "mask-ts-first-us",
    suffix: encoding === "o200k_base" ? "" : `.${encoding}`,
    name: `TypeScript, first pass, ${encoding}`,
    corpus: `${describeTypeScript(corpus)}; peers are left out: web-xgrammar 0.1.27 made one mask in 15 s with a part of TypeScript`,
    grammar: typescriptGrammar(),
    vocabulary,
    documents: typescriptTokens,
    bounds: { p50: 20, p99: 1_500, max: 5_000 },
    rounds: 3,
  });
}
