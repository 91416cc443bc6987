import { SYMBOL_KINDS } from "@maze/core";
import { z } from "zod";
import { OCCURRENCE_ROLES } from "../typescript/occurrences.ts";
import { NAME_MATCHES } from "./name-match.ts";

/** What is searched for. At least one of `query`, `produces`, `accepts` and `receiver` is given. */
export const searchRequestSchema = z.strictObject({
  /** A name as a person types it, or words of a name or a doc comment. */
  query: z.string().min(1).max(400).optional(),
  kinds: z.array(z.enum(SYMBOL_KINDS)).readonly().optional(),
  /** A type that a call gives back, or that a value has. */
  produces: z.string().min(1).max(400).optional(),
  /** A type that a parameter takes. */
  accepts: z.string().min(1).max(400).optional(),
  /** The class or interface that a member is called on. */
  receiver: z.string().min(1).max(400).optional(),
  limit: z.int().positive().default(20),
});
/** What is searched for. */
export type SearchRequest = z.input<typeof searchRequestSchema>;

/** A declaration that was found. Lines and columns count from 1. */
export const searchHitSchema = z.strictObject({
  /** `file#Container.name`. */
  id: z.string(),
  file: z.string(),
  line: z.int().positive(),
  column: z.int().positive(),
  name: z.string(),
  kind: z.enum(SYMBOL_KINDS),
  exported: z.boolean(),
  /** The head of the declaration on one line. */
  signature: z.string(),
  /** The first sentence of its documentation; empty where it has none. */
  summary: z.string(),
  /** Why it was found. */
  match: z.enum([...NAME_MATCHES, "words", "documentation", "type"]),
  /** From 0 to 1. */
  score: z.number().min(0).max(1),
});
/** A declaration that was found. */
export type SearchHit = z.infer<typeof searchHitSchema>;

/** The answer to a search: the best hits first, and how many there are in all. */
export const searchAnswerSchema = z.strictObject({
  hits: z.array(searchHitSchema),
  total: z.int().nonnegative(),
  /** What a reader of the answer should know, such as a file that could not be looked into. */
  notes: z.array(z.string()),
});
/** The answer to a search. */
export type SearchAnswer = z.infer<typeof searchAnswerSchema>;

/** One place where a name is used. */
export const usageSchema = z.strictObject({
  file: z.string(),
  line: z.int().positive(),
  column: z.int().positive(),
  /** What it does there, by the syntax; `reference` where the compiler told and the syntax does not say. */
  role: z.enum([...OCCURRENCE_ROLES, "reference", "mention"]),
  /** The line, without the white space around it. */
  text: z.string(),
});

/** Where a name is used, file by file. */
export const usagesAnswerSchema = z.strictObject({
  name: z.string(),
  /**
   * `semantic`: the compiler says that these refer to the one declaration. `syntactic`: identifiers that are spelled so,
   * whatever they refer to.
   */
  basis: z.enum(["semantic", "syntactic"]),
  usages: z.array(usageSchema),
  total: z.int().nonnegative(),
  files: z.int().nonnegative(),
  notes: z.array(z.string()),
});
/** Where a name is used. */
export type UsagesAnswer = z.infer<typeof usagesAnswerSchema>;
