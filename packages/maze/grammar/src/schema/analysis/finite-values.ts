import { KIND } from "../formula/formula.ts";
import type { Formula } from "../formula/formula.ts";
import { theseNumbers } from "../numbers/number-set.ts";
import { theseStrings } from "../strings/string-set.ts";
import type { Analysis } from "./analysis.ts";
import { LITERALS } from "../formula/formulas.ts";

/** A formula for each value that a formula allows, where they are finitely many scalars; undefined otherwise. */
export function finiteValues(formula: Formula, analysis: Analysis): Formula[] | undefined {
  const { formulas } = analysis;
  if (analysis.arraysOf(formula).length > 0 || analysis.objectsOf(formula).length > 0) return undefined;
  const numbers = analysis.numbersOf(formula);
  const { set: strings } = analysis.stringsOf(formula);
  if (numbers.kind !== "values" || numbers.excluded || strings.kind !== "values" || strings.excluded) return undefined;
  const words = analysis.literalsOf(formula);
  return [
    ...LITERALS.filter(([, text]) => words.includes(text)).map(([kind]) => formulas.kinds(kind)),
    ...numbers.values.map((value) =>
      formulas.and([formulas.kinds(KIND.number), formulas.numbers(theseNumbers([value]))]),
    ),
    ...Array.from(strings.values, (value) =>
      formulas.and([formulas.kinds(KIND.string), formulas.strings(theseStrings([value]))]),
    ),
  ];
}
