import { mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Diagnostic } from "@maze/core";
import { createSecurityValidator } from "@maze/validation";
import { readSecurityCorpus, scoreSecurity } from "@repo/conformance/security";
import type { Bar, BenchCase, BenchContext, Metric } from "../definition.ts";
import { readCleanPrograms } from "../repair/broken-programs.ts";

const percent = (bar: Omit<Bar, "of">): Metric => ({ unit: "%", bar: { of: "value", ...bar } });
const RECALL = percent({ atLeast: 90 });
const ALARMS = percent({ atMost: 5 });

/** The stage `security` on the frozen corpus, and on programs that nobody wrote to be dangerous. */
export function securityCases({ data }: BenchContext): BenchCase[] {
  return [corpusCase(), ...(data === undefined ? [] : [cleanCase(data)])];
}

function corpusCase(): BenchCase {
  const corpus = readSecurityCorpus();
  const parts = ["", ...Object.keys(corpus.classes).map((name) => `.${name}`)];
  return {
    name: "security",
    corpus: `the frozen corpus of @repo/conformance: ${String(corpus.snippets.length)} snippets, vulnerable ones and safe twins, in ${String(parts.length - 1)} classes; a number without a class is of all`,
    metrics: Object.fromEntries(
      parts.flatMap((part) => [
        [`security-recall-percent${part}`, RECALL],
        [`security-false-alarm-percent${part}`, ALARMS],
      ]),
    ),
    ours: {
      name: "@maze/validation security",
      async round() {
        const found = await findingsOf(corpus.snippets.map(({ text, language }) => ({ text, language })));
        const findings = corpus.snippets.flatMap(({ id }, index) =>
          (found[index] ?? []).flatMap(({ message, span }) => {
            const cwe = /\((CWE-\d+)\)$/.exec(message)?.[1];
            return cwe === undefined || span === undefined ? [] : [{ snippet: id, cwe, line: span.from.line }];
          }),
        );
        const { classes, all } = scoreSecurity(corpus, findings);
        const scores = [["", all] as const, ...Object.entries(classes).map(([name, of]) => [`.${name}`, of] as const)];
        return Object.fromEntries(
          scores.flatMap(([part, { recallPercent, falseAlarmPercent }]) => [
            [`security-recall-percent${part}`, recallPercent],
            [`security-false-alarm-percent${part}`, falseAlarmPercent],
          ]),
        );
      },
    },
    rounds: 1,
    warmUps: 0,
  };
}

function cleanCase(data: string): BenchCase {
  const programs = readCleanPrograms(data);
  return {
    name: "security on clean programs",
    corpus: `${String(programs.length)} programs of clean-programs-dev.jsonl; a warning is an alarm too`,
    metrics: { "security-false-alarm-percent.clean-programs": ALARMS },
    ours: {
      name: "@maze/validation security",
      async round() {
        const found = await findingsOf(programs.map(({ program }) => ({ text: program, language: "ts" })));
        const alarmed = found.filter((findings) => findings.length > 0).length;
        return { "security-false-alarm-percent.clean-programs": (100 * alarmed) / programs.length };
      },
    },
    rounds: 1,
    warmUps: 0,
  };
}

/** Errors and warnings of the stage for each text, judged as files of one directory. */
async function findingsOf(texts: readonly { text: string; language: string }[]): Promise<Diagnostic[][]> {
  const directory = realpathSync(mkdtempSync(join(tmpdir(), "maze-bench-security-")));
  try {
    const files = texts.map(({ language }, index) => `file${String(index)}.${language}`);
    for (const [index, { text }] of texts.entries()) writeFileSync(join(directory, files[index] ?? ""), text);
    const stage = await createSecurityValidator().validate({ directory, files, edits: [] }, {});
    if (stage.status === "skipped") throw new Error(stage.reason?.message ?? "skipped");
    const told = stage.diagnostics.filter(({ severity }) => severity === "error" || severity === "warning");
    return files.map((name) => told.filter(({ file }) => file === name));
  } finally {
    rmSync(directory, { recursive: true });
  }
}
