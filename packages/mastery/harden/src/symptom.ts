import type { TestOutcome } from "./test-runner.ts";

/** What the learner is shown of a bug: what the first failing test really said. */
export interface Symptom {
  readonly test: string;
  readonly message: string;
  readonly expected?: string;
  readonly actual?: string;
  /** The names of the other tests that fail. */
  readonly alsoFailing: readonly string[];
}

/** Texts before and after of the files that hold the bug; no line that changed may be shown. */
export type ChangedTexts = readonly (readonly [before: string, after: string])[];

/** Builds the symptom from real failures; lines of a message that would show the changed code or a stack are left out. */
export function symptomOf(failures: readonly TestOutcome[], changed: ChangedTexts): Symptom {
  const [first, ...others] = failures;
  const secret = new Set(changed.flatMap(([before, after]) => changedLines(before, after)));
  const { message = "", expected, actual } = first?.failure ?? {};
  return {
    test: first?.name ?? "",
    message: shownLines(message, secret),
    ...(expected !== undefined && { expected: shownLines(expected, secret) }),
    ...(actual !== undefined && { actual: shownLines(actual, secret) }),
    alsoFailing: others.map(({ name }) => name),
  };
}

function shownLines(text: string, secret: ReadonlySet<string>): string {
  return text
    .split(/\r?\n/)
    .filter((line) => !isStack(line) && ![...secret].some((code) => line.includes(code)))
    .join("\n")
    .trim();
}

function isStack(line: string): boolean {
  return /^\s+at .*[:(]/.test(line) || /^\s*File ".*", line \d+/.test(line);
}

/** Lines that only one of the texts has. What is shorter than a few letters could stand in any message. */
function changedLines(before: string, after: string): string[] {
  const [old, fresh] = [linesOf(before), linesOf(after)];
  return [...old, ...fresh].filter((line) => line.length >= 6 && !(old.has(line) && fresh.has(line)));
}

function linesOf(text: string): Set<string> {
  return new Set(text.split(/\r?\n/).map((line) => line.trim()));
}
