import type { Grammar } from "../../ast/grammar.ts";
import type { JsonSchemaOptions } from "../json-schema-options.ts";

/** A region with a beginning and an end. With several ends, any of them. */
export interface Tag {
  readonly type: "tag";
  readonly begin: string;
  readonly content: StructuralFormat;
  readonly end: string | readonly string[];
}

/**
 * A text with regions, in the words of XGrammar's structural tags. `any_text` runs up to the end of the tag around it.
 * `triggered_tags` is free text in which a trigger is always the beginning of a tag.
 */
export type StructuralFormat =
  | { readonly type: "const_string"; readonly value: string }
  | { readonly type: "json_schema"; readonly json_schema: unknown; readonly options?: JsonSchemaOptions | undefined }
  | { readonly type: "regex"; readonly pattern: string }
  | { readonly type: "grammar"; readonly grammar: Grammar }
  | { readonly type: "any_text"; readonly excludes?: readonly string[] | undefined }
  | { readonly type: "sequence" | "or"; readonly elements: readonly StructuralFormat[] }
  | { readonly type: "optional" | "plus" | "star"; readonly content: StructuralFormat }
  | Tag
  | {
      readonly type: "triggered_tags";
      readonly triggers: readonly string[];
      readonly tags: readonly Tag[];
      /** What free text must not have either. */
      readonly excludes?: readonly string[] | undefined;
      readonly at_least_one?: boolean | undefined;
      /** Nothing follows the first tag. */
      readonly stop_after_first?: boolean | undefined;
    }
  | {
      readonly type: "tags_with_separator";
      readonly tags: readonly Tag[];
      readonly separator: string;
      readonly at_least_one?: boolean | undefined;
      readonly stop_after_first?: boolean | undefined;
    };
