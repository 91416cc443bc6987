import {
  fileEditSchema,
  MazeError,
  provenanceSchema,
  reasonSchema,
  stageResultSchema,
  type FileEdit,
  type OperationContext,
  type StageResult,
  type TypeOracle,
} from "@maze/core";
import { fileRepairSchema } from "@maze/repair/report";
import { z } from "zod";
import { editsDiff } from "./edits-diff.ts";
import { pipelineErrorCodes } from "./errors.ts";
import { readSource } from "./read-source.ts";
import type { Rooms } from "./rooms.ts";

/** Which files of a project to mend, and how far. */
export interface RepairRequestOfFiles {
  /** Relative to the project, with `/`. */
  readonly files: readonly string[];
  /** Permits `any`, assertions and `!` as the last resort. */
  readonly allowAny?: boolean | undefined;
  /** Milliseconds for the search, all files together; 30,000 where left out. */
  readonly timeMs?: number | undefined;
}

/** What became of the files, as `maze repair --json` prints it. */
export const projectRepairReportSchema = z.strictObject({
  specVersion: z.literal("v1"),
  directory: z.string(),
  files: z.array(fileRepairSchema),
  /** What would be written; empty where the judges refused it. */
  edits: z.array(fileEditSchema),
  diff: z.string(),
  /** The whole project with the edits: its own compiler, its own tests. */
  stages: z.array(stageResultSchema),
  /** Why edits were refused. */
  refused: z.array(reasonSchema),
  provenance: provenanceSchema,
  totalMs: z.number(),
});
/** What became of the files. */
export type ProjectRepairReport = z.infer<typeof projectRepairReportSchema>;

/** Mends files, then lets the project's own compiler and tests look at the result in a copy. */
export async function repairProjectFiles(
  project: { directory: string; now: () => number; oracle: TypeOracle },
  request: RepairRequestOfFiles,
  rooms: Pick<Rooms, "repairFiles" | "copyProject" | "validators" | "validate">,
  context: OperationContext,
): Promise<ProjectRepairReport> {
  const { directory, now, oracle } = project;
  const began = now();
  const sources = await Promise.all(request.files.map((file) => sourceOf(directory, file)));
  const repair = await rooms.repairFiles(
    { directory, oracle, files: sources, allowAny: request.allowAny === true, timeMs: request.timeMs ?? 30_000, now },
    context,
  );
  const judge = async (edits: readonly FileEdit[], stages: readonly string[]): Promise<StageResult[]> => {
    const copy = await rooms.copyProject({ directory, edits }, context);
    try {
      const validators = await rooms.validators({ directory });
      const asked = { directory: copy.directory, files: request.files, edits };
      return await rooms.validate(validators, stages, asked, context);
    } finally {
      await copy.dispose();
    }
  };
  const after = repair.edits.length === 0 ? [] : await judge(repair.edits, ["syntax", "types", "tests"]);
  const broken = await brokenTests(after, () => judge([], ["tests"]));
  const edits = broken.length === 0 ? repair.edits : [];
  const texts = new Map(sources.map(({ file, text }) => [file, text]));
  return {
    specVersion: "v1",
    directory,
    files: repair.files,
    edits,
    diff: editsDiff(edits.map(({ file, newText }) => ({ file, before: texts.get(file) ?? null, after: newText }))),
    stages: after,
    refused: broken.map((name) => ({ code: "test-broken", message: `${name} passed before and fails with the edits` })),
    provenance: repair.provenance,
    totalMs: now() - began,
  };
}

/** True where an error is left, or the judges refused what was found. */
export function repairLeftSomething(report: ProjectRepairReport): boolean {
  return report.files.some(({ left }) => left.length > 0) || report.refused.length > 0;
}

/** Tests that fail with the edits and pass without them. The project is only run without them where a test fails. */
async function brokenTests(after: readonly StageResult[], before: () => Promise<StageResult[]>): Promise<string[]> {
  const named = (stages: readonly StageResult[], status: string): string[] =>
    stages.flatMap(({ tests = [] }) =>
      tests.filter((test) => test.status === status).map(({ file, name }) => `${file} > ${name}`),
    );
  const failed = named(after, "failed");
  if (failed.length === 0) return [];
  const passed = new Set(named(await before(), "passed"));
  return failed.filter((name) => passed.has(name));
}

async function sourceOf(directory: string, file: string): Promise<{ file: string; text: string; hash: string }> {
  const source = await readSource(directory, file);
  if (source !== null) return { file, ...source };
  throw new MazeError({
    code: "MAZE_PIPELINE_STALE_EDIT",
    message: `${file} is gone`,
    hint: pipelineErrorCodes.MAZE_PIPELINE_STALE_EDIT.hint,
  });
}
