import { isSchema } from "../documents/json-value.ts";
import type { Formula } from "../formula/formula.ts";
import { complementStrings, theseStrings, uniteStrings } from "../strings/string-set.ts";
import type { StringSet } from "../strings/string-set.ts";
import type { KeywordReader } from "./keyword-reader.ts";
import { regexSet } from "./string-keywords.ts";
import type { Translator } from "./translator.ts";
import { ALL_KINDS, KIND } from "../formula/formula.ts";

/** The keys that `patternProperties` speaks of, pattern by pattern; undefined for one that is left to validation. */
export function keyPatterns(
  reader: KeywordReader,
  translator: Translator,
): [source: string, keys: StringSet | undefined][] {
  const patterns = Object.keys(reader.map("patternProperties") ?? {});
  return patterns.map((source) => {
    const pointer = reader.pointer("patternProperties", source);
    return [source, regexSet(source, { keyword: "patternProperties", pointer }, translator)];
  });
}

/** The keywords of objects. */
export function translateObjects(reader: KeywordReader, translator: Translator): Formula[] {
  const { formulas } = translator;
  const result: Formula[] = [];
  const names = Object.keys(reader.map("properties") ?? {});
  if (names.length > 0) {
    const properties = new Map(names.map((name) => [name, translator.below(reader, "properties", name)]));
    result.push(formulas.object({ about: "properties", properties }));
  }
  const patterns = keyPatterns(reader, translator);
  for (const [source, keys] of patterns) {
    const value = translator.below(reader, "patternProperties", source);
    result.push(keys === undefined ? formulas.unknown(KIND.object) : formulas.object({ about: "keys", keys, value }));
  }
  if (reader.hasSchema("additionalProperties")) result.push(additional(reader, names, patterns, translator));
  if (reader.hasSchema("propertyNames")) result.push(propertyNames(reader, translator));
  for (const name of reader.strings("required") ?? []) result.push(formulas.has(name));
  const min = reader.count("minProperties") ?? 0;
  const max = reader.count("maxProperties") ?? null;
  if (min > 0 || max !== null) {
    const place = reader.place(min > 0 ? "minProperties" : "maxProperties");
    result.push(formulas.object({ about: "count", min, max, place }));
  }
  result.push(...dependencies(reader, translator));
  return result;
}

function additional(
  reader: KeywordReader,
  names: readonly string[],
  patterns: readonly [string, StringSet | undefined][],
  translator: Translator,
): Formula {
  const { formulas } = translator;
  const value = translator.below(reader, "additionalProperties");
  if (value === formulas.all) return value;
  const known = patterns.flatMap(([, keys]) => keys ?? []);
  if (known.length < patterns.length) {
    const reason = "which properties are additional depends on an expression that is not regular";
    return translator.unknown(KIND.object, reader.place("additionalProperties"), reason);
  }
  const keys = complementStrings(uniteStrings([theseStrings(names), ...known]));
  return formulas.object({ about: "keys", keys, value });
}

/** A key that the schema of names refuses may not occur. */
function propertyNames(reader: KeywordReader, translator: Translator): Formula {
  const { formulas } = translator;
  const name = translator.below(reader, "propertyNames");
  const { set: keys, exact } = translator.analysis.stringsOf(name);
  if (!exact) {
    return translator.unknown(KIND.object, reader.place("propertyNames"), "the schema of names is left to validation");
  }
  return formulas.object({ about: "keys", keys: complementStrings(keys), value: formulas.none });
}

function dependencies(reader: KeywordReader, translator: Translator): Formula[] {
  const { formulas } = translator;
  const result: Formula[] = [];
  const depends = (name: string, formula: Formula): void => {
    const has = formulas.has(name);
    // What is no object has every key, as far as `has` says.
    const noObject = formulas.kinds(ALL_KINDS & ~KIND.object);
    result.push(formulas.or([noObject, formulas.not(has), formulas.and([has, formula])]));
  };
  for (const keyword of ["dependentRequired", "dependentSchemas", "dependencies"]) {
    for (const [name, value] of Object.entries(reader.map(keyword) ?? {})) {
      if (Array.isArray(value) && keyword !== "dependentSchemas" && value.every((one) => typeof one === "string")) {
        depends(name, formulas.and(value.map((one) => formulas.has(one))));
      } else if (isSchema(value) && keyword !== "dependentRequired")
        depends(name, translator.below(reader, keyword, name));
      else throw reader.error(keyword, "a map to lists of names or to schemas");
    }
  }
  return result;
}
