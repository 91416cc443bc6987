import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseGrammar } from "@maze/grammar/dialects";
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

/** First walks over TypeScript sources: the whole language, and a part of it that a peer can load. */
export function typescriptCases(corpus: Corpus, engines: PeerEngines, { say }: BenchContext): readonly BenchCase[] {
  const { vocabulary, encoding, typescriptTokens, typescript } = corpus;
  const suffix = encoding === "o200k_base" ? "" : `.${encoding}`;
  const id = "mask-ts-first-us";
  const whole = firstPass({
    id,
    suffix,
    name: `TypeScript, first pass, ${encoding}`,
    corpus: describeTypeScript(corpus),
    grammar: typescriptGrammar(),
    vocabulary,
    documents: typescriptTokens,
    bounds,
    rounds,
  });
  if (suffix !== "") return [whole];
  const text = partOfTypeScript();
  const tokens = typescriptTokens[0] ?? [];
  const partId = "mask-ts-part-first-us";
  const compiled = once(async () => (await engines.xgrammar()).compile({ kind: "ebnf", text }));
  const part = firstPass({
    id: partId,
    name: "a part of TypeScript as EBNF, the same text for both, first pass",
    corpus: `${typescript[0]?.name ?? ""}, ${String(tokens.length)} tokens of ${encoding}; peers for ${String(peerMilliseconds / 1000)} s a round`,
    grammar: parseGrammar(text, { dialect: "xgrammar" }),
    vocabulary,
    documents: [tokens],
    bounds,
    rounds,
    peers: [
      peerWalk({
        name: engines.xgrammarName,
        id: partId,
        tokens,
        milliseconds: peerMilliseconds,
        say,
        begin: async () => (await engines.xgrammar()).walker(await compiled()),
      }),
    ],
  });
  return [whole, part];
}
