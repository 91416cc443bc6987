import { MazeError } from "@maze/core";

/** A schema that cannot be read at a place. */
export function malformed(pointer: string, what: string): MazeError {
  return new MazeError({
    code: "MAZE_GRAMMAR_SYNTAX",
    message: `the schema at ${pointer === "" ? "its root" : pointer}: ${what}`,
    hint: "Correct the schema at the place that the message names.",
    details: { pointer },
  });
}

/** A schema with a construct that has no grammar. */
export function unsupported(pointer: string, keyword: string, what: string, hint?: string): MazeError {
  return new MazeError({
    code: "MAZE_GRAMMAR_UNSUPPORTED",
    message: `${keyword} at ${pointer === "" ? "the root" : pointer}: ${what}`,
    hint: hint ?? "Rewrite the keyword that the message names.",
    details: { pointer, keyword },
  });
}
