import { checkGrammar, describeGrammarFinding, findAmbiguity, severityOf, type GrammarFinding } from "@maze/grammar";
import type { Grammar } from "@maze/grammar";
import type { CliIo } from "../../../cli-io.ts";
import type { CommandResult, GlobalOptions } from "../../../command.ts";
import { CliExitCode } from "../../../exit-code.ts";
import { stopIfInterrupted } from "../../../interruption.ts";
import { counted, createPaint } from "../../../terminal-text.ts";
import { byteText } from "../byte-text.ts";
import { readGrammar, validationWarnings } from "../read-grammar.ts";
import { seededRandom } from "../seeded-random.ts";
import type { CheckOptions } from "./command.ts";

/** Sentences that are drawn between two looks for a Ctrl-C. */
const AT_ONCE = 5;

/** Checks a grammar. A grammar that cannot be read is an error with its place. */
export async function runCheck(
  io: CliIo,
  file: string | undefined,
  options: GlobalOptions & CheckOptions,
): Promise<CommandResult> {
  const source = await readGrammar(io, file, options);
  const { grammar } = source;
  await stopIfInterrupted(io.signal);
  const found = checkGrammar(grammar);
  const severity = (finding: GrammarFinding): "error" | "warning" =>
    isDeadStart(grammar, finding) ? "error" : severityOf(finding);
  if (!found.some((finding) => severity(finding) === "error")) {
    found.push(...(await searchAmbiguity(io, grammar, options)));
  }
  const findings = found.map((finding) => ({
    ...finding,
    severity: severity(finding),
    message: describeGrammarFinding(finding),
  }));
  const errors = findings.filter((finding) => finding.severity === "error").length;
  const paint = createPaint(io.colour);
  const rules = Object.keys(grammar.rules).length;
  const summary = `${source.name}${source.dialect === null ? "" : ` (${source.dialect})`}: ${counted(rules, "rule")}, ${counted(Object.keys(grammar.terminals).length, "terminal")}; ${counted(errors, "error")}, ${counted(findings.length - errors, "warning")}`;
  return {
    document: {
      schema: "maze.grammar.check/v1",
      source: source.name,
      dialect: source.dialect,
      findings,
      leftToValidation: source.leftToValidation,
    },
    text: [
      ...findings.map(
        (finding) =>
          `${finding.severity === "error" ? paint.bad("error") : paint.warn("warning")} ${finding.code}: ${finding.message}`,
      ),
      summary,
    ].join("\n"),
    exitCode: errors > 0 ? CliExitCode.no : CliExitCode.done,
    warnings: validationWarnings(source),
  };
}

/** A start that derives nothing leaves no text at all, which no use of the grammar survives. */
const isDeadStart = (grammar: Grammar, finding: GrammarFinding): boolean =>
  finding.code === "unproductive" &&
  finding.kind === "rule" &&
  finding.name === grammar.start &&
  finding.grammar === undefined;

async function searchAmbiguity(io: CliIo, grammar: Grammar, options: CheckOptions): Promise<GrammarFinding[]> {
  const random = seededRandom(options.seed);
  for (let drawn = 0; drawn < options.samples; drawn += AT_ONCE) {
    await stopIfInterrupted(io.signal);
    const found = findAmbiguity(grammar, { random, samples: Math.min(AT_ONCE, options.samples - drawn) });
    if (found === undefined) continue;
    const shown = (bytes: Uint8Array): string => byteText(bytes).text ?? Buffer.from(bytes).toString("latin1");
    return [{ code: "ambiguous", rule: found.rule, example: shown(found.sentence), part: shown(found.part) }];
  }
  return [];
}
