import { normalise, wordsOf } from "../filter/normalise.ts";
import type { JustifyQuestion } from "../question.ts";
import { gradeSchema, type Grade } from "./grader.ts";
import { suspiciousSpans } from "./suspicious-spans.ts";

/** What becomes of a grade. Only `passed` passes; what cannot be told is `not_graded`. */
export type Decision =
  | { readonly status: "passed"; readonly met: readonly string[] }
  | {
      readonly status: "not_yet";
      readonly met: readonly string[];
      readonly reasons: readonly string[];
      /** A question back, unless it would give the model answer away. */
      readonly followUp?: string;
    }
  | { readonly status: "not_graded"; readonly reasons: readonly string[] };

/** A quote of fewer words shows nothing. */
const FEWEST_QUOTED = 3;
/** So many words in a row from a model answer give it away. */
const LEAK_WORDS = 8;

/**
 * Decides about an answer from what a grader claims: every concept is met by a verbatim quote of the answer that does
 * not speak to the grader, nothing contradicts, and nothing is suspicious.
 */
export function decide(question: JustifyQuestion, answer: string, claimed: unknown): Decision {
  const parsed = gradeSchema.safeParse(claimed);
  if (!parsed.success) return { status: "not_graded", reasons: ["the grader's answer does not have the agreed form"] };
  const grade = parsed.data;
  const ids = question.concepts.map(({ id }) => id);
  const graded = grade.concepts.map(({ id }) => id);
  if (graded.length !== ids.length || ids.some((id) => !graded.includes(id))) {
    return { status: "not_graded", reasons: ["the grader did not judge exactly the concepts of the question"] };
  }
  const text = normalise(answer);
  const suspicious = suspiciousSpans(text);
  const met = grade.concepts
    .filter(({ met, quote }) => met === "yes" && isEvidence(text, quote, suspicious))
    .map(({ id }) => id);
  const reasons = [
    ...ids.filter((id) => !met.includes(id)).map((id) => `${id} is not shown by a quote of the answer`),
    ...grade.contradictions.map(({ why }) => `contradiction: ${why}`),
    ...(grade.injection_suspected || suspicious.length > 0 ? ["a part of the answer speaks to the grader"] : []),
  ];
  if (reasons.length === 0) return { status: "passed", met };
  return { status: "not_yet", met, reasons, ...followUp(question, grade) };
}

function isEvidence(text: string, quoted: string, suspicious: readonly (readonly [number, number])[]): boolean {
  const quote = normalise(quoted);
  if (wordsOf(quote).length < FEWEST_QUOTED) return false;
  const start = text.indexOf(quote);
  if (start === -1) return false;
  return !suspicious.some(([from, to]) => from < start + quote.length && to > start);
}

function followUp(question: JustifyQuestion, { socratic_question: asked }: Grade): { readonly followUp?: string } {
  const words = wordsOf(asked);
  if (words.length === 0) return {};
  const secrets = [...question.model_answers, ...question.concepts.map(({ text }) => text)];
  const leaks = secrets.some((secret) => sharesRun(words, wordsOf(secret)));
  return leaks ? {} : { followUp: normalise(asked) };
}

/** Whether two texts share a run of words. */
function sharesRun(words: readonly string[], secret: readonly string[]): boolean {
  const length = Math.min(LEAK_WORDS, secret.length);
  if (length === 0) return false;
  const runs = new Set(
    secret.slice(0, secret.length - length + 1).map((_, at) => secret.slice(at, at + length).join(" ")),
  );
  return words.some((_, at) => runs.has(words.slice(at, at + length).join(" ")));
}
