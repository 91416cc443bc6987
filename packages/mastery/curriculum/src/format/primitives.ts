import { z } from "zod";

/** Ids are folder names on every system and words of a command line. */
export const idSchema = z
  .string()
  .regex(/^[a-z][a-z0-9_-]{0,63}$/, "an id has lower-case letters, digits, - and _, and begins with a letter");

/** Text that says something. */
export const textSchema = z.string().refine((text) => text.trim() !== "", "must not be blank");

/** A path inside the learner's project: relative, with slashes, never out of it and never into `.git`. */
export const pathSchema = z.string().refine(isInnerPath, "must be a relative path with slashes that stays inside");

export const LANGUAGES = ["typescript", "python"] as const;
export const languageSchema = z.enum(LANGUAGES);
/** A language that learners write. */
export type Language = z.infer<typeof languageSchema>;

/** This version of the files; a later one migrates. */
export const formatSchema = z.literal(1, "this version reads format: 1");

function isInnerPath(path: string): boolean {
  if (path === "" || /[\\\0:]/.test(path)) return false;
  return path.split("/").every((part) => part !== "" && part !== "." && part !== ".." && part.toLowerCase() !== ".git");
}
