import { type FailureMode, type Question } from "./curricula.ts";

/** Whether an answer falls into a failure mode: it mentions one of the words and lacks every one of the others. */
export function fallsInto({ mentions, lacks }: FailureMode, answer: string): boolean {
  const has = (phrase: string) => containsPhrase(answer, phrase);
  return (mentions.length === 0 || mentions.some(has)) && !lacks.some(has);
}

/** What is wrong with the authored answers of a question. */
export function answerFindings(question: Question): readonly string[] {
  const { id, concepts, failure_modes: modes, model_answers: models, shallow_answers: shallows } = question;
  const findings: string[] = [];
  if (models.length < 2 || shallows.length < 2 || concepts.length < 2 || modes.length === 0) {
    findings.push(`${id}: needs two concepts, two model answers, two shallow answers and a failure mode`);
  }
  models.forEach((answer, index) => {
    const mode = modes.find((each) => fallsInto(each, answer));
    if (mode) findings.push(`${id}: model answer ${index + 1} falls into ${mode.id}`);
    for (const concept of concepts) {
      const mentioned = concept.mentions.some((phrase) => containsPhrase(answer, phrase));
      if (!mentioned) findings.push(`${id}: model answer ${index + 1} lacks concept ${concept.id}`);
    }
  });
  shallows.forEach((answer, index) => {
    if (!modes.some((mode) => fallsInto(mode, answer)))
      findings.push(`${id}: shallow answer ${index + 1} is not caught`);
  });
  return findings;
}

function containsPhrase(answer: string, phrase: string): boolean {
  const pattern = phrase.toLowerCase().trim().split(/\s+/).map(escaped).join("\\s+");
  return new RegExp(`(?<![\\p{L}\\p{N}_])${pattern}(?![\\p{L}\\p{N}_])`, "u").test(answer.toLowerCase());
}

function escaped(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
}
