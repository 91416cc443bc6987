import {
  countError,
  countLibraryCall,
  silentLogger,
  silentMetrics,
  toMazeError,
  type OperationContext,
  type ProjectIndex,
} from "@maze/core";
import type { GenerationReport, TaskReport } from "./generation-report.ts";

/** Counts and times what a generation did, besides what the index and the stages count themselves. */
export function recordGeneration(report: GenerationReport, index: ProjectIndex, context: OperationContext): void {
  const { metrics = silentMetrics, logger = silentLogger } = context;
  const { timings } = report;
  metrics.observe("open_ms", timings.openMs);
  metrics.observe("validate_ms", timings.validateMs);
  metrics.observe("total_ms", timings.totalMs);
  for (const task of report.tasks) {
    metrics.observe("generate_ms", task.generateMs, { engine: report.engine });
    metrics.count("tasks", { outcome: task.chosen === undefined ? "unfilled" : task.outcome.status });
    if (task.rejected.length > 0) metrics.count("candidates_refused", {}, task.rejected.length);
  }
  for (const task of report.tasks.filter(({ outcome }) => outcome.status === "verified")) {
    for (const call of libraryCalls(task, index)) countLibraryCall(metrics, call);
  }
  const verified = report.tasks.filter(({ outcome }) => outcome.status === "verified").length;
  logger.info("generation finished", { tasks: report.tasks.length, verified, totalMs: Math.round(timings.totalMs) });
}

/** Counts the error that ends an operation, by its code; a cancellation is none. */
export async function countingErrors<Result>(context: OperationContext, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (thrown) {
    const { code } = toMazeError(thrown);
    if (code !== "MAZE_CORE_ABORTED") countError(context.metrics ?? silentMetrics, code);
    throw thrown;
  }
}

/** Imported functions that accepted code calls, by module and exported name. */
function libraryCalls({ chosen, hole }: TaskReport, index: ProjectIndex): { module: string; name: string }[] {
  if (chosen === undefined) return [];
  const imported = index.imports
    .filter(({ file, module }) => file === hole.file && !module.startsWith("."))
    .flatMap(({ module, bindings }) => bindings.map((binding) => ({ ...binding, module })));
  const names = new Map(
    [...imported, ...chosen.imports].map(({ local, imported: name, module }) => [local, { module, name }]),
  );
  const called = [...chosen.text.matchAll(/(?<![\w$.])([\p{ID_Start}$_][\p{ID_Continue}$]*)\s*\(/gu)];
  return called.flatMap(([, local = ""]) => names.get(local) ?? []);
}
