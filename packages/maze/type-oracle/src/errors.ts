import type { ErrorCodeEntry } from "@maze/core";

/** Codes that `@maze/type-oracle` raises. A retired code is never given another meaning. */
export const typeOracleErrorCodes = {
  MAZE_TYPE_ORACLE_DIRECTORY: {
    summary: "The directory of the project does not exist or cannot be read.",
    hint: "Give the path of an existing directory.",
  },
  MAZE_TYPE_ORACLE_CONFIG: {
    summary: "The tsconfig of the project is missing where it was named, or the compiler cannot read it.",
    hint: "Correct the place that the message names; `tsc --showConfig` shows what the compiler reads.",
  },
  MAZE_TYPE_ORACLE_COMPILER_MISSING: {
    summary: "The TypeScript compiler, or its binary for this platform, is not installed.",
    hint: "Install the dependencies again without --omit=optional, or give the path of another TypeScript as compilerPath.",
  },
  MAZE_TYPE_ORACLE_COMPILER_VERSION: {
    summary: "The compiler is of a version whose interface this package does not speak.",
    hint: "Leave compilerPath out, or point it at a TypeScript 7.0.",
  },
  MAZE_TYPE_ORACLE_COMPILER_FAILED: {
    summary: "The compiler process ended or failed inside, and did so again after one restart.",
    hint: "Ask without the text that the question was about; please report it with the details if it is a valid program.",
  },
  MAZE_TYPE_ORACLE_TIMEOUT: {
    summary: "The compiler needed longer for one question than the oracle allows, and was stopped.",
    hint: "Ask a smaller question, or raise timeoutMs.",
  },
  MAZE_TYPE_ORACLE_CLOSED: {
    summary: "The oracle was closed before it answered.",
    hint: "Create a new oracle.",
  },
  MAZE_TYPE_ORACLE_FILE_MISSING: {
    summary: "A file was asked about that does not exist, and no text was given for it.",
    hint: "Give the path relative to the directory of the project, with /, or give the text of the file.",
  },
  MAZE_TYPE_ORACLE_FILE_OUTSIDE: {
    summary: "A file was asked about that no tsconfig of the project includes.",
    hint: 'Add the file to "include" or "files" of the tsconfig.',
  },
  MAZE_TYPE_ORACLE_UNKNOWN_FUNCTION: {
    summary: "A file declares no function of that name at its top level.",
    hint: "Name a function that the file declares; an imported one is asked about in its own file.",
  },
  MAZE_TYPE_ORACLE_UNKNOWN_MODULE: {
    summary: "A module cannot be found from the file, or comes without types.",
    hint: "Install the package and its types, or correct the specifier.",
  },
  MAZE_TYPE_ORACLE_UNKNOWN_TYPE: {
    summary: "A text is not one type expression, or names a type that the file does not know.",
    hint: "Use names that stand at the top level of the file, or are global.",
  },
  MAZE_TYPE_ORACLE_FOREIGN_TYPE: {
    summary: "A type was given that this oracle never answered, or that cannot be named together with the others.",
    hint: "Give back types of the same oracle and the same project.",
  },
} as const satisfies Record<string, ErrorCodeEntry>;

export type TypeOracleErrorCode = keyof typeof typeOracleErrorCodes;
