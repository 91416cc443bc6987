import { MazeError } from "@maze/core";
import fc from "fast-check";
import { createGrammarSampler, type Grammar, seededRandom } from "../../src/index.ts";

/** A random sentence; a grammar of which none is found in time is left out of the property. */
export function sentenceOf(grammar: Grammar, seed: number, size = 30): Uint8Array {
  try {
    return createGrammarSampler(grammar, { random: seededRandom(seed), size })();
  } catch (error) {
    fc.pre(!MazeError.is(error, "MAZE_GRAMMAR_LIMIT"));
    throw error;
  }
}
