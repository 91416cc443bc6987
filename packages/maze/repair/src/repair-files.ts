import {
  createProvenanceRecorder,
  throwIfAborted,
  type FileEdit,
  type OperationContext,
  type OracleText,
} from "@maze/core";
import { repairText, type RepairTextOptions, type TextRepair } from "./repair-text.ts";
import type { FileRepair, RepairReport } from "./report/report.ts";

/** A file that is to be mended; `hash` is that of the bytes it was read from. */
export interface SourceToRepair extends OracleText {
  readonly hash: string;
}

export interface RepairFilesOptions extends RepairTextOptions {
  /** Names the work in the provenance. */
  readonly taskId: string;
}

/**
 * Mends files one after the other, each in its place in the project as it is on disk. Nothing is written. `timeMs` holds
 * for all of them together.
 */
export async function repairFiles(
  files: readonly SourceToRepair[],
  options: RepairFilesOptions,
  context: OperationContext = {},
): Promise<RepairReport> {
  const { taskId, now, timeMs = 10_000 } = options;
  const recorder = createProvenanceRecorder(taskId, now);
  const deadline = now() + timeMs;
  const { engine } = await options.oracle.describe();
  const repaired: FileRepair[] = [];
  const edits: FileEdit[] = [];
  for (const [index, { file, text, hash }] of files.entries()) {
    throwIfAborted(context.signal);
    context.onProgress?.({ type: "advanced", room: "repair", message: file, done: index, total: files.length });
    const repair = await repairText(file, text, { ...options, timeMs: Math.max(0, deadline - now()) }, context);
    for (const step of repair.steps) {
      const { rule, explanation, answers, cost } = step;
      const decision = `${explanation} (${answers})`;
      recorder.record({ room: "repair", decision, source: rule, details: { file, cost } });
    }
    recorder.record({
      room: "repair",
      decision: `${file} is ${repair.status}`,
      source: engine,
      details: countsOf(repair),
    });
    if (repair.after !== text) edits.push({ file, newText: repair.after, baseHash: hash });
    const { status, found, left, steps, attempts, checks, stopped, refused } = repair;
    repaired.push({
      file,
      status,
      found: [...found],
      left: [...left],
      steps: [...steps],
      attempts,
      checks,
      ...(stopped !== undefined && { stopped }),
      refused: refused.map((one) => ({ reason: one.reason, steps: [...one.steps] })),
    });
  }
  return { specVersion: "v1", files: repaired, edits, provenance: recorder.toProvenance() };
}

const countsOf = ({ found, left, attempts, checks, tests }: TextRepair): Record<string, unknown> => ({
  found: found.length,
  left: left.length,
  attempts,
  checks,
  testRuns: tests.runs,
});
