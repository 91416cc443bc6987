import { randomUUID } from "node:crypto";
import { z } from "zod";
import { breakingProgram } from "./breaking-programs.ts";
import type {
  BreakingInput,
  ExecutableItem,
  Invariant,
  ItemLanguage,
  ItemVerdict,
  OrderSteps,
  PredictOutput,
  RunItemProgram,
} from "./executable-item.ts";
import { idsOf, mustRun, programOf, refuseAnswer, visible } from "./item-files.ts";

export interface CheckItemOptions {
  readonly language: ItemLanguage;
  readonly run: RunItemProgram;
}

/**
 * Judges an answer by running code. The answer is data for the programs and never becomes code.
 *
 * @throws {MazeError} MASTERY_JUSTIFY_ANSWER, MASTERY_JUSTIFY_ITEM
 */
export async function checkItem(item: ExecutableItem, answer: string, options: CheckItemOptions): Promise<ItemVerdict> {
  if (item.kind === "predict_output") return checkPrediction(item, answer, options);
  if (item.kind === "breaking_input") return checkBreakingInput(item, answer, options);
  if (item.kind === "order_steps") return checkOrder(item, answer, options);
  return checkInvariant(item, answer, options);
}

async function checkPrediction(
  item: PredictOutput,
  answer: string,
  { language, run }: CheckItemOptions,
): Promise<ItemVerdict> {
  const { stdout } = mustRun(item.id, await run(programOf(language, item.program)));
  const [printed, predicted] = [visible(stdout), visible(answer)];
  if (printed === predicted) return { correct: true, feedback: "It prints exactly that." };
  const lines = printed.split("\n");
  const line = predicted.split("\n").findIndex((text, at) => text !== lines[at]);
  const where = line === -1 ? "it prints more than that" : `line ${String(line + 1)} is another one`;
  return { correct: false, feedback: `It was run, and ${where}.` };
}

const differenceSchema = z.strictObject({ differ: z.boolean(), right: z.string(), broken: z.string() });

async function checkBreakingInput(
  item: BreakingInput,
  answer: string,
  { language, run }: CheckItemOptions,
): Promise<ItemVerdict> {
  const args = parseArguments(item, answer);
  // What the learner's own code prints cannot be taken for the verdict.
  const marker = `mastery-${randomUUID()} `;
  const { stdout } = mustRun(item.id, await run(breakingProgram(item, JSON.stringify(args), language, marker)));
  const at = stdout.lastIndexOf(marker);
  const { differ, right, broken } = differenceSchema.parse(JSON.parse(stdout.slice(at + marker.length)));
  if (differ) return { correct: true, feedback: `Yours: ${right}. The broken one: ${broken}.` };
  return { correct: false, feedback: `Both were run, and both give ${right}.` };
}

function parseArguments(item: BreakingInput, answer: string): readonly unknown[] {
  const form = `a JSON list of the arguments of ${item.function}, such as [[1, 2], "a"]`;
  try {
    const parsed: unknown = JSON.parse(answer);
    return Array.isArray(parsed) ? parsed : refuseAnswer(item.id, form);
  } catch {
    return refuseAnswer(item.id, form);
  }
}

async function checkOrder(item: OrderSteps, answer: string, { language, run }: CheckItemOptions): Promise<ItemVerdict> {
  const ids = idsOf(answer);
  const known = item.steps.map(({ id }) => id);
  if (ids.length !== known.length || known.some((id) => !ids.includes(id))) {
    return refuseAnswer(item.id, `the ids of all steps in order: ${known.toSorted().join(" ")}`);
  }
  const steps = ids.map((id) => item.steps.find((step) => step.id === id)?.text ?? "");
  const text = [item.before, ...steps, item.after].map((part) => part.replace(/\n$/, "")).join("\n");
  const { exitCode, stdout, timedOut } = await run(programOf(language, `${text}\n`));
  if (timedOut) return { correct: false, feedback: "In this order the program does not end." };
  if (exitCode !== 0) return { correct: false, feedback: "In this order the program ends with an error." };
  return visible(stdout) === visible(item.expect)
    ? { correct: true, feedback: "In this order it prints the right thing." }
    : { correct: false, feedback: "In this order the program runs, but prints something else." };
}

async function checkInvariant(
  item: Invariant,
  answer: string,
  { language, run }: CheckItemOptions,
): Promise<ItemVerdict> {
  const chosen = idsOf(answer);
  const known = item.candidates.map(({ id }) => id);
  if (chosen.some((id) => !known.includes(id))) return refuseAnswer(item.id, `ids out of ${known.join(" ")}`);
  const holding: string[] = [];
  for (const { id, program } of item.candidates) {
    const ended = await run(programOf(language, `${item.setup}\n${program}\n`));
    // 1 is a statement that does not hold; anything else is a program that does not run.
    if (ended.exitCode !== 1) mustRun(`${item.id} (${id})`, ended);
    if (ended.exitCode === 0) holding.push(id);
  }
  const broken = chosen.filter((id) => !holding.includes(id));
  if (broken.length > 0) return { correct: false, feedback: `Running it refutes ${broken.join(", ")}.` };
  const missed = holding.length - new Set(chosen).size;
  if (missed > 0) return { correct: false, feedback: `What you chose holds, but so do ${String(missed)} more.` };
  return { correct: true, feedback: "Running it shows that these hold and the others do not." };
}
