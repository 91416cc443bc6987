import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createMatcher, compileGrammar, createVocabulary, encodeBytes, type Grammar } from "@maze/grammar";
import { parseGrammar } from "@maze/grammar/dialects";
import { jsonGrammar } from "@maze/grammar/languages";
import { grammarFromJsonSchema } from "@maze/grammar/schema";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { expect, test } from "vitest";
import { byteLevelText } from "../src/masks/byte-level.ts";
import { firstPass } from "../src/masks/cases/first-pass.ts";
import { peerWalk } from "../src/masks/cases/peer-walk.ts";
import { freshMatcher, matcherWalker, rollbackCosts, walkAll } from "../src/masks/our-masks.ts";
import { pathologies, slowestSteps, walkPathology } from "../src/masks/pathological.ts";
import { runProgram } from "../src/masks/run-program.ts";
import { isMisjudged, schemaDifferential } from "../src/masks/schema-differential.ts";
import { shipment, shipmentSchema } from "../src/masks/shipment.ts";
import { percentilesOf, walk } from "../src/masks/walk.ts";
import { vocabularyOf } from "../src/masks/vocabularies.ts";
import { runCase } from "../src/run-case.ts";

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const bytewise = createVocabulary({
  tokens: Array.from({ length: 256 }, (_, byte) => Uint8Array.of(byte)),
  special: { "<end>": 256 },
  eos: ["<end>"],
  mergesById: true,
  pieces: "[^]",
});

function accepts(grammar: Grammar, text: string): boolean {
  const matcher = createMatcher(compileGrammar(grammar));
  const bytes = utf8(text);
  if (matcher.prefixLength(bytes) < bytes.length) return false;
  matcher.acceptBytes(bytes);
  return matcher.isAccepting();
}

test("a walk measures every position and ends where a token is refused", async () => {
  const begin = () => matcherWalker(freshMatcher(jsonGrammar(), bytewise));
  const whole = await walk(begin(), [...utf8("[1, 2]")]);
  expect([whole.masks.length, whole.accepts.length, whole.refusedAt]).toEqual([6, 6, undefined]);
  const wrong = await walk(begin(), [...utf8("[1}2]")]);
  expect([wrong.masks.length, wrong.accepts.length, wrong.refusedAt]).toEqual([3, 2, 2]);
  const none = await walk(begin(), [...utf8("[1]")], { milliseconds: -1 });
  expect(none.masks).toEqual([]);
});

test("our own walk takes no refusal and no unfinished text for a measurement", async () => {
  const matcher = freshMatcher(jsonGrammar(), bytewise);
  await expect(walkAll(matcher, [[...utf8("[1}")]])).rejects.toThrow("token 2 of document 0 is refused");
  await expect(walkAll(matcher, [[...utf8("[1")]])).rejects.toThrow("document 0 is not accepted at its end");
  expect(rollbackCosts(matcher, [[...utf8("[1]")]])).toHaveLength(3);
});

test("percentiles carry the names of their metrics", () => {
  expect(percentilesOf("x-us", [1, 2, 3], ["p50", "max"], ".cl100k_base")).toEqual({
    "x-us.p50.cl100k_base": 2,
    "x-us.max.cl100k_base": 3,
  });
});

test("a first walk is measured beside a peer, and a peer that stops is told of", async () => {
  const tokens = [...utf8('{"a": [1, 2, {"b": "a longer text"}], "c": null}')];
  const said: string[] = [];
  const peer = (name: string, grammar: Grammar) =>
    peerWalk({
      name,
      id: "mask-us",
      tokens,
      milliseconds: 10_000,
      say: (line) => said.push(line),
      begin: () => matcherWalker(freshMatcher(grammar, bytewise)),
    });
  const withoutC = grammarFromJsonSchema({ properties: { c: { type: "string" } } }).grammar;
  const result = await runCase(
    firstPass({
      id: "mask-us",
      name: "a document",
      corpus: "a document",
      grammar: jsonGrammar(),
      vocabulary: bytewise,
      documents: [tokens],
      bounds: { p50: 1_000, p99: 10_000, max: 100_000 },
      rounds: 2,
      peers: [peer("all of it", jsonGrammar()), peer("a part", withoutC)],
    }),
  );
  expect(Object.keys(result.ours.spreads)).toEqual(["mask-us.p50", "mask-us.p99", "mask-us.max"]);
  expect(result.ours.spreads["mask-us.p50"]?.median).toBeGreaterThan(0);
  expect(new Set(said)).toEqual(new Set(["mask-us: a part walked 44 of 48 positions, then it refuses the token"]));
  const other = peer("nothing", grammarFromJsonSchema({ type: "string" }).grammar);
  await expect(other.round()).rejects.toThrow("nothing made 1 masks of mask-us");
});

