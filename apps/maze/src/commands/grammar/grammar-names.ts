/** Dialects that are read, by the name of `--dialect`; known here so that help needs no grammar package. */
export const readableDialects = [
  "lark",
  "llguidance",
  "gbnf",
  "xgrammar",
  "iso-ebnf",
  "w3c-ebnf",
  "regex",
  "json-schema",
  "json",
] as const;
export type ReadableDialect = (typeof readableDialects)[number];

/** Dialects that are written. */
export const writableDialects = ["llguidance", "gbnf", "xgrammar", "regex", "json-schema", "json"] as const;
export type WritableDialect = (typeof writableDialects)[number];

/** Languages that are built in. */
export const languageNames = ["json", "typescript", "tsx", "python", "rust", "go", "zig"] as const;
export type LanguageName = (typeof languageNames)[number];
