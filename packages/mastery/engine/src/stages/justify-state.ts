import type { CurriculumModule, JustifyItem, Question } from "@mastery/curriculum";
import type { AnswerState, ModuleProgress } from "../progress/progress.ts";

/** Where a question or item stands. `self` and `queued` are recorded as such: nobody graded the text. */
export type EntryState = "open" | "again" | "done" | "to_assess" | "self" | "queued";

/** A question or item with its last answer. */
export interface JustifyEntry {
  readonly id: string;
  readonly kind: "question" | JustifyItem["kind"];
  readonly prompt: string;
  readonly state: EntryState;
  readonly answer?: AnswerState;
}

/** All questions and items of a module, in order. */
export function justifyEntries({ justify }: CurriculumModule, progress: ModuleProgress): readonly JustifyEntry[] {
  const entry = (id: string, kind: JustifyEntry["kind"], prompt: string): JustifyEntry => {
    const answer = progress.answers.get(id);
    return { id, kind, prompt, state: stateOf(answer), ...(answer === undefined ? {} : { answer }) };
  };
  return [
    ...(justify?.questions ?? []).map(({ id, prompt }) => entry(id, "question", prompt)),
    ...(justify?.items ?? []).map(({ id, kind, prompt }) => entry(id, kind, prompt)),
  ];
}

/** Whether nothing is left to do for the learner. */
export function isSettled({ state }: JustifyEntry): boolean {
  return state === "done" || state === "self" || state === "queued";
}

/** What the id of an answer belongs to. */
export function findEntry({ justify }: CurriculumModule, id: string): Question | JustifyItem | undefined {
  return [...(justify?.questions ?? []), ...(justify?.items ?? [])].find((entry) => entry.id === id);
}

function stateOf(answer: AnswerState | undefined): EntryState {
  if (answer === undefined) return "open";
  if (answer.by === "self") return "self";
  if (!answer.success) return "again";
  if (answer.by === "queued") return "queued";
  return answer.by === "filter" ? "to_assess" : "done";
}
