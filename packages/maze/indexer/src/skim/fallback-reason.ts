/** Why a file is handed to the parser. The packed table holds an index of this list: append, never reorder. */
export const FALLBACK_REASONS = [
  "unbalanced brackets",
  "nested too deeply",
  "JSX",
  "a slash that may begin a regular expression",
  "a less-than sign that may begin type arguments",
  "an unfinished string, template, comment or regular expression",
  "a character outside of identifiers",
  "a declaration in an unusual form",
] as const;

/** Why the skimmer was not sure of a file. */
export type FallbackReason = (typeof FALLBACK_REASONS)[number];
