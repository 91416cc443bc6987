import { throwIfAborted, type OperationContext } from "@maze/core";
import { normalise } from "../filter/normalise.ts";
import type { JustifyQuestion } from "../question.ts";
import { decide, type Decision } from "./decide.ts";
import type { Grader } from "./grader.ts";

/** Tries after the first one when a grader gives back what is no grade. */
const RETRIES = 2;

/** Asks a grader and decides. A grader that fails, refuses or answers in another form grades nothing. */
export async function gradeAnswer(
  grader: Grader,
  question: JustifyQuestion,
  answer: string,
  context: OperationContext = {},
): Promise<Decision> {
  let last: Decision = { status: "not_graded", reasons: [] };
  for (let turn = 0; turn <= RETRIES; turn++) {
    throwIfAborted(context.signal);
    last = await gradeOnce(grader, question, answer, context);
    if (last.status !== "not_graded") return last;
  }
  return last;
}

async function gradeOnce(
  grader: Grader,
  question: JustifyQuestion,
  answer: string,
  context: OperationContext,
): Promise<Decision> {
  try {
    return decide(question, answer, await grader.grade({ question, answer: normalise(answer) }, context));
  } catch (thrown) {
    throwIfAborted(context.signal);
    const said = thrown instanceof Error ? thrown.message : String(thrown);
    return { status: "not_graded", reasons: [`the grader ${grader.id} failed: ${said}`] };
  }
}
