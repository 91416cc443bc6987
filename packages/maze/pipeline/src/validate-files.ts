import {
  hasErrors,
  outcomeOf,
  stageResultSchema,
  outcomeSchema,
  fileEditSchema,
  type FileEdit,
  type OperationContext,
} from "@maze/core";
import { z } from "zod";
import { fixAndMend } from "./fix-and-mend.ts";
import { readSource } from "./read-source.ts";
import type { Rooms } from "./rooms.ts";

/** Which files of a project to judge, and how far. */
export interface FilesRequest {
  /** Relative to the project, with `/`. */
  readonly files: readonly string[];
  readonly typeCheck?: boolean | undefined;
  readonly runTests?: boolean | undefined;
  /** Ask the project's own linter. */
  readonly lint?: boolean | undefined;
  /** Further stages, by the ids of their validators. */
  readonly stages?: readonly string[] | undefined;
  /** Ask the project's own linter and formatter for their fixes, and mend what does not compile. */
  readonly fix?: boolean | undefined;
}

/** What was found, as `maze validate --json` prints it. */
export const filesReportSchema = z.strictObject({
  specVersion: z.literal("v1"),
  directory: z.string(),
  files: z.array(z.string()),
  outcome: outcomeSchema,
  /** Tools that offered fixes, or why none did; present only where fixes were asked for. */
  fixes: z
    .strictObject({ stages: z.array(stageResultSchema), edits: z.array(fileEditSchema), diff: z.string() })
    .optional(),
  totalMs: z.number(),
});
export type FilesReport = z.infer<typeof filesReportSchema>;

/** Judges files where they are; with `fix` the fixes are worked out first and the files judged as they would be. */
export async function validateFiles(
  project: { directory: string; now: () => number },
  request: FilesRequest,
  rooms: Pick<Rooms, "validators" | "validate" | "copyProject" | "fixFiles" | "openOracle" | "repairFiles">,
  context: OperationContext,
): Promise<FilesReport> {
  const { directory, now } = project;
  const began = now();
  const stages = [
    "syntax",
    ...(request.typeCheck === true ? ["types"] : []),
    ...(request.lint === true ? ["lint"] : []),
    ...(request.runTests === true ? ["tests"] : []),
    ...(request.stages ?? []),
  ];
  const fixes = request.fix === true ? await fixAndMend(project, request.files, rooms, context) : undefined;
  const edits: readonly FileEdit[] = fixes?.edits ?? [];
  const copy = await rooms.copyProject({ directory, edits }, context);
  try {
    const validators = await rooms.validators({ directory });
    const found = await rooms.validate(
      validators,
      stages,
      { directory: copy.directory, files: request.files, edits: [] },
      context,
      { reuse: true },
    );
    const outcome = outcomeOf(found, stages);
    const base = { specVersion: "v1" as const, directory, files: [...request.files], outcome, totalMs: now() - began };
    if (fixes === undefined) return base;
    const { editsDiff } = await import("./edits-diff.ts");
    const changes = await Promise.all(
      edits.map(async ({ file, newText }) => ({
        file,
        before: (await readSource(directory, file))?.text ?? null,
        after: newText,
      })),
    );
    return { ...base, fixes: { stages: [...fixes.stages], edits: [...edits], diff: editsDiff(changes) } };
  } finally {
    await copy.dispose();
  }
}

/** True where the report says that the files may not stay as they are. */
export function filesRefused(report: FilesReport): boolean {
  return report.outcome.status === "failed" || report.outcome.stages.some((stage) => hasErrors(stage.diagnostics));
}
