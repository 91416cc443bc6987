import { type FinishedStage } from "./stage.ts";

/** The table of what every stage said and how long it took; its last line is `N passed, N failed`. */
export function summaryOf(finished: readonly FinishedStage[]): string {
  const width = Math.max(0, ...finished.map(({ name }) => name.length));
  const rows = finished.map(({ name, result, seconds }) => {
    const reason = result.status === "passed" ? "" : `  ${result.reason}`;
    return `${name.padEnd(width)}  ${seconds.toFixed(1).padStart(6)} s  ${result.status}${reason}`;
  });
  const total = finished.reduce((sum, { seconds }) => sum + seconds, 0);
  const skipped = count(finished, "skipped");
  return [
    "",
    ...rows,
    `${"all".padEnd(width)}  ${total.toFixed(1).padStart(6)} s${skipped ? `  ${skipped} skipped` : ""}`,
    `${count(finished, "passed")} passed, ${count(finished, "failed")} failed`,
  ].join("\n");
}

function count(finished: readonly FinishedStage[], status: string): number {
  return finished.filter(({ result }) => result.status === status).length;
}
