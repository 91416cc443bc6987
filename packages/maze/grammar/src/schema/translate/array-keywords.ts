import { isSince } from "../documents/drafts.ts";
import type { Formula } from "../formula/formula.ts";
import type { KeywordReader } from "./keyword-reader.ts";
import type { Translator } from "./translator.ts";

/** The keyword with schemas for single places, and the one for the rest. */
export function itemKeywords(reader: KeywordReader): { places: string | undefined; rest: string | undefined } {
  const { draft } = reader.node.resource;
  if (isSince(draft, "2020-12")) {
    if (Array.isArray(reader.get("items"))) {
      throw reader.error("items", "a schema in draft 2020-12 (the list is prefixItems; or name an older draft)");
    }
    return { places: "prefixItems", rest: "items" };
  }
  if (Array.isArray(reader.get("items"))) return { places: "items", rest: "additionalItems" };
  return { places: undefined, rest: "items" };
}

/** `items`, `prefixItems`, `additionalItems`, `minItems`, `maxItems`, `uniqueItems`, `contains` with its counts. */
export function translateArrays(reader: KeywordReader, translator: Translator): Formula[] {
  const { formulas } = translator;
  const result: Formula[] = [];
  const { places, rest } = itemKeywords(reader);
  const list = places === undefined ? undefined : reader.list(places);
  if (places !== undefined && list !== undefined) {
    const items = list.map((_, index) => translator.below(reader, places, index));
    result.push(formulas.array({ about: "places", first: 0, items }));
  }
  if (rest !== undefined && reader.hasSchema(rest)) {
    const item = translator.below(reader, rest);
    result.push(formulas.array({ about: "rest", from: list?.length ?? 0, item, place: reader.place(rest) }));
  }
  const min = reader.count("minItems") ?? 0;
  const max = reader.count("maxItems") ?? null;
  if (min > 0 || max !== null) result.push(formulas.array({ about: "length", min, max }));
  const unique = reader.get("uniqueItems");
  if (unique !== undefined && typeof unique !== "boolean") throw reader.error("uniqueItems", "true or false");
  if (unique === true) result.push(formulas.array({ about: "unique", place: reader.place("uniqueItems") }));
  if (reader.hasSchema("contains")) {
    const least = reader.count("minContains") ?? 1;
    const most = reader.count("maxContains") ?? null;
    const item = translator.below(reader, "contains");
    if (least > 0 || most !== null) {
      const place = reader.place("contains");
      result.push(formulas.array({ about: "contains", from: 0, item, min: least, max: most, place }));
    }
  }
  return result;
}
