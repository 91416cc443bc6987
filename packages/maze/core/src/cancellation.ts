import { MazeError } from "./maze-error.ts";

/**
 * Throws when the signal is aborted; long loops call it at each step.
 *
 * @throws {MazeError} MAZE_CORE_ABORTED
 * @example
 * ```ts
 * import { throwIfAborted } from "@maze/core";
 * throwIfAborted(undefined); // => undefined
 * throwIfAborted(AbortSignal.abort()); // => throws MAZE_CORE_ABORTED
 * ```
 */
export function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted !== true) return;
  throw new MazeError({
    code: "MAZE_CORE_ABORTED",
    message: "the operation was cancelled",
    hint: "Run it again when you want its result.",
    cause: signal.reason,
  });
}
