import { choice, optional, pattern, rule, sequence, star, token } from "../../ast/expression-builders.ts";
import type { Expression, Rule, Terminal } from "../../ast/grammar.ts";
import { characterClass, concat, text } from "../../pattern/pattern-builders.ts";
import {
  QUOTES,
  pythonFormatText,
  pythonFormattedLead,
  pythonFormattedStart,
  pythonFormattedText,
} from "./python-lexemes.ts";

const KINDS = QUOTES.flatMap((quote) =>
  [false, true].map((raw) => ({ quote, raw, name: `${raw ? "raw " : ""}f${quote}` })),
);

/** The terminals of f-strings, with the trivia of each variant before the opening quote. */
export function formattedTerminals(variants: Readonly<Record<string, string>>): Record<string, Terminal> {
  const terminals: Record<string, Terminal> = {
    FIELD: { pattern: text("{"), notBefore: text("{") },
    CONVERSION: { pattern: text("!"), trivia: "any", notBefore: text("=") },
    FORMAT: { pattern: text(":"), trivia: "any" },
  };
  for (const { quote, raw, name } of KINDS) {
    for (const [suffix, trivia] of Object.entries(variants)) {
      const start = { pattern: pythonFormattedStart(quote, raw), trivia };
      terminals[name + suffix] = quote.length === 3 ? start : { ...start, notBefore: text(quote + quote) };
    }
  }
  return terminals;
}

/**
 * The rules of f-strings (PEP 701): in a replacement field stands any expression with any quotes, and a format is text
 * with fields of its own.
 */
export function formattedRules(
  variants: readonly string[],
  literal: (text: string) => Expression,
): Record<string, Rule> {
  const rules: Record<string, Rule> = {};
  for (const quote of QUOTES) {
    const formatText = pattern(pythonFormatText(quote));
    const field = rule(`field ${quote}`);
    rules[`field ${quote}`] = {
      body: sequence(
        token("FIELD"),
        rule("field-expression"),
        optional(literal("=")),
        optional(sequence(token("CONVERSION"), pattern(characterClass("rsa")))),
        optional(sequence(token("FORMAT"), formatText, star(sequence(field, formatText)))),
        literal("}"),
      ),
    };
    for (const raw of [false, true]) {
      rules[`${raw ? "raw " : ""}f${quote}-close`] = {
        body: sequence(
          star(sequence(pattern(pythonFormattedLead(quote, raw)), field)),
          pattern(concat(pythonFormattedText(quote, raw), text(quote))),
        ),
      };
    }
  }
  for (const suffix of variants) {
    const options = KINDS.map(({ name }) => sequence(token(name + suffix), rule(`${name}-close`)));
    rules[`formatted${suffix}`] = { body: choice(...options) };
  }
  return rules;
}
