/** Text that speaks to a grader instead of answering. A quote from it shows no understanding. */
const PATTERNS: readonly RegExp[] = [
  /\b(ignore|disregard|forget|override)\b[^.!?\n]{0,60}\b(instruction|rubric|above|previous|prompt|rule)s?\b/giu,
  /\b(you are|act as|pretend|role[- ]?play)\b[^.!?\n]{0,60}\b(grader|teacher|assistant|evaluator|model|ta|professor)\b/giu,
  /\b(mark|grade|rate|score|accept|pass|approve|set)\b[^.!?\n]{0,40}\b(as (correct|passed|met)|full (marks|credit)|yes|true|approved|this answer)\b/giu,
  /\b(approved|authori[sz]ed|verified)\s+by\b[^.!?\n]{0,60}/giu,
  /\b(system|assistant|developer|user)\s*(prompt|message)?\s*:/giu,
  /<\/?\s*(system|assistant|user|answer|instructions?|data)\b[^>]*>/giu,
  /["']?\b(met|is_correct|injection_suspected|contradictions|concepts)\b["']?\s*:/giu,
  /```/gu,
  /\b(reveal|print|repeat|show)\b[^.!?\n]{0,40}\b(rubric|model answer|instructions|prompt)\b/giu,
  /\b[A-Za-z0-9+/]{40,}={0,2}/gu,
];

/** Where a normalised answer talks to its grader, as sentences: [start, end). */
export function suspiciousSpans(answer: string): readonly (readonly [start: number, end: number])[] {
  const sentences = [...answer.matchAll(/[^.!?]+[.!?]*/gu)].map(
    ({ 0: text, index }) => [index, index + text.length] as const,
  );
  const hits = PATTERNS.flatMap((pattern) =>
    [...answer.matchAll(pattern)].map(({ 0: text, index }) => [index, index + text.length] as const),
  );
  return sentences.filter(([start, end]) => hits.some(([from, to]) => from < end && to > start));
}
