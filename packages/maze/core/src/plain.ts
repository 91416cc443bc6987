/**
 * The part of the vocabulary that needs no schema library: for programs that must start in milliseconds. All of it is in
 * `@maze/core` too.
 *
 * @packageDocumentation
 */
export { throwIfAborted } from "./cancellation.ts";
export { MazeError } from "./maze-error.ts";
export { SYMBOL_KINDS } from "./symbol-kinds.ts";
export { createTextIndex } from "./text-index.ts";
