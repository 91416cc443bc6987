import { jsonGrammar } from "@maze/grammar/languages";
import { grammarFromJsonSchema } from "@maze/grammar/schema";
import type { Grammar } from "@maze/grammar";
import type { BenchCase, BenchContext, Contender } from "../../definition.ts";
import { tokensOfDocument } from "../documents.ts";
import type { PeerEngines } from "../peer-engines.ts";
import { structuredOutput } from "../structured-output.ts";
import { shipment, shipmentSchema } from "../shipment.ts";
import type { PeerGrammar } from "../web-xgrammar.ts";
import { firstPass } from "./first-pass.ts";
import { once, peerWalk } from "./peer-walk.ts";
import type { Corpus } from "./corpus.ts";

const bounds = { p50: 8, p99: 100, max: 3_000 };
const rounds = 5;
const peerMilliseconds = 8_000;

interface Subject {
  readonly id: string;
  readonly name: string;
  readonly text: string;
  readonly of: string;
  readonly grammar: Grammar;
  readonly peers: PeerGrammar;
  /** Why the second peer is left out. */
  readonly withoutStructuredOutput?: string;
}

function subjects({ json }: Corpus): readonly Subject[] {
  const instance = JSON.stringify(shipment(), undefined, 2);
  const schema = (strict: boolean) => ({
    text: instance,
    grammar: grammarFromJsonSchema(shipmentSchema(strict)).grammar,
    peers: { kind: "schema", schema: shipmentSchema(strict) } as const,
    ...(strict && { withoutStructuredOutput: "refuses patterns and formats" }),
  });
  return [
    {
      id: "mask-json-first-us",
      name: "JSON, first pass",
      of: json.name,
      text: json.text,
      grammar: jsonGrammar(),
      peers: { kind: "json" },
      withoutStructuredOutput: "takes up to a second for a mask of any object, so that a walk takes many minutes",
    },
    {
      id: "mask-schema-first-us",
      name: "JSON schema, first pass",
      of: "a shipment of 56 properties",
      ...schema(false),
    },
    {
      id: "mask-schema-patterns-first-us",
      name: "JSON schema with patterns, formats and bounds, first pass",
      of: "the same shipment",
      ...schema(true),
    },
  ];
}

/** First walks over JSON documents, ours and the peers' by turns. */
export function jsonAndSchemaCases(corpus: Corpus, engines: PeerEngines, { say }: BenchContext): readonly BenchCase[] {
  const { vocabulary, encoding } = corpus;
  const suffix = encoding === "o200k_base" ? "" : `.${encoding}`;
  return subjects(corpus).map(({ id, name, of, text, grammar, peers, withoutStructuredOutput }) => {
    const tokens = tokensOfDocument(vocabulary, { name: of, text });
    const common = { id, suffix, tokens, milliseconds: peerMilliseconds, say };
    const compiled = once(async () => (await engines.xgrammar()).compile(peers));
    const format =
      peers.kind === "schema"
        ? ({ type: "json_schema", json_schema: peers.schema } as const)
        : ({ type: "json_object" } as const);
    const contenders: readonly Contender[] = [
      peerWalk({
        ...common,
        name: engines.xgrammarName,
        begin: async () => (await engines.xgrammar()).walker(await compiled()),
      }),
      ...(withoutStructuredOutput === undefined
        ? [
            peerWalk({
              ...common,
              name: engines.structuredOutputName,
              begin: async () => (await engines.freshStructuredOutput()).walker(format),
            }),
          ]
        : []),
    ];
    const leftOut =
      withoutStructuredOutput === undefined
        ? ""
        : `; ${structuredOutput.name} is left out: it ${withoutStructuredOutput}`;
    return firstPass({
      id,
      suffix,
      name: `${name}, ${encoding}`,
      corpus: `${of}, ${String(tokens.length)} tokens of ${encoding}${leftOut}`,
      grammar,
      vocabulary,
      documents: [tokens],
      bounds,
      rounds,
      peers: contenders,
    });
  });
}
