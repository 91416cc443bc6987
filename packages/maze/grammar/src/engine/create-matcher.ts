import { MazeError } from "@maze/core";
import type { GrammarErrorCode } from "../errors.ts";
import type { CompiledGrammar } from "./compile-grammar.ts";
import { REFUSED } from "./recognizer.ts";

/** Follows one text through a grammar. */
export interface Matcher {
  /**
   * Goes on by bytes.
   *
   * @throws MazeError `MAZE_GRAMMAR_TOKEN` when no text of the language goes on like this; the matcher stays where it was.
   */
  acceptBytes(bytes: Uint8Array): void;
  /** How many of the bytes can be accepted from here. Does not move. */
  prefixLength(bytes: Uint8Array): number;
  /** True when the text so far is in the language. */
  isAccepting(): boolean;
  /** Goes back to the beginning. */
  reset(): void;
}

/**
 * A matcher at the beginning of a text.
 *
 * @example
 * ```ts
 * import { choice, compileGrammar, createMatcher, rule, sequence } from "@maze/grammar";
 * const nested = { start: "s", rules: { s: { body: choice("x", sequence("(", rule("s"), ")")) } }, terminals: {}, trivia: {} };
 * const matcher = createMatcher(compileGrammar(nested));
 * matcher.acceptBytes(new TextEncoder().encode("((x"));
 * matcher.isAccepting(); // => false
 * matcher.prefixLength(new TextEncoder().encode(")))")); // => 2
 * ```
 */
export function createMatcher(compiled: CompiledGrammar): Matcher {
  const { recognizer } = compiled;
  let situation = recognizer.start;
  return {
    acceptBytes(bytes) {
      let next = situation;
      for (let i = 0; i < bytes.length; i++) {
        next = recognizer.step(next, bytes[i] as number);
        if (next === REFUSED) throw refused(bytes, i);
      }
      situation = next;
    },
    prefixLength(bytes) {
      let next = situation;
      for (let i = 0; i < bytes.length; i++) {
        next = recognizer.step(next, bytes[i] as number);
        if (next === REFUSED) return i;
      }
      return bytes.length;
    },
    isAccepting: () => recognizer.mayEnd(situation),
    reset() {
      situation = recognizer.start;
    },
  };
}

function refused(bytes: Uint8Array, at: number): MazeError<GrammarErrorCode> {
  const text = new TextDecoder().decode(bytes.subarray(Math.max(0, at - 20), at + 10));
  return new MazeError<GrammarErrorCode>({
    code: "MAZE_GRAMMAR_TOKEN",
    message: `the grammar does not allow byte ${String(at)} of ${JSON.stringify(text)}`,
    hint: "Accept only what the mask allows.",
    details: { offset: at },
  });
}
