import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { serializeVocabulary } from "@maze/grammar";
import type { BenchCase, BenchContext, Contender } from "../../definition.ts";
import type { PeerEngines } from "../peer-engines.ts";
import { runProgram } from "../run-program.ts";
import { vocabularyOf } from "../vocabularies.ts";

const compileBounds = { json: 3, schema: 5, "schema-patterns": 10, typescript: 50 } as const;
const compiled: Readonly<Record<keyof typeof compileBounds, string>> = {
  json: "the grammar of JSON",
  schema: "the schema of a shipment",
  "schema-patterns": "the schema of a shipment with patterns, formats and bounds",
  typescript: "the whole TypeScript grammar; the peer gets a part of it as EBNF",
};
const tokens = 10_000;

function compileCases(engines: PeerEngines): readonly BenchCase[] {
  return (Object.keys(compileBounds) as (keyof typeof compileBounds)[]).map((kind) => ({
    name: `compile ${kind}`,
    corpus: `${compiled[kind]}, from its source to a matcher, o200k_base ready, fresh process, processor time of all threads`,
    metrics: { [`compile-ms.${kind}`]: { unit: "ms", bar: { of: "value", atMost: compileBounds[kind] } } },
    // The peer takes ten seconds and more for the patterns.
    rounds: kind === "schema-patterns" ? 3 : 7,
    warmUps: 0,
    ours: { name: "@maze/grammar", round: () => runProgram("compile-cold", kind) },
    peers: [{ name: engines.xgrammarName, round: () => runProgram("compile-cold", kind, engines.modules) }],
  }));
}

const named = (id: string, ...args: readonly string[]) => ({
  [id]: runProgram("vocabulary-cold", ...args)["milliseconds"] ?? Number.NaN,
});

function vocabularyCases(engines: PeerEngines, { cache }: BenchContext): readonly BenchCase[] {
  const stored = join(cache, "o200k_base.stored");
  writeFileSync(stored, serializeVocabulary(vocabularyOf("o200k_base")));
  const peersOf = (id: string): readonly Contender[] => [
    { name: engines.xgrammarName, round: () => named(id, "xgrammar", engines.modules) },
    { name: engines.structuredOutputName, round: () => named(id, "structured-output", engines.modules) },
  ];
  const caseOf = (way: string, corpus: string, atMost: number, ...args: readonly string[]): BenchCase => ({
    name: `vocabulary, ${way}`,
    corpus: `o200k_base, ${corpus}; the peers get its tokens, decoded; fresh process, processor time of all threads`,
    metrics: { [`vocabulary-ms.${way}`]: { unit: "ms", bar: { of: "value", atMost } } },
    rounds: 5,
    warmUps: 0,
    ours: { name: "@maze/grammar", round: () => named(`vocabulary-ms.${way}`, way, ...args) },
    peers: peersOf(`vocabulary-ms.${way}`),
  });
  return [
    caseOf("ranks", "from the bytes of its file of ranks", 120),
    caseOf("stored", "from the bytes that we store", 30, stored),
  ];
}

/** What a process pays that has done nothing before: compiling, a vocabulary, memory. */
export function freshProcessCases(modules: string, engines: PeerEngines, context: BenchContext): readonly BenchCase[] {
  return [
    ...compileCases(engines),
    ...vocabularyCases(engines, context),
    {
      name: "memory",
      corpus: `o200k_base; the sources of @tanstack/query-core, ${String(tokens)} tokens with a mask at each; objects and buffers after a collection, the vocabulary included`,
      metrics: {
        "memory-mb.vocabulary": { unit: "MB", bar: { of: "value", atMost: 12 } },
        "memory-mb.after-10000-typescript-tokens": { unit: "MB", bar: { of: "value", atMost: 100 } },
      },
      rounds: 3,
      warmUps: 0,
      ours: {
        name: "@maze/grammar",
        round: () => runProgram("memory", join(modules, "@tanstack/query-core"), String(tokens)),
      },
    },
  ];
}
