import type { CurriculumModule, JustifyItem, Question } from "@mastery/curriculum";
import { checkItem, filterAnswer, gradeAnswer, type Grader } from "@mastery/justify";
import type { OperationContext } from "@maze/core";
import type { AttemptRoom } from "../attempt/attempt-room.ts";
import { engineError } from "../engine-error.ts";
import type { EventBody } from "../events/event.ts";
import { findEntry } from "./justify-state.ts";

export interface AnswerRequest {
  readonly curriculum: string;
  readonly module: CurriculumModule;
  readonly id: string;
  readonly answer: string;
  readonly room: AttemptRoom;
  readonly grader?: Grader | undefined;
  readonly context?: OperationContext | undefined;
}

type Answered = Extract<EventBody, { verb: "answered" }>;

/**
 * Judges an answer to a question or an item, and gives the event that records it.
 *
 * @throws {MazeError} MASTERY_ENGINE_UNKNOWN_QUESTION, MASTERY_JUSTIFY_ANSWER, MASTERY_JUSTIFY_ITEM
 */
export async function answerEntry(request: AnswerRequest): Promise<Answered> {
  const { module, id, answer } = request;
  const entry = findEntry(module, id);
  if (entry === undefined) {
    throw engineError("MASTERY_ENGINE_UNKNOWN_QUESTION", `${module.id} asks no question "${id}"`, {
      module: module.id,
      id,
    });
  }
  const result = "kind" in entry ? await itemResult(entry, request) : await questionResult(entry, request);
  return {
    verb: "answered",
    object: { curriculum: request.curriculum, module: module.id, id },
    result: { response: answer, ...result },
  };
}

type Result = Omit<Answered["result"], "response">;

async function itemResult(item: JustifyItem, { module, answer, room }: AnswerRequest): Promise<Result> {
  const language = module.manifest.validator?.language ?? "typescript";
  const { correct, feedback } = await checkItem(item, answer, { language, run: room.runItem });
  return { success: correct, by: "code", feedback: [feedback] };
}

async function questionResult(question: Question, { answer, grader, context }: AnswerRequest): Promise<Result> {
  const { findings } = filterAnswer(question, answer);
  if (findings.length > 0) return { success: false, by: "filter", feedback: findings.map(({ feedback }) => feedback) };
  if (grader === undefined) return { success: true, by: "filter", feedback: [] };
  const decision = await gradeAnswer(grader, question, answer, context);
  if (decision.status === "passed") return { success: true, by: "grader", feedback: [], met: [...decision.met] };
  // What could not be graded is not lost: the learner may assess it, or leave it to be graded later.
  if (decision.status === "not_graded") return { success: true, by: "filter", feedback: [...decision.reasons] };
  const { followUp = "Not every concept is shown yet. Say more precisely what happens, and why.", met } = decision;
  return { success: false, by: "grader", feedback: [followUp], met: [...met] };
}
