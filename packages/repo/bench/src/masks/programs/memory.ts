import { setTimeout } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { compileGrammar, createMatcher, encodeBytes } from "@maze/grammar";
import { typescriptGrammar } from "@maze/grammar/languages";
import { matcherWalker } from "../our-masks.ts";
import { walk } from "../walk.ts";
import { vocabularyOf } from "../vocabularies.ts";
import { typescriptSources } from "../typescript-corpus.ts";

// memory.ts FOLDER TOKENS: what is held by a vocabulary, and after a walk over so many tokens of the TypeScript sources
// in FOLDER with a mask at each, in megabytes. Objects and buffers are counted, after a collection.
setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;
const [folder = "", count = ""] = process.argv.slice(2);

/** Buffers are given back a little after the collection that finds them, so a single one counts what is gone. */
async function held(): Promise<number> {
  for (let times = 0; times < 4; times++) {
    collect();
    await setTimeout(20);
  }
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 1e6;
}

// The first vocabulary leaves the compiled code behind that is no vocabulary's.
vocabularyOf("cl100k_base");
const before = await held();
const vocabulary = vocabularyOf("o200k_base");
const withVocabulary = await held();
const documents: Uint8Array[] = typescriptSources(folder).map(({ text }) => new TextEncoder().encode(text));
const matcher = createMatcher(compileGrammar(typescriptGrammar(), { vocabulary }));
const walker = matcherWalker(matcher);
let left = Number(count);
while (left > 0) {
  const bytes = documents.shift();
  if (bytes === undefined) throw new Error(`the sources in ${folder} have too few tokens`);
  const tokens = encodeBytes(vocabulary, bytes).slice(0, left);
  matcher.reset();
  const { masks, refusedAt } = await walk(walker, tokens);
  if (refusedAt !== undefined) throw new Error(`token ${String(refusedAt)} of a source is refused`);
  left -= masks.length;
}
documents.length = 0;
const after = await held();
// Memory that threads share is in none of the counts of a process.
const shared = vocabulary.image.byteLength / 1e6;
process.stdout.write(
  JSON.stringify({
    "memory-mb.vocabulary": withVocabulary - before + shared,
    "memory-mb.after-10000-typescript-tokens": after - before + shared,
  }),
);
if (matcher.maskWords === 0) throw new Error("the matcher is kept up to here");
