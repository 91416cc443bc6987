import type { Grammar } from "../ast/grammar.ts";
import { SchemaDocuments } from "./documents/schema-documents.ts";
import { unsupported } from "./documents/schema-error.ts";
import { layoutOf } from "./emit/layout.ts";
import { ValueRules } from "./emit/value-rules.ts";
import { Formulas } from "./formula/formulas.ts";
import { resolveJsonSchemaOptions } from "./json-schema-options.ts";
import type { JsonSchemaOptions } from "./json-schema-options.ts";
import { ValidationList } from "./left-to-validation.ts";
import type { LeftToValidation } from "./left-to-validation.ts";
import { Translator } from "./translate/translator.ts";

/** A grammar of JSON texts, and what of its schema it does not enforce. */
export interface SchemaGrammar {
  readonly grammar: Grammar;
  /** Empty when a text is in the grammar only if its value is valid. */
  readonly leftToValidation: readonly LeftToValidation[];
}

/**
 * The grammar of the JSON texts whose values are valid against a schema of draft 2020-12, 2019-09, 7, 6 or 4. A keyword
 * is enforced exactly, or listed in `leftToValidation`: then texts of invalid values are let through, never the other
 * way round.
 *
 * @throws MAZE_GRAMMAR_SYNTAX for what is no schema, MAZE_GRAMMAR_UNSUPPORTED for a reference to nothing, a schema that
 * refers to itself without a step into the value, and, with `unenforced: "refuse"`, for whatever would be listed.
 * @example
 * ```ts
 * import { grammarFromJsonSchema } from "@maze/grammar/schema";
 * import { createReferenceMatcher } from "@maze/grammar/testing";
 * const schema = { type: "object", properties: { age: { type: "integer", minimum: 0 } }, required: ["age"] };
 * const { grammar, leftToValidation } = grammarFromJsonSchema(schema);
 * const matcher = createReferenceMatcher(grammar);
 * matcher.accepts(new TextEncoder().encode('{ "name": "Ada", "age": 36 }')); // => true
 * matcher.accepts(new TextEncoder().encode('{ "age": -1 }')); // => false
 * leftToValidation; // => []
 * ```
 */
export function grammarFromJsonSchema(schema: unknown, options: JsonSchemaOptions = {}): SchemaGrammar {
  const settings = resolveJsonSchemaOptions(options);
  const documents = new SchemaDocuments(schema, settings);
  const formulas = new Formulas();
  const list = new ValidationList();
  const translator = new Translator(documents, formulas, settings, list);
  const rules = new ValueRules(translator.analysis, {
    layout: layoutOf(settings.whiteSpace),
    spelling: settings,
    propertyOrder: settings.propertyOrder,
    leave: ({ pointer, keyword }, reason) => {
      list.add(pointer, keyword, reason);
    },
  });
  const grammar = rules.grammar(formulas.schema(documents.root), settings.name);
  const [first] = list.entries;
  if (first !== undefined && settings.unenforced === "refuse") {
    throw unsupported(first.pointer, first.keyword, first.reason, "Remove the keyword, or let it be listed.");
  }
  return { grammar, leftToValidation: list.entries };
}
