import type { TypeTerm } from "@maze/core";
import { grammarFromJsonSchema } from "./grammar-from-json-schema.ts";
import type { SchemaGrammar } from "./grammar-from-json-schema.ts";
import type { JsonSchemaOptions } from "./json-schema-options.ts";
import { TypeTermSchema } from "./type-term-schema.ts";
import type { TypeDeclarations } from "./type-term-schema.ts";

/** How a type becomes a grammar. */
export interface TypeTermOptions extends Omit<JsonSchemaOptions, "draft" | "baseUri" | "loaded"> {
  /** What the names in the type stand for. */
  readonly declarations?: TypeDeclarations | undefined;
}

/**
 * The grammar of the JSON texts of a type's values. Objects have the properties of their type and no others. An
 * optional property that could only hold a function is absent.
 *
 * @throws MAZE_GRAMMAR_UNSUPPORTED for a type that has no JSON values or is not modelled (functions, bigints, symbols,
 * opaque types), and for a name that is not declared; the message names its place.
 * @example
 * ```ts
 * import { arrayType, primitiveType } from "@maze/core";
 * import { grammarFromTypeTerm } from "@maze/grammar/schema";
 * import { createReferenceMatcher } from "@maze/grammar/testing";
 * const { grammar } = grammarFromTypeTerm(arrayType(primitiveType("boolean")), { whiteSpace: "compact" });
 * createReferenceMatcher(grammar).accepts(new TextEncoder().encode("[true,false]")); // => true
 * ```
 */
export function grammarFromTypeTerm(term: TypeTerm, options: TypeTermOptions = {}): SchemaGrammar {
  const { declarations = {}, ...rest } = options;
  return grammarFromJsonSchema(new TypeTermSchema(declarations).schema(term), { ...rest, draft: "2020-12" });
}
