import { z } from "zod";
import { fileEditSchema, type FileEdit } from "./file-edit.ts";
import type { StageResult } from "./outcome.ts";
import type { OperationContext } from "./progress.ts";
import type { Implementation } from "./registry.ts";

/** What is judged: the project as it would be with these edits. */
export interface ValidationRequest {
  /** Absolute path of the directory in which the edits are already applied: a scratch copy, or the project itself. */
  directory: string;
  /** Files under judgement, relative to the directory. */
  files: readonly string[];
  /** The edits that were applied, for validators that look at the change only. */
  edits: readonly FileEdit[];
}

/** Schema of `ValidationRequest`. */
export const validationRequestSchema: z.ZodType<ValidationRequest> = z.strictObject({
  directory: z.string().min(1),
  files: z.array(z.string()),
  edits: z.array(fileEditSchema),
});

/** One stage of judgement. It reports what it found; it throws only when it is broken itself. */
export interface Validator extends Implementation {
  /** Stages that must have passed before this one is worth running. */
  readonly after: readonly string[];
  /**
   * Everything besides the files below and around the directory that the result follows from, such as options and the
   * environment. A result may be reused where this and the files are the same; absent, every request is judged anew.
   */
  readonly reuse?: string | undefined;
  validate(request: ValidationRequest, context: OperationContext): Promise<StageResult>;
}
