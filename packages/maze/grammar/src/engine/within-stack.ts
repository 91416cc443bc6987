import { MazeError } from "@maze/core";
import type { GrammarErrorCode } from "../errors.ts";

/**
 * Runs work that recurses along a grammar. A grammar that nests deeper than the call stack is refused by a limit error
 * that says so; every other error passes.
 */
export function withinStack<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof RangeError) || !/call stack/.test(error.message)) throw error;
    throw new MazeError<GrammarErrorCode>({
      code: "MAZE_GRAMMAR_LIMIT",
      message: "the grammar nests deeper, or has longer sequences that may all be empty, than can be worked on",
      hint: "Split deep or very long patterns and sequences into rules or lexemes.",
      cause: error,
    });
  }
}
