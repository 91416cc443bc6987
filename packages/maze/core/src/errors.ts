import { MazeError } from "./maze-error.ts";

/** One row of a package's code table. */
export interface ErrorCodeEntry {
  /** What the code means. */
  readonly summary: string;
  /** What to do about it. */
  readonly hint: string;
}

/** Codes that `@maze/core` raises. A retired code is never given another meaning. */
export const coreErrorCodes = {
  MAZE_CORE_ABORTED: {
    summary: "The operation was cancelled through its AbortSignal.",
    hint: "Run it again when you want its result.",
  },
  MAZE_CORE_OFFSET_OUT_OF_RANGE: {
    summary: "An offset, line or byte position lies outside the text it was used with.",
    hint: "Compute the offset from the same version of the text.",
  },
  MAZE_CORE_OVERLAPPING_EDITS: {
    summary: "Two text edits change the same characters, so their result is not defined.",
    hint: "Merge the edits, or apply them one after the other.",
  },
  MAZE_CORE_DUPLICATE_REGISTRATION: {
    summary: "Two implementations were registered under one id.",
    hint: "Give each implementation its own id.",
  },
  MAZE_CORE_UNKNOWN_IMPLEMENTATION: {
    summary: "An id was asked for that no implementation is registered under.",
    hint: "Use one of the ids that the message lists, or register the implementation first.",
  },
  MAZE_CORE_SPEC_VERSION: {
    summary: "An implementation was written for another version of its interface.",
    hint: "Install the version of the plugin that fits this version of @maze/core.",
  },
  MAZE_CORE_INVALID_DATA: {
    summary: "Data that crosses a room does not fit its schema.",
    hint: "The message names the path of the first value that does not fit.",
  },
  MAZE_CORE_UNKNOWN_SCHEMA: {
    summary: "A JSON Schema was asked for under a name that is not published.",
    hint: "Use one of JSON_SCHEMA_NAMES.",
  },
  MAZE_CORE_NONCONFORMING: {
    summary: "A conformance check found that an implementation breaks the contract of its interface.",
    hint: "Compare the implementation with the docstring of the interface; the message names the rule.",
  },
  MAZE_CORE_CLOSED: {
    summary: "A fake of @maze/core/testing was used after it had been closed.",
    hint: "Close it after its last use.",
  },
  MAZE_CORE_FAKE_UNPREPARED: {
    summary: "A fake of @maze/core/testing was asked for something that it was not given an answer for.",
    hint: "Give the fake the answer in its options.",
  },
  MAZE_CORE_UNEXPECTED: {
    summary: "Something that is not a MazeError was thrown; this is a bug.",
    hint: "Please report it with the details.",
  },
} as const satisfies Record<string, ErrorCodeEntry>;

/** A code that `@maze/core` raises. */
export type CoreErrorCode = keyof typeof coreErrorCodes;

/**
 * Turns anything that was thrown into a `MazeError`, keeping a `MazeError` as it is. What an AbortSignal throws
 * (`AbortError`, and `TimeoutError` of `AbortSignal.timeout`) becomes MAZE_CORE_ABORTED.
 *
 * @example
 * ```ts
 * import { toMazeError } from "@maze/core";
 * toMazeError(new TypeError("x is undefined")).code; // => "MAZE_CORE_UNEXPECTED"
 * toMazeError(new DOMException("stop", "AbortError")).code; // => "MAZE_CORE_ABORTED"
 * ```
 */
export function toMazeError(thrown: unknown): MazeError {
  if (MazeError.is(thrown)) return thrown;
  const message = thrown instanceof Error ? thrown.message : textOf(thrown);
  if (isAbortion(thrown)) {
    return new MazeError({
      code: "MAZE_CORE_ABORTED",
      message: `cancelled: ${message}`,
      hint: coreErrorCodes.MAZE_CORE_ABORTED.hint,
      cause: thrown,
    });
  }
  return new MazeError({
    code: "MAZE_CORE_UNEXPECTED",
    message,
    hint: coreErrorCodes.MAZE_CORE_UNEXPECTED.hint,
    cause: thrown,
  });
}

function isAbortion(thrown: unknown): boolean {
  if (thrown instanceof DOMException && thrown.name === "TimeoutError") return true;
  return thrown instanceof Error && thrown.name === "AbortError";
}

function textOf(thrown: unknown): string {
  try {
    return String(thrown);
  } catch {
    // An object whose conversion to text throws still has a kind.
    return Object.prototype.toString.call(thrown);
  }
}
