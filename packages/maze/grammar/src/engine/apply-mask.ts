import { MazeError } from "@maze/core";
import type { GrammarErrorCode } from "../errors.ts";
import type { TokenMatcher } from "./matcher.ts";

/**
 * Sets the logits of all tokens outside a mask to minus infinity, in place.
 *
 * @throws MazeError `MAZE_GRAMMAR_LIMIT` when there are more logits than the mask has bits.
 * @example
 * ```ts
 * import { applyMask } from "@maze/grammar";
 * const logits = Float32Array.of(1, 2, 3);
 * applyMask(logits, Uint32Array.of(0b101));
 * [...logits]; // => [1, -Infinity, 3]
 * ```
 */
export function applyMask(logits: Float32Array, mask: Uint32Array): void {
  if (logits.length > mask.length * 32) {
    throw new MazeError<GrammarErrorCode>({
      code: "MAZE_GRAMMAR_LIMIT",
      message: `${String(logits.length)} logits do not fit a mask of ${String(mask.length)} words`,
      hint: "Compile the grammar with the vocabulary of the model.",
    });
  }
  for (let start = 0, word = 0; start < logits.length; start += 32, word++) {
    const bits = mask[word] as number;
    const end = Math.min(start + 32, logits.length);
    if (bits === 0) logits.fill(Number.NEGATIVE_INFINITY, start, end);
    else if (bits !== 0xffffffff) {
      for (let i = start; i < end; i++) if (((bits >>> (i & 31)) & 1) === 0) logits[i] = Number.NEGATIVE_INFINITY;
    }
  }
}

/**
 * The masks of several matchers, one after the other in one array: row i, of `maskWords` words, is that of matcher i.
 *
 * @throws MazeError `MAZE_GRAMMAR_LIMIT` when the array is too short.
 */
export function maskBatch(matchers: readonly TokenMatcher[], out: Uint32Array): void {
  let start = 0;
  for (const matcher of matchers) {
    matcher.mask(out.subarray(start, start + matcher.maskWords));
    start += matcher.maskWords;
  }
}
