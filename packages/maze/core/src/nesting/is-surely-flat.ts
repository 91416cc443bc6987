import { cost } from "./costs.ts";
import { crudeNeed } from "./crude-need.ts";
import { stackNeed } from "./stack-need.ts";

/** Estimated bytes of native stack up to which a text is parsed right away. The smallest usual stack is 1 MB. */
const SAFE_STACK_NEED = 500_000;

/**
 * Whether a TypeScript or JavaScript text is so flat for sure that the parser cannot overflow its stack. It recurses over
 * what is nested, and an overflow ends the whole process, so no text may be parsed that is neither flat nor tried before.
 * `lang` is that of oxc-parser: `ts`, `tsx`, `js`, `jsx` or `dts`.
 *
 * @example
 * ```ts
 * import { isSurelyFlat } from "@maze/core/nesting";
 * isSurelyFlat("f(".repeat(5000), { lang: "ts" }); // => false
 * isSurelyFlat("f([1, { a: 2 }]);\n".repeat(5000), { lang: "ts" }); // => true
 * isSurelyFlat("x = ".concat("!".repeat(10_000), "1"), { lang: "ts" }); // => false
 * ```
 */
export function isSurelyFlat(text: string, { lang }: { readonly lang?: string | undefined }): boolean {
  if (stackNeed(text, { jsx: lang === "tsx" || lang === "jsx" }) <= SAFE_STACK_NEED) return true;
  return text.length <= SAFE_STACK_NEED / cost.word && crudeNeed(text) <= SAFE_STACK_NEED;
}
