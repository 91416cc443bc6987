import { MazeError } from "@maze/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  compileGrammar,
  createMatcher,
  type CompiledGrammar,
  type Grammar,
  type TokenMatcher,
} from "../../src/index.ts";
import type { MaskVocabulary } from "../../src/index.ts";
import { someGrammar, wordsUpTo, type GrammarShape } from "../arbitraries/random-grammar.ts";
import { smallVocabulary } from "./small-vocabulary.ts";

const encoder = new TextEncoder();
const WORDS = wordsUpTo(2).filter((word) => word !== "");
const vocabulary = smallVocabulary(WORDS.map((word) => encoder.encode(word)));
const EOS = WORDS.length;

type Step = number | readonly number[];
type Operation =
  /** Goes on by one of the tokens that are allowed, or by one that is not. */
  | { readonly do: "accept"; readonly choice: number; readonly allowed: boolean }
  | { readonly do: "bytes"; readonly word: string }
  | { readonly do: "rollback"; readonly part: number }
  | { readonly do: "reset" | "fork" | "restore" };

const operation: fc.Arbitrary<Operation> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ do: fc.constant("accept" as const), choice: fc.nat(30), allowed: fc.constant(true) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant("accept" as const), choice: fc.nat(30), allowed: fc.constant(false) }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("bytes" as const), word: fc.constantFrom(...wordsUpTo(3)) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant("rollback" as const), part: fc.nat(3) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom("reset" as const, "fork" as const, "restore" as const) }) },
);

/** All that can be seen of a matcher. */
function seen(matcher: TokenMatcher): unknown {
  return {
    steps: matcher.serialize().steps,
    allowed: matcher.allowedTokens(EOS + 1),
    canAccept: Array.from({ length: EOS + 1 }, (_, id) => id).filter((id) => matcher.canAccept(id)),
    accepting: matcher.isAccepting(),
    status: matcher.status(),
    expected: matcher.expected(),
    forced: [...matcher.forcedBytes(8)],
  };
}

function replayed(compiled: CompiledGrammar<MaskVocabulary>, steps: readonly Step[]): TokenMatcher {
  const matcher = createMatcher(compiled);
  for (const step of steps) {
    if (typeof step === "number") matcher.accept(step);
    else matcher.acceptBytes(Uint8Array.from(step));
  }
  return matcher;
}

/** The history after the step where the matcher takes it; where it does not, it says so and stays where it was. */
function tried(matcher: TokenMatcher, steps: readonly Step[], step: Step): readonly Step[] {
  const before = seen(matcher);
  try {
    if (typeof step === "number") matcher.accept(step);
    else matcher.acceptBytes(Uint8Array.from(step));
    return [...steps, step];
  } catch (error) {
    if (!MazeError.is(error, "MAZE_GRAMMAR_TOKEN")) throw error;
    expect(seen(matcher)).toEqual(before);
    return steps;
  }
}

function followsHistory(grammar: Grammar, operations: readonly Operation[]): void {
  let compiled: CompiledGrammar<MaskVocabulary>;
  let matcher: TokenMatcher;
  try {
    compiled = compileGrammar(grammar, { vocabulary });
    matcher = createMatcher(compiled);
  } catch (error) {
    if (MazeError.is(error, "MAZE_GRAMMAR_DEAD")) return;
    throw error;
  }
  let steps: readonly Step[] = [];
  for (const next of operations) {
    if (next.do === "accept") {
      const allowed = matcher.allowedTokens(EOS + 1);
      const ids = next.allowed
        ? allowed
        : Array.from({ length: EOS + 1 }, (_, id) => id).filter((id) => !allowed.includes(id));
      const token = ids[next.choice % Math.max(1, ids.length)];
      if (token === undefined) continue;
      const after = tried(matcher, steps, token);
      expect(after.length - steps.length).toBe(next.allowed ? 1 : 0);
      steps = after;
    } else if (next.do === "bytes") steps = tried(matcher, steps, [...encoder.encode(next.word)]);
    else if (next.do === "rollback") {
      const count = Math.floor((steps.length * next.part) / 3);
      matcher.rollback(count);
      steps = steps.slice(0, steps.length - count);
    } else if (next.do === "reset") {
      matcher.reset();
      steps = [];
    } else if (next.do === "restore") {
      const other = createMatcher(compiled);
      other.restore(matcher.serialize());
      matcher = other;
    } else {
      const original = matcher;
      const before = seen(original);
      matcher = original.fork();
      // What the copy does is not seen in the original, nor the other way round.
      tried(original.fork(), steps, 0);
      expect(seen(original)).toEqual(before);
      original.reset();
    }
    expect(seen(matcher)).toEqual(seen(replayed(compiled, steps)));
  }
}

describe.each<[string, GrammarShape]>([
  ["patterns and rules", {}],
  ["tokens with trivia", { tokens: true, spaced: true }],
  ["everything", { tokens: true, spaced: true, parametric: true, embedded: true }],
])("a matcher of random grammars with %s", (_, shape) => {
  it("is, after any steps, steps back, forks and resets, where a new one is after the steps that are left", () => {
    fc.assert(fc.property(someGrammar(shape), fc.array(operation, { minLength: 1, maxLength: 12 }), followsHistory), {
      numRuns: 60,
    });
  });
});

it("refuses to take back more steps than there were", () => {
  const grammar = {
    start: "s",
    rules: { s: { body: { kind: "pattern", pattern: { kind: "text", text: "ab" } } } },
    terminals: {},
    trivia: {},
  } as const;
  const matcher = createMatcher(compileGrammar(grammar, { vocabulary }));
  matcher.accept(WORDS.indexOf("a"));
  for (const count of [2, -1, 0.5, Number.NaN])
    expect(() => {
      matcher.rollback(count);
    }).toThrow(expect.objectContaining({ code: "MAZE_GRAMMAR_TOKEN" }));
  expect(matcher.serialize().steps).toEqual([WORDS.indexOf("a")]);
});
