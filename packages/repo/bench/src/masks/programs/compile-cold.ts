import { readFileSync } from "node:fs";
import { join } from "node:path";
import { compileGrammar, createMatcher } from "@maze/grammar";
import { jsonGrammar, typescriptGrammar } from "@maze/grammar/languages";
import { grammarFromJsonSchema } from "@maze/grammar/schema";
import { shipmentSchema } from "../shipment.ts";
import { vocabularyOf } from "../vocabularies.ts";
import { loadXgrammar, xgrammarTokens, type PeerGrammar } from "../web-xgrammar.ts";

// compile-cold.ts KIND [MODULES]: from the grammar's source to a matcher, in a process that compiled nothing before; by
// the peer below MODULES where they are given. The vocabulary is ready. Prints milliseconds of processor time.
const [kind = "", modules] = process.argv.slice(2);

const ours: Readonly<Record<string, () => Parameters<typeof compileGrammar>[0]>> = {
  json: jsonGrammar,
  schema: () => grammarFromJsonSchema(shipmentSchema(false)).grammar,
  "schema-patterns": () => grammarFromJsonSchema(shipmentSchema(true)).grammar,
  typescript: typescriptGrammar,
};
const theirs: Readonly<Record<string, () => PeerGrammar>> = {
  json: () => ({ kind: "json" }),
  schema: () => ({ kind: "schema", schema: shipmentSchema(false) }),
  "schema-patterns": () => ({ kind: "schema", schema: shipmentSchema(true) }),
  typescript: () => ({
    kind: "ebnf",
    text: readFileSync(join(import.meta.dirname, "../typescript-part.ebnf"), "utf8"),
  }),
};

const vocabulary = vocabularyOf("o200k_base");
const engine =
  modules === undefined ? undefined : await loadXgrammar(modules)(xgrammarTokens(vocabulary), vocabulary.eosIds);
const before = process.cpuUsage();
if (engine === undefined) {
  const grammar = ours[kind];
  if (grammar === undefined) throw new Error(`no grammar is called "${kind}"`);
  createMatcher(compileGrammar(grammar(), { vocabulary }));
} else {
  const grammar = theirs[kind];
  if (grammar === undefined) throw new Error(`no grammar is called "${kind}"`);
  await engine.walker(await engine.compile(grammar()));
}
const { user, system } = process.cpuUsage(before);
process.stdout.write(JSON.stringify({ [`compile-ms.${kind}`]: (user + system) / 1000 }));
