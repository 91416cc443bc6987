/** A draft of JSON Schema. */
export type Draft = "2020-12" | "2019-09" | "7" | "6" | "4";

const IDENTIFIERS: readonly (readonly [pattern: RegExp, draft: Draft])[] = [
  [/^https?:\/\/json-schema\.org\/draft\/2020-12\/schema#?$/, "2020-12"],
  [/^https?:\/\/json-schema\.org\/draft\/2019-09\/schema#?$/, "2019-09"],
  [/^https?:\/\/json-schema\.org\/draft-07\/schema#?$/, "7"],
  [/^https?:\/\/json-schema\.org\/draft-06\/schema#?$/, "6"],
  [/^https?:\/\/json-schema\.org\/draft-04\/schema#?$/, "4"],
];

/** The draft that `$schema` names; undefined for one that is not known. */
export const draftOf = (schema: string): Draft | undefined =>
  IDENTIFIERS.find(([pattern]) => pattern.test(schema))?.[1];

const ORDER: readonly Draft[] = ["4", "6", "7", "2019-09", "2020-12"];
/** True when a draft is `first` or newer. */
export const isSince = (draft: Draft, first: Draft): boolean => ORDER.indexOf(draft) >= ORDER.indexOf(first);

const SINCE: Readonly<Record<Draft, readonly string[]>> = {
  "4": [
    "$ref",
    "$schema",
    "additionalItems",
    "additionalProperties",
    "allOf",
    "anyOf",
    "default",
    "definitions",
    "dependencies",
    "description",
    "enum",
    "exclusiveMaximum",
    "exclusiveMinimum",
    "format",
    "items",
    "maxItems",
    "maxLength",
    "maxProperties",
    "maximum",
    "minItems",
    "minLength",
    "minProperties",
    "minimum",
    "multipleOf",
    "not",
    "oneOf",
    "pattern",
    "patternProperties",
    "properties",
    "required",
    "title",
    "type",
    "uniqueItems",
  ],
  "6": ["$id", "const", "contains", "examples", "propertyNames"],
  "7": ["$comment", "contentEncoding", "contentMediaType", "else", "if", "readOnly", "then", "writeOnly"],
  "2019-09": [
    "$anchor",
    "$defs",
    "$recursiveAnchor",
    "$recursiveRef",
    "$vocabulary",
    "contentSchema",
    "dependentRequired",
    "dependentSchemas",
    "deprecated",
    "maxContains",
    "minContains",
    "unevaluatedItems",
    "unevaluatedProperties",
  ],
  "2020-12": ["$dynamicAnchor", "$dynamicRef", "prefixItems"],
};
const vocabularies = new Map(
  ORDER.map((draft, index) => {
    const words = new Set(ORDER.slice(0, index + 1).flatMap((one) => SINCE[one]));
    if (draft === "4") words.add("id");
    if (draft === "2020-12")
      for (const gone of ["$recursiveAnchor", "$recursiveRef", "additionalItems"]) words.delete(gone);
    return [draft, words] as const;
  }),
);

/** True when a draft gives the keyword a meaning. `definitions` and `dependencies` keep theirs in all drafts. */
export const isKeyword = (draft: Draft, keyword: string): boolean => vocabularies.get(draft)?.has(keyword) === true;

/** Keywords that say nothing about which values are valid. */
export const ANNOTATIONS: ReadonlySet<string> = new Set([
  "$anchor",
  "$comment",
  "$defs",
  "$dynamicAnchor",
  "$id",
  "$recursiveAnchor",
  "$schema",
  "default",
  "definitions",
  "deprecated",
  "description",
  "examples",
  "id",
  "readOnly",
  "title",
  "writeOnly",
]);
