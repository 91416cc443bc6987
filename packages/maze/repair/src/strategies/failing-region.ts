import type { Diagnostic } from "@maze/core";
import { ancestorsOf, isFunctionLike } from "../syntax/ancestors.ts";
import { parseProgram } from "../syntax/program.ts";

/**
 * The smallest function whose body holds every finding of a file, as the range of that body; the whole text where
 * findings lie in several functions, or in none.
 */
export function failingRegion(
  file: string,
  text: string,
  findings: readonly Diagnostic[],
): { start: number; end: number } {
  const spans = findings.flatMap(({ span }) => (span === undefined ? [] : [span]));
  const whole = { start: 0, end: text.length };
  if (spans.length === 0) return whole;
  const start = Math.min(...spans.map((span) => span.start));
  const end = Math.max(...spans.map((span) => span.end));
  const program = parseProgram(file, text);
  const inner = program.nodeAt(start, end);
  const owner = [inner, ...ancestorsOf(program, inner)].find(
    (node) => isFunctionLike(node) && node.body !== null && node.body.start <= start && node.body.end >= end,
  );
  if (owner === undefined || !isFunctionLike(owner) || owner.body === null) return whole;
  return owner.body.type === "BlockStatement"
    ? { start: owner.body.start + 1, end: owner.body.end - 1 }
    : { start: owner.body.start, end: owner.body.end };
}
