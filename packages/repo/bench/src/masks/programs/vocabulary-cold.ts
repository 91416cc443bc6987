import { loadVocabulary } from "@maze/grammar";
import { readFileSync } from "node:fs";
import { tokenizerOf, loadStructuredOutput } from "../structured-output.ts";
import { ranksOf, vocabularyOf } from "../vocabularies.ts";
import { loadXgrammar, xgrammarTokens } from "../web-xgrammar.ts";

// vocabulary-cold.ts ranks | stored FILE | xgrammar MODULES | structured-output MODULES: a vocabulary made ready in a
// process that made none before. The peers get the tokens ready made. Prints milliseconds of processor time.
const [way = "", path = ""] = process.argv.slice(2);

async function work(): Promise<() => unknown> {
  if (way === "ranks") {
    const ranks = ranksOf("o200k_base");
    return () => vocabularyOf("o200k_base", ranks);
  }
  if (way === "stored") {
    const stored = new Uint8Array(readFileSync(path));
    return () => loadVocabulary(stored);
  }
  const vocabulary = vocabularyOf("o200k_base");
  if (way === "xgrammar") {
    const make = loadXgrammar(path);
    const tokens = xgrammarTokens(vocabulary);
    return () => make(tokens, vocabulary.eosIds);
  }
  if (way === "structured-output") {
    const make = await loadStructuredOutput(path);
    const tokenizer = tokenizerOf(vocabulary);
    return () => make(tokenizer, vocabulary.size);
  }
  throw new Error(`there is no way called "${way}"`);
}

const run = await work();
const before = process.cpuUsage();
await run();
const { user, system } = process.cpuUsage(before);
process.stdout.write(JSON.stringify({ milliseconds: (user + system) / 1000 }));
