import { throwIfAborted, type OperationContext } from "@maze/core";

/** Answers a batch one after the other, where each puts another text in place; stops between two when it is cancelled. */
export async function inTurn<Asked, Answer>(
  asked: readonly Asked[],
  answer: (one: Asked) => Promise<Answer>,
  context: OperationContext | undefined,
): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (const one of asked) {
    throwIfAborted(context?.signal);
    answers.push(await answer(one));
  }
  return answers;
}
