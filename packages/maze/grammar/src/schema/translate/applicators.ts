import type { Formula } from "../formula/formula.ts";
import type { KeywordReader } from "./keyword-reader.ts";
import type { Translator } from "./translator.ts";

/** What the references of a schema refer to. */
export function references(reader: KeywordReader, { documents, formulas }: Translator): Formula[] {
  const { node } = reader;
  const result: Formula[] = [];
  const plain = reader.string("$ref");
  const dynamic = reader.string("$dynamicRef");
  const recursive = reader.string("$recursiveRef");
  if (plain !== undefined) result.push(formulas.schema(documents.reference(node, "$ref", plain)));
  if (dynamic !== undefined) result.push(formulas.schema(documents.dynamicReference(node, dynamic)));
  if (recursive !== undefined) result.push(formulas.schema(documents.recursiveReference(node, recursive)));
  return result;
}

/** The schemas of a list, each as a formula. */
export function schemasOf(reader: KeywordReader, keyword: string, translator: Translator): Formula[] | undefined {
  const list = reader.list(keyword);
  if (list?.length === 0) throw reader.error(keyword, "a list that is not empty");
  return list?.map((_, index) => translator.below(reader, keyword, index));
}

/** `$ref` and its kin, `allOf`, `anyOf`, `oneOf`, `not`, `if` with `then` and `else`. */
export function translateApplicators(reader: KeywordReader, translator: Translator): Formula[] {
  const { formulas } = translator;
  const result = references(reader, translator);
  result.push(...(schemasOf(reader, "allOf", translator) ?? []));
  const any = schemasOf(reader, "anyOf", translator);
  if (any !== undefined) result.push(formulas.or(any, reader.place("anyOf")));
  const one = schemasOf(reader, "oneOf", translator);
  if (one !== undefined) result.push(formulas.one(one, reader.place("oneOf")));
  if (reader.hasSchema("not")) result.push(formulas.not(translator.below(reader, "not")));
  if (reader.hasSchema("if")) result.push(conditional(reader, translator));
  return result;
}

function conditional(reader: KeywordReader, translator: Translator): Formula {
  const { formulas } = translator;
  const condition = translator.below(reader, "if");
  const branch = (keyword: string): Formula =>
    reader.hasSchema(keyword) ? translator.below(reader, keyword) : formulas.all;
  const yes = formulas.and([condition, branch("then")]);
  const no = formulas.and([formulas.not(condition), branch("else")]);
  return formulas.or([yes, no], reader.place("if"));
}
