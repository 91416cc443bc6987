import { Script } from "node:vm";
import type { Determinism } from "./determinism.ts";
import type { TimeBox } from "./time-box.ts";

export type Evaluated = { value: unknown } | { thrown: unknown };

/** Evaluates JavaScript expressions in strict mode over named values, each within its time. */
export function createExpressionEvaluator(room: {
  locals: readonly string[];
  bound: readonly unknown[];
  determinism: Determinism;
  timeBox: TimeBox;
  stepMs: number;
}): (sources: readonly string[]) => Evaluated[] {
  const { locals, bound, determinism, timeBox, stepMs } = room;

  function evaluate(source: string): Evaluated {
    determinism.refused = undefined;
    try {
      checkExpression(source);
      // The point of this process is to run such text.
      // eslint-disable-next-line @typescript-eslint/no-implied-eval
      const make = new Function(...locals, `"use strict"; return (${source}\n);`) as (...values: unknown[]) => unknown;
      const value = make(...bound);
      const refused = (determinism as { refused: string | undefined }).refused;
      return refused === undefined ? { value } : { thrown: new Error(refused) };
    } catch (thrown) {
      return { thrown };
    }
  }

  return (sources) => {
    const results: Evaluated[] = [];
    while (results.length < sources.length) {
      const until = Math.min(results.length + 256, sources.length);
      const work = (end: number) => (): void => {
        while (results.length < end) results.push(evaluate(sources[results.length] as string));
      };
      determinism.strict = true;
      try {
        if (timeBox.run(work(until), stepMs)) continue;
        // The machine may have stalled: the one that was running gets its whole time once more.
        if (!timeBox.run(work(results.length + 1), stepMs)) {
          results.push({ thrown: new Error(`it ran over ${String(stepMs)} ms`) });
        }
      } finally {
        determinism.strict = false;
      }
    }
    return results;
  };
}

/** One expression and nothing after it: text that closes our parenthesis does not also close this bracket. */
function checkExpression(source: string): void {
  if (!isBalanced(source)) new Script(`[${source}\n]`);
}

const STRINGS = /"[^"\\\n\r]*"|'[^'\\\n\r]*'/g;
/** What could hide a bracket, or be one that is hidden. */
const OPAQUE = /["'`\\/]|<!--|-->/;

/** Whether a text surely closes no bracket that it did not open, so that the parser need not be asked. */
function isBalanced(source: string): boolean {
  const text = source.replace(STRINGS, "0");
  if (OPAQUE.test(text)) return false;
  let depth = 0;
  for (let i = 0; i < text.length && depth >= 0; i++) {
    const character = text[i];
    if (character === "(" || character === "[" || character === "{") depth++;
    else if (character === ")" || character === "]" || character === "}") depth--;
  }
  return depth === 0;
}
