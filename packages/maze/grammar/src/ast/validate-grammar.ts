import { MazeError } from "@maze/core";
import { checkGrammar } from "./check-grammar.ts";
import { describeGrammarFinding, severityOf } from "./grammar-finding.ts";
import type { Grammar } from "./grammar.ts";

/**
 * Refuses a grammar that cannot work: one with a finding of severity `error`, or whose start derives nothing.
 *
 * @throws MazeError `MAZE_GRAMMAR_UNDEFINED` with the findings in `details`, `MAZE_GRAMMAR_DEAD`
 */
export function validateGrammar(grammar: Grammar): void {
  const findings = checkGrammar(grammar);
  const errors = findings.filter((finding) => severityOf(finding) === "error");
  const [first] = errors;
  if (first) {
    const more = errors.length > 1 ? ` (and ${errors.length - 1} more)` : "";
    const message = `${describeGrammarFinding(first)}${more}`;
    throw new MazeError({ code: "MAZE_GRAMMAR_UNDEFINED", message, details: { findings: errors } });
  }
  const dead = findings.find(
    (finding) => finding.code === "unproductive" && finding.name === grammar.start && finding.grammar === undefined,
  );
  if (dead) throw new MazeError({ code: "MAZE_GRAMMAR_DEAD", message: describeGrammarFinding(dead) });
}
