import { toMazeError, type FileEdit, type OperationContext, type StageResult } from "@maze/core";
import { readSource } from "./read-source.ts";
import type { Rooms } from "./rooms.ts";

/** Milliseconds for mending, all files together. */
const MENDING_MS = 20_000;

/** The fixes of the project's own tools, and over them the edits that make TypeScript files compile. */
export async function fixAndMend(
  { directory, now }: { directory: string; now: () => number },
  files: readonly string[],
  rooms: Pick<Rooms, "fixFiles" | "openOracle" | "repairFiles">,
  context: OperationContext,
): Promise<{ stages: readonly StageResult[]; edits: readonly FileEdit[] }> {
  const fixes = await rooms.fixFiles({ directory, files }, context);
  const typed = files.filter((file) => /\.[cm]?tsx?$/.test(file));
  if (typed.length === 0) return fixes;
  const began = now();
  const stage = (result: Omit<StageResult, "stage" | "durationMs">): StageResult => ({
    stage: "fix-types",
    durationMs: now() - began,
    ...result,
  });
  const fixed = new Map(fixes.edits.map((edit) => [edit.file, edit]));
  try {
    const oracle = await rooms.openOracle(directory, context);
    try {
      const sources = await Promise.all(
        typed.map(async (file) => {
          const source = await readSource(directory, file);
          return source === null ? [] : [{ file, hash: source.hash, text: fixed.get(file)?.newText ?? source.text }];
        }),
      );
      const { engine } = await oracle.describe();
      const repair = await rooms.repairFiles(
        { directory, oracle, files: sources.flat(), allowAny: false, timeMs: MENDING_MS, now },
        context,
      );
      for (const edit of repair.edits) fixed.set(edit.file, edit);
      const diagnostics = repair.files.flatMap(({ left }) => left);
      const status = diagnostics.length === 0 ? "passed" : "failed";
      return { stages: [...fixes.stages, stage({ status, diagnostics, tool: engine })], edits: [...fixed.values()] };
    } finally {
      await oracle.close();
    }
  } catch (cause) {
    const { code, message } = toMazeError(cause);
    if (code === "MAZE_CORE_ABORTED" || code === "MAZE_CORE_UNEXPECTED") throw cause;
    const skipped = stage({ status: "skipped", diagnostics: [], reason: { code, message } });
    return { stages: [...fixes.stages, skipped], edits: fixes.edits };
  }
}
