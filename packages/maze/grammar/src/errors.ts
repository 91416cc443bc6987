import type { ErrorCodeEntry } from "@maze/core";

/** Codes that `@maze/grammar` raises. A retired code is never given another meaning. */
export const grammarErrorCodes = {
  MAZE_GRAMMAR_SYNTAX: {
    summary: "A grammar, pattern or schema text could not be read.",
    hint: "Correct the text at the place that the message names.",
  },
  MAZE_GRAMMAR_UNSUPPORTED: {
    summary:
      "The text uses a construct that has no meaning here, or the target dialect cannot say what the grammar says.",
    hint: "Rewrite the construct that the message names, or choose another dialect.",
  },
  MAZE_GRAMMAR_UNDEFINED: {
    summary: "A rule, terminal or kind of trivia is used but not defined.",
    hint: "Define the name, or correct its spelling.",
  },
  MAZE_GRAMMAR_DEAD: {
    summary: "The grammar derives no text at all.",
    hint: "Give the rule that the message names an alternative that ends.",
  },
  MAZE_GRAMMAR_LIMIT: {
    summary: "A grammar, vocabulary or input goes past a limit.",
    hint: "Make the construct that the message names smaller, or raise the limit where an option names it.",
  },
  MAZE_GRAMMAR_VOCABULARY: {
    summary: "A vocabulary file could not be read.",
    hint: "Check that the file is complete and of the format that was named.",
  },
  MAZE_GRAMMAR_TOKEN: {
    summary: "A token was accepted that the mask does not allow, or that the vocabulary does not have.",
    hint: "Accept only tokens of the mask; `why` tells what was expected.",
  },
} as const satisfies Record<string, ErrorCodeEntry>;

/** A code that `@maze/grammar` raises. */
export type GrammarErrorCode = keyof typeof grammarErrorCodes;
