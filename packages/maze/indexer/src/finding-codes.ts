import type { Diagnostic, ErrorCodeEntry, Severity, Span } from "@maze/core";

/** Codes of the findings that an index carries in `diagnostics`; nothing is thrown for them. */
export const indexFindingCodes = {
  MAZE_INDEX_SYNTAX: {
    summary: "A file does not parse; its facts are those of the statements that could be read.",
    hint: "Correct the syntax and index again.",
  },
  MAZE_INDEX_TOO_DEEP: {
    summary: "A file is nested so deeply that parsing it could end the process; none of it was read.",
    hint: "Split the deepest expression, or exclude the file.",
  },
  MAZE_INDEX_TOO_COSTLY: {
    summary: "Parsing a file takes far more steps than its length explains; none of it was read.",
    hint: "Correct its syntax, or exclude the file.",
  },
  MAZE_INDEX_HOLE_UNTYPED: {
    summary: "A function lacks its body, but its types are not all written down, so it is not a typed hole.",
    hint: "Give every parameter and the result a type.",
  },
  MAZE_INDEX_EXAMPLE_UNREADABLE: {
    summary: "An example of a typed hole does not say its result as an expression, or needs names that are unknown.",
    hint: "Write a call with literal arguments and its result: f(1, 2) // => 3",
  },
  MAZE_INDEX_EXAMPLES_CONTRADICT: {
    summary: "Two examples of a typed hole give different results for the same arguments.",
    hint: "Correct the doc comment or the test that is wrong.",
  },
  MAZE_INDEX_MANIFEST_UNREADABLE: {
    summary: "A manifest, such as package.json, cannot be used, or a part of it, so what it declares there is unknown.",
    hint: "Correct the file at this place, so that the package manager that it is for can read it.",
  },
  MAZE_INDEX_IGNORE_RULE_COSTLY: {
    summary: "A rule of a .gitignore has so many wildcards that matching it could take forever; it was left out.",
    hint: "Write the rule with fewer * in one path segment.",
  },
  MAZE_INDEX_STORE_REBUILT: {
    summary: "The stored index was made by another version or with other settings, so it is made anew.",
    hint: "Nothing is to be done; the next run is quick again.",
  },
  MAZE_INDEX_STORE_CORRUPT: {
    summary: "The stored index is damaged, so it was removed and is made anew.",
    hint: "Nothing is to be done; where it happens again, look at the disk.",
  },
  MAZE_INDEX_STORE_ABSENT: {
    summary: "The index cannot be stored in the project, so it is kept in memory and made anew in each run.",
    hint: "Make the folder .maze of the project a folder of its own that may be written.",
  },
} as const satisfies Record<string, ErrorCodeEntry>;

export type IndexFindingCode = keyof typeof indexFindingCodes;

/** A finding of the index with the hint of its code. */
export function finding(of: {
  code: IndexFindingCode;
  severity: Severity;
  message: string;
  file: string;
  span?: Span | undefined;
}): Diagnostic {
  const { code, severity, message, file, span } = of;
  const place = span === undefined ? {} : { span };
  return { source: "index", severity, code, message, file, ...place, hint: indexFindingCodes[code].hint };
}
