import { MazeError } from "@maze/core";

/** What is wrong with a vocabulary file. */
export const vocabularyError = (message: string, cause?: unknown): MazeError<"MAZE_GRAMMAR_VOCABULARY"> =>
  new MazeError({ code: "MAZE_GRAMMAR_VOCABULARY", message, cause });

/** What goes past a limit. */
export const vocabularyLimit = (message: string): MazeError<"MAZE_GRAMMAR_LIMIT"> =>
  new MazeError({ code: "MAZE_GRAMMAR_LIMIT", message });
