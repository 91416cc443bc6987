import { emptyWord, text } from "../pattern/pattern-builders.ts";
import { choice, pattern } from "./expression-builders.ts";
import { canonicalText } from "./grammar-hash.ts";
import type { ChoiceExpression, Expression, RepeatExpression, SequenceExpression } from "./grammar.ts";
import { mapExpression } from "./map-expression.ts";

/** Derives the empty word only. */
const nothingMore = pattern(emptyWord);
/** Derives nothing, not even the empty word. */
export const never: Expression = choice();

export const isNever = (part: Expression): boolean =>
  (part.kind === "choice" && part.options.length === 0) ||
  (part.kind === "pattern" && part.pattern.kind === "alternate" && part.pattern.options.length === 0);
const isEmptyWord = (part: Expression): boolean =>
  part.kind === "pattern" && part.pattern.kind === "text" && part.pattern.text === "";

const textOf = (part: Expression | undefined): string | undefined =>
  part?.kind === "pattern" && part.pattern.kind === "text" ? part.pattern.text : undefined;

function simplifySequence({ items }: SequenceExpression): Expression {
  const flat = items.flatMap((item) => (item.kind === "sequence" ? item.items : [item]));
  if (flat.some(isNever)) return never;
  const joined: Expression[] = [];
  for (const item of flat) {
    if (isEmptyWord(item)) continue;
    const [before, after] = [textOf(joined.at(-1)), textOf(item)];
    if (before !== undefined && after !== undefined) joined.splice(-1, 1, pattern(text(before + after)));
    else joined.push(item);
  }
  const [only] = joined;
  if (only === undefined) return nothingMore;
  return joined.length === 1 ? only : { kind: "sequence", items: joined };
}

function simplifyChoice({ options }: ChoiceExpression): Expression {
  const flat = options.flatMap((option) => (option.kind === "choice" ? option.options : [option]));
  const distinct = new Map(flat.filter((option) => !isNever(option)).map((option) => [canonicalText(option), option]));
  const kept = [...distinct.values()];
  const [only] = kept;
  return only !== undefined && kept.length === 1 ? only : { kind: "choice", options: kept };
}

function simplifyRepeat(part: RepeatExpression): Expression {
  const { item, min, max, separator } = part;
  if (max !== null && max < min) return never;
  if (max === 0) return nothingMore;
  if (isNever(item)) return min === 0 ? nothingMore : never;
  if (min === 1 && max === 1) return item;
  if (separator !== undefined && isNever(separator)) {
    return min > 1 ? never : { kind: "repeat", item, min, max: 1 };
  }
  if (separator !== undefined && isEmptyWord(separator)) return { kind: "repeat", item, min, max };
  if (isEmptyWord(item) && separator === undefined) return nothingMore;
  return part;
}

/** Nested lists flat, single items without their list, no empty words, no option twice. Keeps the language. */
export function simplifyExpression(expression: Expression): Expression {
  return mapExpression(expression, (part) => {
    if (part.kind === "sequence") return simplifySequence(part);
    if (part.kind === "choice") return simplifyChoice(part);
    if (part.kind === "repeat") return simplifyRepeat(part);
    if ((part.kind === "when" || part.kind === "tagged") && isNever(part.item)) return never;
    return part;
  });
}
