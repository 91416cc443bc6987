import type { Constraint, StageResult } from "@maze/core";
import type { GenerationReport, TaskReport } from "@maze/pipeline";
import { columns, counted, duration, type Paint } from "../../terminal-text.ts";

/** Where the result lies, for the last lines of the report. */
export interface ResultPlaces {
  readonly written: readonly string[];
  /** The saved diff, relative to the working directory. */
  readonly diffFile?: string | undefined;
}

/** A generation report for a person: what was indexed, which constraints applied, what came out, what was checked. */
export function renderGeneration(report: GenerationReport, places: ResultPlaces, paint: Paint, top: number): string {
  return [
    ...renderProject(report, paint),
    "",
    ...renderConstraints(report, paint),
    ...report.tasks.flatMap((task) => ["", ...renderTask(task, paint, top)]),
    ...(report.diff === "" ? [] : ["", paint.strong("Diff"), ...renderDiff(report.diff, paint)]),
    "",
    ...renderChecks(report, paint),
    "",
    ...renderEnd(report, places, paint),
  ].join("\n");
}

function renderProject({ directory, index, oracle, timings }: GenerationReport, paint: Paint): string[] {
  const dependencies = index.dependencies
    .map(({ name, version }) => `${name} ${version ?? "(not installed)"}`)
    .join(", ");
  const facts = [
    counted(index.files, "file"),
    counted(index.lines, "line"),
    counted(index.symbols, "symbol"),
    counted(index.tests, "test"),
    counted(index.holes, "typed hole"),
  ];
  return [
    paint.strong(`Project ${directory}`),
    ...columns(
      [
        ["indexed", facts.join(", "), paint.dim(duration(timings.indexMs))],
        ["depends on", dependencies === "" ? "nothing" : dependencies, ""],
        oracle === undefined
          ? ["compiler", paint.warn("none could be started"), ""]
          : [
              "compiler",
              `${oracle.engine}, ${oracle.configFile ?? "no tsconfig: strict defaults"}, ${counted(oracle.fileCount, "file")}`,
              paint.dim(duration(timings.openMs)),
            ],
      ],
      "  ",
    ),
    ...index.skipped.slice(0, 5).map(({ path, reason }) => paint.warn(`  not indexed: ${path} (${reason})`)),
    ...(index.skipped.length > 5
      ? [paint.warn(`  and ${String(index.skipped.length - 5)} more not indexed (maze index lists them)`)]
      : []),
  ];
}

/** Constraints that every task shares are shown once; a task then shows its own. */
function sharedHashes(report: GenerationReport): Set<string> {
  const [first, ...rest] = report.tasks;
  if (first === undefined || rest.length === 0) return new Set();
  const hashes = first.constraints.map(({ constraint }) => constraint.hash);
  return new Set(
    hashes.filter((hash) => rest.every((task) => task.constraints.some(({ constraint }) => constraint.hash === hash))),
  );
}

function renderConstraints(report: GenerationReport, paint: Paint): string[] {
  const shared = sharedHashes(report);
  const [first] = report.tasks;
  const rows = (first?.constraints ?? []).filter(({ constraint }) => shared.has(constraint.hash));
  if (rows.length === 0) return [];
  return [paint.strong("Constraints on every task"), ...constraintRows(rows, paint)];
}

function constraintRows(rows: TaskReport["constraints"], paint: Paint): string[] {
  return columns(
    rows.map(({ constraint, enforcedBy }) => [
      paint.dim(tier(constraint)),
      constraint.explanation,
      paint.dim(`from ${constraint.source}`),
      enforcedBy.length === 0 ? paint.warn("enforced by nobody") : paint.dim(`by ${enforcedBy.join(" and ")}`),
    ]),
    "  ",
  );
}

const tier = ({ tier: name, hardness }: Constraint): string => (hardness === "soft" ? `${name}, soft` : name);

function renderTask(task: TaskReport, paint: Paint, top: number): string[] {
  const { hole, outcome, chosen } = task;
  const mark = {
    verified: paint.good("✓"),
    unverified: paint.warn("?"),
    failed: paint.bad("✗"),
    skipped: paint.warn("-"),
  }[outcome.status];
  const status = chosen === undefined ? "unfilled" : outcome.status;
  const own = task.constraints.filter(({ constraint }) =>
    ["result-type", "example", "tests"].includes(constraint.rule.rule),
  );
  const lines = [
    `${mark} ${paint.strong(hole.id)} ${hole.signature}  ${status}  ${paint.dim(duration(task.generateMs))}`,
    ...constraintRows(own, paint),
    ...(chosen === undefined ? [] : chosen.text.split("\n").map((line) => `    ${paint.added(line)}`)),
    ...outcome.reasons.map(({ message }) =>
      paint.warn(`  ${chosen === undefined ? "unfilled" : outcome.status}: ${message}`),
    ),
    ...task.rejected.map(({ candidate, reasons }) =>
      paint.dim(`  refused: ${candidate.text} (${reasons[0]?.message ?? ""})`),
    ),
  ];
  const others = task.alternatives.slice(0, Math.max(0, top - 1));
  return [...lines, ...others.map((candidate) => paint.dim(`  also possible: ${candidate.text}`))];
}

function renderDiff(diff: string, paint: Paint): string[] {
  return diff
    .trimEnd()
    .split("\n")
    .map((line) => (line.startsWith("+") ? paint.added(line) : line.startsWith("-") ? paint.removed(line) : line))
    .map((line) => `  ${line}`);
}

function renderChecks({ stages, notes, timings }: GenerationReport, paint: Paint): string[] {
  if (stages.length === 0) return ["Nothing was checked: there is no result."];
  const rows = stages.map((stage) => [
    statusText(stage, paint),
    stage.stage,
    stage.tool ?? "",
    stage.scope ?? "",
    paint.dim(duration(stage.durationMs)),
    stage.reason?.message ?? "",
  ]);
  return [
    `${paint.strong("Checked in a copy of the whole project")} ${paint.dim(duration(timings.validateMs))}`,
    ...columns(rows, "  "),
    ...notes.map(({ message }) => paint.dim(`  note: ${message}`)),
  ];
}

function statusText({ status }: StageResult, paint: Paint): string {
  return { passed: paint.good("passed"), failed: paint.bad("failed"), skipped: paint.warn("skipped") }[status];
}

function renderEnd({ tasks, timings }: GenerationReport, { written, diffFile }: ResultPlaces, paint: Paint): string[] {
  const verified = tasks.filter((task) => task.chosen !== undefined && task.outcome.status === "verified").length;
  const unverified = tasks.filter((task) => task.chosen !== undefined && task.outcome.status === "unverified").length;
  const unfilled = tasks.length - verified - unverified;
  const counts = [`${String(verified)} of ${counted(tasks.length, "task")} verified`];
  if (unverified > 0) counts.push(`${String(unverified)} unverified`);
  if (unfilled > 0) counts.push(`${String(unfilled)} unfilled`);
  const lines = [`${paint.strong(counts.join(", "))} in ${duration(timings.totalMs)}`];
  if (written.length > 0) lines.push(`Written: ${written.join(", ")}`);
  else if (diffFile !== undefined)
    lines.push(
      "Nothing was written into your files. Apply the result with --write, or with:",
      `  git apply ${shellWord(diffFile)}`,
    );
  return lines;
}

/** A path as a shell takes it for one word. */
function shellWord(path: string): string {
  return /^[\w./:@%+=-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;
}
