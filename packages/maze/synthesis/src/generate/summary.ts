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
  /** Whether the task wanted no more candidates. */
  readonly isServed: boolean;
  /** Why the search ended before its limits. */
  readonly stopped: Reason | undefined;
  /** Milliseconds that the search had, and who set them. */
  readonly time: { readonly ms: number; readonly setBy: string };
  /** Milliseconds by phase. */
  readonly phases: Readonly<Record<"compilerMs" | "openMs" | "searchMs" | "checkMs" | "totalMs", number>>;
}

export function summaryOf(record: SearchRecord): GenerationSummary {
  const { search, subject, phases } = record;
  const rounded = Object.fromEntries(Object.entries(phases).map(([name, value]) => [name, Math.round(value)]));
  return {
    end: record.stopped === undefined && search.limit === undefined && !record.isServed ? "exhausted" : "budget",
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

function reasonsOf(record: SearchRecord): Reason[] {
  const { subject, candidates, refused, unloadable, stopped } = record;
  const reasons: Reason[] = candidates === 0 ? [shortfall(record)] : stopped === undefined ? [] : [stopped];
  if (subject.examples.length === 0) {
    reasons.push({
      code: "types-only",
      message: `${subject.name} has no examples, so its candidates are only known to be well typed`,
    });
  }
  if (refused > 0)
    reasons.push({
      code: "not-well-typed",
      message: `${String(refused)} expressions agreed with the examples and were refused by the compiler`,
    });
  for (const { load, message } of unloadable)
    reasons.push({ code: "module-not-loaded", message: `${load} was left out: ${message}` });
  return reasons;
}

/** Why there is no candidate, and how far the search came: only a search that ended by itself can say that none is there. */
function shortfall({ subject, goal, search, stopped, time }: SearchRecord): Reason {
  const { terms, level, components, evaluations, bestMatch, limit } = search;
  const examples = subject.examples.length;
  const wanted = `expression of type ${goal}${examples === 0 ? "" : " that gives every expected result"}`;
  const nearest =
    examples === 0
      ? ""
      : bestMatch === 0
        ? "; none matched an example"
        : `; the nearest matched ${String(bestMatch)} of ${String(examples)} examples`;
  const explored = `${String(terms)} different terms of ${String(components)} components up to cost ${String(level)}${nearest}`;
  if (stopped !== undefined) return { code: stopped.code, message: `${stopped.message}; searched ${explored}` };
  switch (limit) {
    case undefined:
      return { code: "not-found", message: `there is no ${wanted}: searched ${explored}` };
    case "time":
      return {
        code: "time-limit",
        message: `no ${wanted} was found in the ${String(Math.round(time.ms))} ms of ${time.setBy}: searched ${explored}`,
      };
    case "patience":
      return {
        code: "nothing-matched",
        message: `no ${wanted} was found, and the search was given up after ${String(evaluations)} evaluations (synthesis.patience): searched ${explored}`,
      };
    case "terms":
      return {
        code: "term-limit",
        message: `no ${wanted} was found among as many terms as synthesis.maxTerms allows: searched ${explored}`,
      };
  }
}
