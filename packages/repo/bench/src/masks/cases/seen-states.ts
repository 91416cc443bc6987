import { jsonGrammar, typescriptGrammar } from "@maze/grammar/languages";
import { grammarFromJsonSchema } from "@maze/grammar/schema";
import type { Grammar, TokenMatcher } from "@maze/grammar";
import type { BenchCase, Contender, Sample } from "../../definition.ts";
import { tokensOfDocument } from "../documents.ts";
import { freshMatcher, rollbackCosts, walkAll } from "../our-masks.ts";
import type { PeerEngines } from "../peer-engines.ts";
import { shipment, shipmentSchema } from "../shipment.ts";
import { percentilesOf, walk } from "../walk.ts";
import { describeTypeScript, type Corpus } from "./corpus.ts";
import { boundedMetrics } from "./first-pass.ts";
import { once } from "./peer-walk.ts";

const rounds = 5;
const seenBounds = { p50: 1, p99: 10 };
const stepBounds = { p50: 0.5, p99: 5 };
const parts = ["p50", "p99"] as const;

/** A matcher that has walked the documents once. */
async function seenMatcher(grammar: Grammar, { vocabulary }: Corpus, documents: readonly (readonly number[])[]) {
  const matcher = freshMatcher(grammar, vocabulary);
  await walkAll(matcher, documents);
  return matcher;
}

interface Walked {
  readonly matcher: TokenMatcher;
  readonly documents: readonly (readonly number[])[];
}

/** What a state costs that was seen before: masks, accepted tokens, and taking them back. */
async function costs(walked: readonly Walked[], maskIds: readonly string[], suffix = ""): Promise<Sample> {
  const masks: number[] = [];
  const accepts: number[] = [];
  const rollbacks: number[] = [];
  for (const { matcher, documents } of walked) {
    const later = await walkAll(matcher, documents);
    masks.push(...later.masks);
    accepts.push(...later.accepts);
    rollbacks.push(...rollbackCosts(matcher, documents));
  }
  const maskPercentiles = maskIds.map((id) => percentilesOf(id, masks, parts, id === "mask-seen-us" ? suffix : ""));
  return {
    ...Object.fromEntries(maskPercentiles.flatMap((one) => Object.entries(one))),
    ...percentilesOf("accept-us", accepts, parts, suffix),
    ...percentilesOf("rollback-us", rollbacks, parts, suffix),
  };
}

/** Masks and steps of a second walk over the same documents. */
export function seenStateCases(corpus: Corpus, engines: PeerEngines): readonly BenchCase[] {
  const json = tokensOfDocument(corpus.vocabulary, corpus.json);
  const instance = tokensOfDocument(corpus.vocabulary, {
    name: "shipment",
    text: JSON.stringify(shipment(), undefined, 2),
  });
  const grammars: readonly (readonly [Grammar, readonly number[]])[] = [
    [jsonGrammar(), json],
    [grammarFromJsonSchema(shipmentSchema(false)).grammar, instance],
  ];
  const strict = grammarFromJsonSchema(shipmentSchema(true)).grammar;
  const strictMatcher = once(() => seenMatcher(strict, corpus, [instance]));
  const jsonMatchers = once(() =>
    Promise.all(
      grammars.map(async ([grammar, tokens]) => ({
        matcher: await seenMatcher(grammar, corpus, [tokens]),
        documents: [tokens],
      })),
    ),
  );
  const typescriptMatcher = once(() => seenMatcher(typescriptGrammar(), corpus, corpus.typescriptTokens));
  return [
    {
      name: "states seen before, JSON and a schema",
      corpus: `${corpus.json.name} and a shipment, ${String(json.length + instance.length)} tokens of ${corpus.encoding}, second and later walks`,
      metrics: {
        ...boundedMetrics("mask-seen-us", seenBounds),
        ...boundedMetrics("accept-us", stepBounds),
        ...boundedMetrics("rollback-us", stepBounds),
      },
      rounds,
      ours: { name: "@maze/grammar", round: async () => costs(await jsonMatchers(), ["mask-seen-us"]) },
      peers: [xgrammarSteps(engines, json, instance)],
    },
    {
      name: "states seen before, schema with patterns, formats and bounds",
      corpus: `the same shipment, ${String(instance.length)} tokens of ${corpus.encoding}, second and later walks`,
      metrics: {
        ...boundedMetrics("mask-seen-us", seenBounds, ".schema-patterns"),
        ...boundedMetrics("accept-us", stepBounds, ".schema-patterns"),
        ...boundedMetrics("rollback-us", stepBounds, ".schema-patterns"),
      },
      rounds,
      ours: {
        name: "@maze/grammar",
        round: async () => {
          const walked = { matcher: await strictMatcher(), documents: [instance] };
          return costs([walked], ["mask-seen-us"], ".schema-patterns");
        },
      },
    },
    {
      name: "states seen before, TypeScript",
      corpus: `${describeTypeScript(corpus)}, second and later walks`,
      metrics: {
        ...boundedMetrics("mask-seen-us", seenBounds, ".typescript"),
        ...boundedMetrics("mask-ts-warm-us", { p50: 10, p99: 100 }),
        ...boundedMetrics("accept-us", stepBounds, ".typescript"),
        ...boundedMetrics("rollback-us", stepBounds, ".typescript"),
      },
      rounds,
      ours: {
        name: "@maze/grammar",
        round: async () => {
          const walked = { matcher: await typescriptMatcher(), documents: corpus.typescriptTokens };
          return costs([walked], ["mask-seen-us", "mask-ts-warm-us"], ".typescript");
        },
      },
    },
  ];
}

/** The same walks and steps by the one peer that has them all. */
function xgrammarSteps(engines: PeerEngines, json: readonly number[], instance: readonly number[]): Contender {
  const walkers = once(async () => {
    const engine = await engines.xgrammar();
    const compiled = [
      await engine.compile({ kind: "json" }),
      await engine.compile({ kind: "schema", schema: shipmentSchema(false) }),
    ];
    return Promise.all(compiled.map((one) => engine.walker(one)));
  });
  return {
    name: engines.xgrammarName,
    round: async () => {
      const masks: number[] = [];
      const accepts: number[] = [];
      const rollbacks: number[] = [];
      for (const [index, walker] of (await walkers()).entries()) {
        const tokens = index === 0 ? json : instance;
        walker.reset();
        const later = await walk(walker, tokens);
        masks.push(...later.masks);
        accepts.push(...later.accepts);
        walker.reset();
        for (const token of tokens.slice(0, later.accepts.length)) {
          walker.accept(token);
          const begin = performance.now();
          walker.rollback(1);
          rollbacks.push((performance.now() - begin) * 1000);
          walker.accept(token);
        }
      }
      return {
        ...percentilesOf("mask-seen-us", masks, parts),
        ...percentilesOf("accept-us", accepts, parts),
        ...percentilesOf("rollback-us", rollbacks, parts),
      };
    },
  };
}
