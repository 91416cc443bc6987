import type { ParserOptions } from "oxc-parser";
import { cost } from "./costs.ts";
import { crudeNeed } from "./crude-need.ts";
import { stackNeed } from "./stack-need.ts";

/** Estimated bytes of native stack up to which a text is parsed right away. The smallest usual stack is 1 MB. */
const SAFE_STACK_NEED = 500_000;

/**
 * Whether a text is so flat for sure that the parser cannot overflow its stack. It recurses over what is nested, and an
 * overflow ends the whole process, so no text may be parsed that is neither flat nor tried before.
 */
export function isSurelyFlat(text: string, { lang }: ParserOptions): boolean {
  if (stackNeed(text, { jsx: lang === "tsx" || lang === "jsx" }) <= SAFE_STACK_NEED) return true;
  return text.length <= SAFE_STACK_NEED / cost.word && crudeNeed(text) <= SAFE_STACK_NEED;
}
