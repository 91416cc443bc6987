import { isSince } from "../documents/drafts.ts";
import { KIND } from "../formula/formula.ts";
import type { Formula } from "../formula/formula.ts";
import { decimalOf } from "../numbers/decimal.ts";
import { LARGEST_UNIT } from "../numbers/number-multiple.ts";
import { multiplesOf } from "../numbers/number-set.ts";
import type { KeywordReader } from "./keyword-reader.ts";
import type { Translator } from "./translator.ts";

/** `minimum`, `maximum`, `exclusiveMinimum`, `exclusiveMaximum`, `multipleOf`. */
export function translateNumbers(reader: KeywordReader, translator: Translator): Formula[] {
  const { formulas } = translator;
  const result: Formula[] = [];
  const bound = (side: "low" | "high", value: number, inclusive: boolean): void => {
    result.push(formulas.numbers({ kind: "range", [side]: { value: decimalOf(value), inclusive } }));
  };
  const legacy = !isSince(reader.node.resource.draft, "6");
  for (const [side, plain, exclusive] of [
    ["low", "minimum", "exclusiveMinimum"],
    ["high", "maximum", "exclusiveMaximum"],
  ] as const) {
    const value = reader.number(plain);
    if (legacy) {
      const strict = reader.get(exclusive);
      if (strict !== undefined && typeof strict !== "boolean") throw reader.error(exclusive, "true or false");
      if (value !== undefined) bound(side, value, strict !== true);
      continue;
    }
    if (value !== undefined) bound(side, value, true);
    const strict = reader.number(exclusive);
    if (strict !== undefined) bound(side, strict, false);
  }
  const unit = reader.number("multipleOf");
  if (unit !== undefined) result.push(multipleFormula(reader, unit, translator));
  return result;
}

function multipleFormula(reader: KeywordReader, unit: number, translator: Translator): Formula {
  if (unit <= 0) throw reader.error("multipleOf", "greater than 0");
  const exact = decimalOf(unit);
  if (exact.digits > LARGEST_UNIT || Math.abs(exact.exponent) > 100) {
    return translator.unknown(KIND.number, reader.place("multipleOf"), "the automaton of its multiples is too large");
  }
  return translator.formulas.numbers(multiplesOf(exact));
}
