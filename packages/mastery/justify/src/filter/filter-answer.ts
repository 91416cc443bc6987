import type { JustifyQuestion } from "../question.ts";
import { mentions } from "./mentions.ts";
import { normalise, wordsOf } from "./normalise.ts";

/** Why an answer goes back to the learner before anybody grades it. */
export interface FilterFinding {
  readonly reason: "empty" | "too_long" | "too_short" | "echo" | "no_concept" | "failure_mode";
  readonly feedback: string;
  /** The failure mode, where one fits. */
  readonly failureMode?: string;
}

/** What the fast filter sees. It stops answers; it never passes one. */
export interface FilterResult {
  readonly findings: readonly FilterFinding[];
  /** Concepts of which no word is mentioned; their texts are not for the learner. */
  readonly unmentioned: readonly string[];
}

const LONGEST = 4000;
/** Fewer words than this explain nothing. */
const FEWEST_WORDS = 5;
/** The share of an answer's words that may come from its question. */
const MOST_ECHO = 0.85;

/** Looks at the words of an answer, in well under a millisecond. */
export function filterAnswer(question: JustifyQuestion, answer: string): FilterResult {
  const unmentioned = question.concepts
    .filter((concept) => !concept.mentions.some((phrase) => mentions(answer, phrase)))
    .map(({ id }) => id);
  return {
    findings: [...formFindings(question, answer), ...contentFindings(question, answer, unmentioned)],
    unmentioned,
  };
}

function formFindings(question: JustifyQuestion, answer: string): readonly FilterFinding[] {
  const words = wordsOf(answer);
  if (words.length === 0) return [{ reason: "empty", feedback: "Write an answer in your own words." }];
  if (normalise(answer).length > LONGEST) {
    return [{ reason: "too_long", feedback: `Say it in at most ${String(LONGEST)} characters.` }];
  }
  if (words.length < FEWEST_WORDS) return [{ reason: "too_short", feedback: "Say why, in a whole sentence." }];
  const asked = new Set(wordsOf(question.prompt));
  const echoed = words.filter((word) => asked.has(word)).length / words.length;
  return echoed < MOST_ECHO
    ? []
    : [{ reason: "echo", feedback: "This repeats the question. What is the answer to it?" }];
}

function contentFindings(
  { concepts, failure_modes: modes }: JustifyQuestion,
  answer: string,
  unmentioned: readonly string[],
): readonly FilterFinding[] {
  const found = modes
    .filter((mode) => mode.mentions.some((phrase) => mentions(answer, phrase)))
    .filter((mode) => !mode.lacks.some((phrase) => mentions(answer, phrase)))
    .map(({ id, feedback }): FilterFinding => ({ reason: "failure_mode", feedback, failureMode: id }));
  if (found.length > 0 || unmentioned.length < concepts.length) return found;
  return [{ reason: "no_concept", feedback: "This does not reach the point of the question yet. Go one step deeper." }];
}
