import { packageDirectory } from "./temp-project.ts";

/** The compilers that every test of the questions runs with: directories of packages by their name. */
export const COMPILERS = {
  "TypeScript 7.0": packageDirectory("typescript-7"),
  "TypeScript 7.1": packageDirectory("typescript-7-1"),
  "TypeScript 6": packageDirectory("typescript"),
} as const;
