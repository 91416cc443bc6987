import { packageDirectory } from "./temp-project.ts";

/** The compilers that the conformance suite always runs with: directories of packages by their name. */
export const COMPILERS = {
  "TypeScript 7.0": packageDirectory("typescript-7"),
  "TypeScript 7.1": packageDirectory("typescript-7-1"),
} as const;

/** The one that is slow to start. */
export const TYPESCRIPT_6 = packageDirectory("typescript");
