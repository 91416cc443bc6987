import type { GenerationSummary, Reason } from "@maze/core";
import type { TaskSubject } from "../problem/task-subject.ts";
import type { SearchStatistics } from "../search/problem.ts";

/** A task that the engine does not take, with the reason. */
export const unsupported = ({ code, message }: Reason): GenerationSummary => ({
  end: "unsupported",
  reasons: [{ code, message }],
  statistics: {},
});

/** Forms of function that no expression can be the body of. */
export function refusalOf({ name, signature }: TaskSubject): Reason | undefined {
  const result = signature.slice(signature.lastIndexOf(")"));
  if (/:\s*(?:void|never|undefined)\s*;?\s*$/.test(result)) {
    return { code: "no-result", message: `${name} returns nothing, so there is no expression to search for` };
  }
  if (/:\s*(?:Promise|PromiseLike|AsyncGenerator|AsyncIterable|AsyncIterator|Generator|Iterator)\b/.test(result)) {
    return { code: "asynchronous", message: `${name} is asynchronous or a generator, which the engine does not write` };
  }
  return undefined;
}

/** What a search gave, and what it cost. */
export interface SearchRecord {
  readonly subject: TaskSubject;
  /** The goal type as source. */
  readonly goal: string;
  readonly search: SearchStatistics;
  readonly solutions: number;
  readonly candidates: number;
  readonly refused: number;
  readonly unloadable: readonly { load: string; message: string }[];
  /** Why the search ended before its limits. */
  readonly stopped: Reason | undefined;
  /** Milliseconds by phase. */
  readonly phases: Readonly<Record<"compilerMs" | "openMs" | "searchMs" | "checkMs" | "totalMs", number>>;
}

export function summaryOf(record: SearchRecord): GenerationSummary {
  const { search, subject, phases } = record;
  const rounded = Object.fromEntries(Object.entries(phases).map(([name, value]) => [name, Math.round(value)]));
  return {
    end: record.stopped === undefined ? search.end : "budget",
    reasons: reasonsOf(record),
    statistics: {
      terms: search.terms,
      evaluations: search.evaluations,
      components: search.components,
      contexts: search.contexts,
      maxCost: search.level,
      bestMatch: search.bestMatch,
      examples: subject.examples.length,
      solutions: record.solutions,
      candidates: record.candidates,
      ...rounded,
    },
  };
}

function reasonsOf({ subject, goal, search, candidates, refused, unloadable, stopped }: SearchRecord): Reason[] {
  const reasons: Reason[] = [];
  if (subject.examples.length === 0) {
    reasons.push({
      code: "types-only",
      message: `${subject.name} has no examples, so its candidates are only known to be well typed`,
    });
  }
  if (candidates === 0) {
    const { terms, level, components, bestMatch } = search;
    const nearest =
      bestMatch === 0
        ? "none matched an example"
        : `the nearest matched ${String(bestMatch)} of ${String(subject.examples.length)} examples`;
    const explored = `${String(terms)} different terms of ${String(components)} components up to cost ${String(level)}`;
    if (search.end === "budget" && bestMatch === 0 && subject.examples.length > 0) {
      reasons.push({
        code: "time-limit",
        message:
          "the search was ended because nothing matched an example in time; synthesis.patience and synthesis.timeMs give it more",
      });
    }
    reasons.unshift({
      code: "not-found",
      message: `no expression of type ${goal} gives every expected result: searched ${explored}; ${nearest}`,
    });
  }
  if (refused > 0)
    reasons.push({
      code: "not-well-typed",
      message: `${String(refused)} expressions agreed with the examples and were refused by the compiler`,
    });
  if (stopped !== undefined) reasons.push(stopped);
  for (const { load, message } of unloadable)
    reasons.push({ code: "module-not-loaded", message: `${load} was left out: ${message}` });
  return reasons;
}
