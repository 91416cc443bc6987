import { type Diagnostic, createTextIndex } from "@maze/core";
import type { ParseResult } from "oxc-parser";
import type { SecurityFinding } from "./findings.ts";
import { followProgram } from "./follow-program.ts";
import { SECURITY_RULES } from "./rules/index.ts";
import { suppressionsOf } from "./suppressions.ts";

/** A finding, and what it is known by where the same stands in another version of the file. */
export interface FileFinding {
  readonly diagnostic: Diagnostic;
  readonly key: string;
}

/** The security findings of a file: errors, warnings, and what comments allow as hints with their reason. */
export function diagnoseFile(parsed: ParseResult, text: string, file: string): FileFinding[] {
  const index = createTextIndex(text);
  const lineOf = (offset: number): number => index.spanOf(offset, offset).from.line;
  const suppressions = suppressionsOf(parsed.comments, lineOf);
  const { findings, incomplete } = followProgram(parsed, text, file, SECURITY_RULES);
  const base = { source: "security", file } as const;
  const found = findings.map((finding): FileFinding => {
    const { rule, start, end, message } = finding;
    const code = `security/${rule.id}`;
    const line = lineOf(start);
    const allowed = suppressions.find(
      ({ rule: id, lines, reason }) => id === rule.id && lines.includes(line) && reason !== "",
    );
    const related =
      finding.source === undefined
        ? {}
        : {
            related: [
              {
                message: `${finding.source.what} comes in here`,
                file,
                span: index.spanOf(finding.source.start, finding.source.end),
              },
            ],
          };
    const cwe = `CWE-${String(rule.cwe[0])}`;
    const at = { ...base, code, span: index.spanOf(start, end), ...related };
    const key = `${code}\n${text.slice(start, end)}`;
    if (allowed !== undefined)
      return {
        key,
        diagnostic: { ...at, severity: "hint", message: `allowed: ${message} (${cwe}); reason: ${allowed.reason}` },
      };
    return {
      key,
      diagnostic: { ...at, severity: severityOf(finding), message: `${message} (${cwe})`, hint: rule.remedy },
    };
  });
  const unreasoned = suppressions
    .filter(({ reason }) => reason === "")
    .map(({ rule, start, end }): FileFinding => ({
      key: `unreasoned\n${rule}`,
      diagnostic: {
        ...base,
        severity: "warning",
        code: "security/no-reason",
        message: `maze-allow security/${rule} gives no reason, so it allows nothing`,
        span: index.spanOf(start, end),
        hint: `Write why: maze-allow security/${rule}: reason.`,
      },
    }));
  const part = incomplete === undefined ? [] : [partly(base, incomplete)];
  return [...found, ...unreasoned, ...part];
}

const partly = (base: { source: string; file: string }, why: string): FileFinding => ({
  key: "incomplete",
  diagnostic: {
    ...base,
    severity: "info",
    code: "security/incomplete",
    message: `a part of the program was not followed: ${why}`,
    hint: "Divide the file, or look at it yourself.",
  },
});

/** What only callers in other files can bring in is a warning: they may be trusted. */
const severityOf = ({ source }: SecurityFinding): "error" | "warning" =>
  source?.trust === "caller" ? "warning" : "error";
