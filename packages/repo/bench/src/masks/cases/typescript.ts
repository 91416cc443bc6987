import { readFileSync } from "node:fs";
import { join } from "node:path";
import { typescriptGrammar } from "@maze/grammar/languages";
import type { BenchCase, BenchContext } from "../../definition.ts";
import type { PeerEngines } from "../peer-engines.ts";
import { describeTypeScript, type Corpus } from "./corpus.ts";
import { firstPass } from "./first-pass.ts";
import { once, peerWalk } from "./peer-walk.ts";

const bounds = { p50: 20, p99: 1_500, max: 5_000 };
const rounds = 3;
const peerMilliseconds = 15_000;

/** Grammars of the size of a language cannot be written for the peers, so they get a part of TypeScript. */
const partOfTypeScript = (): string => readFileSync(join(import.meta.dirname, "../typescript-part.ebnf"), "utf8");

/** First walks over TypeScript sources: by us with the whole language, by a peer over the first with a part of it. */
export function typescriptCase(corpus: Corpus, engines: PeerEngines, { say }: BenchContext): BenchCase {
  const { vocabulary, encoding, typescriptTokens, typescript } = corpus;
  const suffix = encoding === "o200k_base" ? "" : `.${encoding}`;
  const id = "mask-ts-first-us";
  const compiled = once(async () => (await engines.xgrammar()).compile({ kind: "ebnf", text: partOfTypeScript() }));
  const peer = peerWalk({
    name: `${engines.xgrammarName}, 48 rules`,
    id,
    suffix,
    tokens: typescriptTokens[0] ?? [],
    milliseconds: peerMilliseconds,
    say,
    begin: async () => (await engines.xgrammar()).walker(await compiled()),
  });
  return firstPass({
    id,
    suffix,
    name: `TypeScript, first pass, ${encoding}`,
    corpus: `${describeTypeScript(corpus)}; the peer has a part of TypeScript as EBNF and ${typescript[0]?.name ?? "no document"} for ${String(peerMilliseconds / 1000)} s a round`,
    grammar: typescriptGrammar(),
    vocabulary,
    documents: typescriptTokens,
    bounds,
    rounds,
    peers: [peer],
  });
}
