import { isJsonObject } from "../documents/json-value.ts";
import type { JsonObject } from "../documents/json-value.ts";
import { KIND } from "../formula/formula.ts";
import type { Formula } from "../formula/formula.ts";
import type { Formulas } from "../formula/formulas.ts";
import { decimalOf } from "../numbers/decimal.ts";
import { multiplesOf, theseNumbers } from "../numbers/number-set.ts";
import { allStrings, theseStrings } from "../strings/string-set.ts";
import type { KeywordReader } from "./keyword-reader.ts";
import type { Translator } from "./translator.ts";

const TYPES: Readonly<Record<string, number>> = {
  null: KIND.null,
  boolean: KIND.true | KIND.false,
  number: KIND.number,
  integer: KIND.number,
  string: KIND.string,
  array: KIND.array,
  object: KIND.object,
};

/** `type`, `const`, `enum`. */
export function translateValues(reader: KeywordReader, { formulas }: Translator): Formula[] {
  const result: Formula[] = [];
  const type = reader.get("type");
  if (type !== undefined) result.push(typeFormula(reader, type, formulas));
  if (reader.has("const")) result.push(valuesFormula([reader.schema["const"]], formulas));
  const values = reader.list("enum");
  if (values !== undefined) result.push(valuesFormula(values, formulas));
  return result;
}

function typeFormula(reader: KeywordReader, type: unknown, formulas: Formulas): Formula {
  const names: readonly unknown[] = Array.isArray(type) ? type : [type];
  let mask = 0;
  for (const name of names) {
    const kinds = typeof name === "string" ? TYPES[name] : undefined;
    if (kinds === undefined) throw reader.error("type", "a name of a type or a list of them");
    mask |= kinds;
  }
  if (!names.includes("integer") || names.includes("number")) return formulas.kinds(mask);
  return formulas.and([formulas.kinds(mask), formulas.numbers(multiplesOf(decimalOf(1)))]);
}

/** Exactly these values. */
function valuesFormula(values: readonly unknown[], formulas: Formulas): Formula {
  let literals = 0;
  const strings: string[] = [];
  const numbers: number[] = [];
  const options: Formula[] = [];
  for (const value of values) {
    if (value === null) literals |= KIND.null;
    else if (typeof value === "boolean") literals |= value ? KIND.true : KIND.false;
    else if (typeof value === "string") strings.push(value);
    else if (typeof value === "number") numbers.push(value);
    else if (Array.isArray(value)) options.push(arrayOf(value, formulas));
    else if (isJsonObject(value)) options.push(objectOf(value, formulas));
  }
  options.push(formulas.kinds(literals));
  if (strings.length > 0) {
    options.push(formulas.and([formulas.kinds(KIND.string), formulas.strings(theseStrings(strings))]));
  }
  if (numbers.length > 0) {
    const set = theseNumbers([...new Set(numbers)].map(decimalOf));
    options.push(formulas.and([formulas.kinds(KIND.number), formulas.numbers(set)]));
  }
  return formulas.or(options);
}

function arrayOf(values: readonly unknown[], formulas: Formulas): Formula {
  return formulas.and([
    formulas.kinds(KIND.array),
    formulas.array({ about: "length", min: values.length, max: values.length }),
    formulas.array({ about: "places", first: 0, items: values.map((value) => valuesFormula([value], formulas)) }),
  ]);
}

function objectOf(value: JsonObject, formulas: Formulas): Formula {
  const entries = Object.entries(value);
  const names = entries.map(([name]) => name);
  const properties = new Map(entries.map(([name, inner]) => [name, valuesFormula([inner], formulas)]));
  const others = { ...allStrings, values: new Set(names) };
  return formulas.and([
    formulas.kinds(KIND.object),
    formulas.object({ about: "properties", properties }),
    formulas.object({ about: "keys", keys: others, value: formulas.none }),
    ...names.map((name) => formulas.has(name)),
  ]);
}
