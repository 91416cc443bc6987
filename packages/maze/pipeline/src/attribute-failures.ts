import type { Diagnostic, Reason, StageResult, TestRecord, TestResult } from "@maze/core";

/** What attribution needs to know of a task. */
export interface Suspect {
  readonly id: string;
  readonly name: string;
  readonly file: string;
  readonly tests: readonly TestRecord[];
  /** False for a task without a candidate: its tests cannot pass. */
  readonly filled: boolean;
}

export interface Attribution {
  /** Reasons against each filled task, by task id. */
  readonly against: ReadonlyMap<string, readonly Reason[]>;
  /** Failures that no filled task answers for: they need an unfilled function, or were there before. */
  readonly notes: readonly Reason[];
}

/**
 * Assigns what failed in the whole project to the tasks that can have caused it. A failing test is laid to the filled
 * tasks that it calls, unless it also calls an unfilled one. One that calls no task is laid to every filled task when
 * it passed before (`failedBefore` tells), and noted otherwise. A finding in a file is laid to the tasks of the file,
 * or to all when no task is in it.
 */
export function attributeFailures(
  stages: readonly StageResult[],
  suspects: readonly Suspect[],
  failedBefore: (test: TestResult) => boolean,
): Attribution {
  const against = new Map<string, Reason[]>();
  const notes: Reason[] = [];
  const filled = suspects.filter((suspect) => suspect.filled);
  const blame = (tasks: readonly Suspect[], reason: Reason): void => {
    for (const task of tasks) against.set(task.id, [...(against.get(task.id) ?? []), reason]);
  };
  for (const stage of stages.filter((candidate) => candidate.status === "failed")) {
    const failing = (stage.tests ?? []).filter((test) => test.status === "failed");
    for (const test of failing) {
      const callers = suspects.filter((suspect) => suspect.tests.some((record) => isTest(record, test)));
      const reason = {
        code: "test-failed",
        message: `${test.file} > ${test.name}${test.message === undefined ? "" : `: ${test.message}`}`,
      };
      const missing = callers.filter((suspect) => !suspect.filled);
      if (missing.length > 0) {
        notes.push({
          code: "test-needs-unfilled",
          message: `${test.file} > ${test.name} needs ${missing.map((suspect) => suspect.name).join(", ")}`,
        });
      } else if (callers.length > 0) blame(callers, reason);
      else if (failedBefore(test))
        notes.push({ code: "test-failed-before", message: `${test.file} > ${test.name} failed before and still does` });
      else blame(filled, reason);
    }
    if (failing.length > 0) continue;
    for (const finding of stage.diagnostics.filter((diagnostic) => diagnostic.severity === "error")) {
      const inFile = filled.filter((suspect) => suspect.file === finding.file);
      blame(inFile.length > 0 ? inFile : filled, findingReason(stage.stage, finding));
    }
    if (stage.diagnostics.length === 0)
      blame(filled, { code: `${stage.stage}-failed`, message: `stage ${stage.stage} failed` });
  }
  return { against, notes };
}

/** Whether a result is of the test that was read from the source; a templated name matches by its pattern. */
export function isTest(record: TestRecord, result: TestResult): boolean {
  if (record.file !== result.file) return false;
  if (record.name === result.name) return true;
  if (!/%[sdifjo#%]|\$\{|\$\w/.test(record.name)) return false;
  const pattern = record.name
    .split(/%[sdifjo#%]|\$\{[^}]*\}|\$[\w.]+/)
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"))
    .join(".*");
  return new RegExp(`^${pattern}$`, "s").test(result.name);
}

function findingReason(stage: string, { code, message, file, span }: Diagnostic): Reason {
  const place = file === undefined ? "" : `${file}${span === undefined ? "" : `:${String(span.from.line)}`} `;
  return { code: `${stage}-failed`, message: `${place}${code}: ${message}` };
}
