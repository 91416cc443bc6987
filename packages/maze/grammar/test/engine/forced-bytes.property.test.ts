import { MazeError } from "@maze/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compileGrammar, createMatcher, type Grammar, type Matcher } from "../../src/index.ts";
import { createReferenceMatcher } from "../../src/testing/index.ts";
import { ALPHABET, someGrammar, wordsUpTo, type GrammarShape } from "../arbitraries/random-grammar.ts";

const encoder = new TextEncoder();
const BYTES = [...encoder.encode(ALPHABET)];
/** More than any random grammar forces within what is compared. */
const LIMIT = 6;

function matcherOf(grammar: Grammar): Matcher | undefined {
  try {
    return createMatcher(compileGrammar(grammar));
  } catch (error) {
    if (MazeError.is(error, "MAZE_GRAMMAR_DEAD")) return undefined;
    throw error;
  }
}

/** The bytes that must come next, one by one, as the reference has it. */
function forcedBy(reference: ReturnType<typeof createReferenceMatcher>, prefix: Uint8Array): number[] {
  const forced: number[] = [];
  for (let state = reference.after(prefix); state && !state.accepting && forced.length < LIMIT;) {
    const next = BYTES.filter((byte) => state?.next(byte) !== undefined);
    const [only] = next;
    if (only === undefined || next.length > 1) break;
    forced.push(only);
    state = state.next(only);
  }
  return forced;
}

function forcesWhatReferenceForces(grammar: Grammar): void {
  const matcher = matcherOf(grammar);
  if (!matcher) return;
  const reference = createReferenceMatcher(grammar);
  for (const word of wordsUpTo(3)) {
    const prefix = encoder.encode(word);
    if (matcher.prefixLength(prefix) < prefix.length) continue;
    matcher.acceptBytes(prefix);
    expect({ word, forced: [...matcher.forcedBytes(LIMIT)] }).toEqual({ word, forced: forcedBy(reference, prefix) });
    const next = BYTES.some((byte) => reference.after(prefix)?.next(byte) !== undefined);
    expect({ word, status: matcher.status() }).toEqual({
      word,
      status: next ? "open" : reference.accepts(prefix) ? "complete" : "dead",
    });
    matcher.rollback(1);
  }
}

describe.each<[string, GrammarShape]>([
  ["patterns and rules", {}],
  ["tokens with trivia and restrictions", { tokens: true, spaced: true }],
  ["parametric rules", { parametric: true }],
])("forced bytes and status of random grammars with %s", (_, shape) => {
  it("are those of the reference matcher at every prefix", () => {
    fc.assert(fc.property(someGrammar(shape), forcesWhatReferenceForces), { numRuns: 60 });
  });
});
