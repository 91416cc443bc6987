import { alternate, complement, concat, intersect, text } from "../../pattern/pattern-builders.ts";
import type { Pattern } from "../../pattern/pattern.ts";
import type { Decimal } from "../numbers/decimal.ts";
import { integerRange } from "../numbers/integer-range.ts";
import {
  comparedNumber,
  multiplePattern,
  notMultiplePattern,
  plainInteger,
  plainNumber,
} from "../numbers/number-multiple.ts";
import { rangePattern } from "../numbers/number-range.ts";
import type { NumberSet } from "../numbers/number-set.ts";
import type { RegularExpression } from "../regular/derivatives.ts";
import { JsonStrings, anyStringBody } from "../strings/json-string.ts";
import type { Escapes } from "../strings/json-string.ts";
import { isAllStrings, stringPattern } from "../strings/string-set.ts";
import type { StringSet } from "../strings/string-set.ts";
import { anyOf } from "./layout.ts";

/** How scalars may be spelled. */
export interface Spelling {
  readonly escapes: Escapes;
  readonly constants: "plain" | "any";
  readonly numbers: "plain" | "any";
}

const quoted = (body: Pattern): Pattern => concat(text('"'), body, text('"'));
const textOfNumber = ({ digits, exponent }: Decimal): string => String(Number(`${String(digits)}e${String(exponent)}`));

/** The texts of scalars. */
export class ScalarTexts {
  readonly #spelling: Spelling;
  readonly #values: JsonStrings;
  readonly #keys: JsonStrings;
  readonly #plain = new JsonStrings("needed");

  constructor(spelling: Spelling) {
    this.#spelling = spelling;
    this.#values = new JsonStrings(spelling.escapes);
    this.#keys = new JsonStrings(spelling.constants === "any" ? spelling.escapes : "needed");
  }

  /** The texts of the strings of a set. */
  string(set: StringSet): Pattern {
    if (isFinite(set)) return this.#constants(set);
    if (isAllStrings(set)) return quoted(this.#spelling.escapes === "any" ? anyStringBody : this.#values.all);
    if (set.kind === "pattern" && set.isPlain === true) return quoted(this.#plain.body(set.pattern));
    return quoted(this.#values.body(stringPattern(set)));
  }

  /** The texts of the keys of a set. */
  key(set: StringSet): Pattern {
    if (isFinite(set)) return this.#constants(set);
    if (isAllStrings(set) && this.#spelling.constants === "any") return this.string(set);
    return quoted(this.#keys.body(stringPattern(set)));
  }

  #constants(set: StringSet): Pattern {
    if (this.#spelling.constants === "any") return quoted(this.#keys.body(stringPattern(set)));
    const values = set.kind === "values" ? [...set.values] : [];
    return anyOf(values.map((value) => text(JSON.stringify(value))));
  }

  /** The texts of the numbers of a set, as a pattern or, with multiples that no small pattern describes, as more. */
  number(set: NumberSet): RegularExpression {
    const { constants, numbers } = this.#spelling;
    if (set.kind === "values" && !set.excluded && constants === "plain") {
      return anyOf(set.values.map((value) => text(textOfNumber(value))));
    }
    if (numbers === "any") return numberTexts(set);
    if (set.kind === "multiple" && !set.excluded && set.unit.digits === 1n && set.unit.exponent === 0)
      return plainInteger;
    if (set.kind === "range" && set.low === undefined && set.high === undefined) return plainNumber;
    return allOf([plainNumber, numberTexts(set)]);
  }
}

const isFinite = (set: StringSet): boolean => set.kind === "values" && !set.excluded;

const isPattern = (expression: RegularExpression): expression is Pattern =>
  !["residue", "all-of", "any-of", "chain", "none-of"].includes(expression.kind);

function numberTexts(set: NumberSet): RegularExpression {
  switch (set.kind) {
    case "range":
      return rangePattern(set);
    case "values": {
      const each = set.values.map((value) => {
        const bound = { value, inclusive: true };
        return rangePattern({ low: bound, high: bound });
      });
      return set.excluded ? intersect(comparedNumber, complement(alternate(...each))) : anyOf(each);
    }
    case "multiple":
      return simplified(set.excluded ? notMultiplePattern(set.unit) : multiplePattern(set.unit));
    case "every":
      return integersOf(set.parts) ?? allOf(set.parts.map(numberTexts));
    case "some":
      return simplified({ kind: "any-of", parts: set.parts.map(numberTexts) });
  }
}

/** Whole numbers in a range, the usual set of numbers, are written directly. */
function integersOf(parts: readonly NumberSet[]): Pattern | undefined {
  const [range, multiple] = parts;
  if (parts.length !== 2 || range?.kind !== "range" || multiple?.kind !== "multiple" || multiple.excluded)
    return undefined;
  const { digits, exponent } = multiple.unit;
  return digits === 1n && exponent === 0 ? integerRange(range) : undefined;
}

const allOf = (parts: readonly RegularExpression[]): RegularExpression => simplified({ kind: "all-of", parts });

/** The expression as a pattern, where it has no residue. */
function simplified(expression: RegularExpression): RegularExpression {
  switch (expression.kind) {
    case "all-of":
    case "any-of":
    case "chain": {
      const parts = expression.parts.map(simplified);
      if (!parts.every(isPattern)) return { kind: expression.kind, parts };
      if (expression.kind === "chain") return concat(...parts);
      return expression.kind === "all-of" ? intersect(...parts) : alternate(...parts);
    }
    case "none-of": {
      const part = simplified(expression.part);
      return isPattern(part) ? complement(part) : { kind: "none-of", part };
    }
    default:
      return expression;
  }
}

/** The expression as a pattern without intersections and complements, where it is written as one. */
export function asPlainPattern(expression: RegularExpression): Pattern | undefined {
  return isPattern(expression) && isPlain(expression) ? expression : undefined;
}

function isPlain(pattern: Pattern): boolean {
  switch (pattern.kind) {
    case "intersect":
    case "complement":
      return false;
    case "concat":
      return pattern.items.every(isPlain);
    case "alternate":
      return pattern.options.every(isPlain);
    case "repeat-pattern":
      return isPlain(pattern.item);
    default:
      return true;
  }
}
