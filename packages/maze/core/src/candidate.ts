import { z } from "zod";
import { fileEditSchema } from "./file-edit.ts";
import { reasonSchema } from "./outcome.ts";

/** A name that the text needs from a module; `imported` is the exported name, `default`, or `*` for the namespace. */
export const neededImportSchema = z.strictObject({
  module: z.string(),
  imported: z.string(),
  local: z.string(),
  typeOnly: z.boolean(),
});
/** A name that a text needs from a module. */
export type NeededImport = z.infer<typeof neededImportSchema>;

/** Code that an engine proposes for a task, before anyone else has judged it. */
export const candidateSchema = z.strictObject({
  id: z.string(),
  taskId: z.string(),
  /** Id of the engine that made it. */
  engine: z.string(),
  /**
   * The text that the engine wrote: for `hole` and `function` the statements of the body, one a line, without braces and
   * outer indentation; for `completion` the continuation; for `file` and `edit` the new text.
   */
  text: z.string(),
  /** Names that the text needs and its file does not import yet. */
  imports: z.array(neededImportSchema),
  /** The edits that put this candidate alone into the project. */
  edits: z.array(fileEditSchema),
  /** Smaller is preferred; comparable within one engine only. */
  cost: z.number(),
  /** What the engine itself has checked already, such as `examples` or `types`. */
  checked: z.array(z.string()),
  /** What the engine itself says against it, such as examples so few that other code meets them too. */
  doubts: z.array(reasonSchema).optional(),
});
/** Code that an engine proposes for a task. */
export type Candidate = z.infer<typeof candidateSchema>;