test.each([false, true])("the shipment is valid and its grammar tells it from others (strict: %s)", (strict) => {
  const schema = shipmentSchema(strict);
  const ajv = new Ajv2020({ strict: false });
  addFormats.default(ajv);
  expect(ajv.validate(schema, shipment())).toBe(true);
  const { grammar, leftToValidation } = grammarFromJsonSchema(schema);
  expect(leftToValidation).toEqual([]);
  expect(accepts(grammar, JSON.stringify(shipment(), undefined, 2))).toBe(true);
  const changed = { ...shipment(), reference: "any" };
  expect(accepts(grammar, JSON.stringify(changed))).toBe(!strict);
  expect(accepts(grammar, JSON.stringify({ ...shipment(), priority: "none" }))).toBe(false);
});

test("the part of TypeScript that peers get takes sources and refuses what is none", () => {
  const text = readFileSync(join(import.meta.dirname, "../src/masks/typescript-part.ebnf"), "utf8");
  const grammar = parseGrammar(text, { dialect: "xgrammar" });
  expect(
    accepts(
      grammar,
      "import { a } from './b';\nexport class C<T> extends D {\n  private x?: T[] = [];\n  f(y: number): void { return this.x?.map((z) => `${z}!`) as any; }\n}\n",
    ),
  ).toBe(true);
  expect(accepts(grammar, "export class C { f(y: number) { return ; }")).toBe(false);
});

test("each pathological input is walked to its end or refused with a limit", () => {
  for (const pathology of pathologies(0.002)) {
    const walk = walkPathology(pathology, bytewise, 10_000);
    expect(walk.refused, pathology.name).toBeUndefined();
    const slower = { steps: { ...walk.steps, mask: walk.steps.mask.map((one) => one * 2) } };
    const steps = slowestSteps([slower, walk]);
    expect(steps.mask).toBe(Math.max(...walk.steps.mask));
    for (const value of Object.values(steps)) expect(value).toBeGreaterThan(0);
    expect(accepts(pathology.grammar(), pathology.text), pathology.name).toBe(true);
  }
});

test("generated values are judged by grammar and validator alike", () => {
  const { schemas, valid, invalid, wrongAccept, wrongReject } = schemaDifferential({
    schemas: 24,
    values: 12,
    seed: 3,
  });
  expect(schemas).toBeGreaterThan(6);
  expect(valid).toBeGreaterThan(10);
  expect(invalid).toBeGreaterThan(10);
  expect({ wrongAccept, wrongReject }).toEqual({ wrongAccept: [], wrongReject: [] });
});

test("a schema is left out where the validator keeps what a failed condition has evaluated", () => {
  const condition = { required: ["z"], unevaluatedProperties: true };
  const schema = { unevaluatedProperties: false, if: condition, then: { type: "string" } };
  const { grammar } = grammarFromJsonSchema(schema);
  // The condition fails, so nothing has evaluated "a" (2020-12 core, section 10.2.2 and 11.3).
  expect(accepts(grammar, '{"a":1}')).toBe(false);
  expect(new Ajv2020({ strict: false }).validate(schema, { a: 1 })).toBe(true);
  expect([isMisjudged(schema), isMisjudged({ not: schema }), isMisjudged({ if: {}, then: {} })]).toEqual([
    true,
    true,
    false,
  ]);
});

test("published vocabularies encode, and are written in the alphabet that peers read", () => {
  const vocabulary = vocabularyOf("cl100k_base");
  const tokens = encodeBytes(vocabulary, utf8("hello world\n"));
  expect(tokens).toEqual([15339, 1917, 198]);
  expect(tokens.map((id) => byteLevelText(vocabulary.tokenBytes(id)))).toEqual(["hello", "Ġworld", "Ċ"]);
});

test("a program in a fresh process prints what it measured, and its failure is one", { timeout: 60_000 }, () => {
  expect(runProgram("compile-cold", "json")["compile-ms.json"]).toBeGreaterThan(0);
  expect(() => runProgram("compile-cold", "none")).toThrow('no grammar is called "none"');
});
