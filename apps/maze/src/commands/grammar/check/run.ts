import {
  checkGrammar,
  describeGrammarFinding,
  findAmbiguity,
  severityOf,
  type GrammarFinding,
  seededRandom,
} from "@maze/grammar";
import type { Grammar } from "@maze/grammar";
import type { CliIo } from "../../../cli-io.ts";
import type { CommandResult, GlobalOptions } from "../../../command.ts";
import { CliExitCode } from "../../../exit-code.ts";
import { stopIfInterrupted } from "../../../interruption.ts";
import { counted, createPaint } from "../../../terminal-text.ts";
import { byteText } from "../byte-text.ts";
import { readGrammar, validationWarnings } from "../read-grammar.ts";
import type { CheckOptions } from "./command.ts";

/** Sentences that are drawn between two looks for a Ctrl-C. */
const AT_ONCE = 10;

/** Checks a grammar. A grammar that cannot be read is an error with its place. */
export async function runCheck(
  io: CliIo,
  file: string | undefined,
  options: GlobalOptions & CheckOptions,
): Promise<CommandResult> {
  const source = await readGrammar(io, file, options);
  const { grammar } = source;
  await stopIfInterrupted(io.signal);
  const found = io.blocking(() => checkGrammar(grammar));
  const severity = (finding: GrammarFinding): "error" | "warning" =>
    isDeadStart(grammar, finding) ? "error" : severityOf(finding);
  const works = !found.some((finding) => severity(finding) === "error");
  const search = works ? await searchAmbiguity(io, grammar, options) : { drawn: 0, findings: [] };
  found.push(...search.findings);
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
      sampled: search.drawn,
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
    warnings: [
      ...validationWarnings(source),
      ...(works && search.findings.length === 0 && search.drawn < options.samples
        ? [`ambiguity was looked for in ${counted(search.drawn, "sentence")}, then the time was up (--time-ms)`]
        : []),
    ],
  };
}

/** A start that derives nothing leaves no text at all, which no use of the grammar survives. */
const isDeadStart = (grammar: Grammar, finding: GrammarFinding): boolean =>
  finding.code === "unproductive" &&
  finding.kind === "rule" &&
  finding.name === grammar.start &&
  finding.grammar === undefined;

async function searchAmbiguity(
  io: CliIo,
  grammar: Grammar,
  { samples, seed, timeMs }: CheckOptions,
): Promise<{ drawn: number; findings: GrammarFinding[] }> {
  const random = seededRandom(seed);
  const until = io.now() + timeMs;
  let drawn = 0;
  while (drawn < samples && io.now() < until) {
    await stopIfInterrupted(io.signal);
    const batch = Math.min(AT_ONCE, samples - drawn);
    const found = io.blocking(() => findAmbiguity(grammar, { random, samples: batch }));
    drawn += batch;
    if (found === undefined) continue;
    const shown = (bytes: Uint8Array): string => byteText(bytes).text ?? Buffer.from(bytes).toString("latin1");
    const finding = {
      code: "ambiguous",
      rule: found.rule,
      example: shown(found.sentence),
      part: shown(found.part),
    } as const;
    return { drawn, findings: [finding] };
  }
  return { drawn, findings: [] };
}
