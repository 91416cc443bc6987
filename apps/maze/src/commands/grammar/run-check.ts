import { checkGrammar, describeGrammarFinding, severityOf } from "@maze/grammar";
import type { CliIo } from "../../cli-io.ts";
import type { CommandResult, GlobalOptions } from "../../command.ts";
import { CliExitCode } from "../../exit-code.ts";
import { counted, createPaint, harmless } from "../../terminal-text.ts";
import type { CheckOptions } from "./command.ts";
import { readGrammar } from "./read-grammar.ts";
import { seededRandom } from "./seeded-random.ts";

/** What is wrong with a grammar, or likely so. */
export async function runCheck(
  io: CliIo,
  source: string,
  options: GlobalOptions & CheckOptions,
): Promise<CommandResult> {
  const { grammar, warnings } = await readGrammar(io.cwd, source, options);
  const ambiguity = options.ambiguity === true ? { random: seededRandom(1) } : undefined;
  const findings = checkGrammar(grammar, { ambiguity }).map((finding) => ({
    ...finding,
    severity: severityOf(finding),
    message: describeGrammarFinding(finding),
  }));
  const [rules, terminals] = [Object.keys(grammar.rules).length, Object.keys(grammar.terminals).length];
  const paint = createPaint(io.colour);
  const lines = findings.map(({ severity, message }) => {
    const label = severity === "error" ? paint.bad("error") : paint.warn("warning");
    return `${label} ${harmless(message)}`;
  });
  const size = `${counted(rules, "rule")}, ${counted(terminals, "terminal")}`;
  return {
    document: { schema: "maze.grammar.check/v1", rules, terminals, findings },
    text: [...lines, findings.length === 0 ? `${size}: nothing found` : size].join("\n"),
    exitCode: findings.some(({ severity }) => severity === "error") ? CliExitCode.no : CliExitCode.done,
    warnings,
  };
}
