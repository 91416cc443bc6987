import type { Diagnostic, Severity, StageResult } from "@maze/core";

/** What a SARIF log of a judgement is made from. */
export interface SarifRequest {
  readonly stages: readonly StageResult[];
  /** Version of the program that judged. */
  readonly version: string;
  /** Rules that are known beyond what the findings say, by code: a help page, a title, CWE ids. */
  readonly rules?: Readonly<Record<string, SarifRule>> | undefined;
}

/** What is known of a rule. */
export interface SarifRule {
  readonly title: string;
  readonly help?: string | undefined;
  /** Such as `CWE-78`. */
  readonly tags?: readonly string[] | undefined;
}

const levels = { error: "error", warning: "warning", info: "note", hint: "note" } as const satisfies Record<
  Severity,
  string
>;

/**
 * A judgement as a log of SARIF 2.1.0 (OASIS): one run for each stage, with its findings as results. A stage that was skipped
 * is a run that did not succeed, with the reason as a notification, so that nobody takes it for a run without findings.
 *
 * @example
 * ```ts
 * import { sarifLog } from "@maze/validation";
 * const finding = { source: "typescript", severity: "error", code: "TS2322", message: "no" } as const;
 * const stage = { stage: "types", status: "failed", diagnostics: [finding], durationMs: 1 } as const;
 * const log = sarifLog({ stages: [{ ...stage, diagnostics: [finding] }], version: "1.0.0" });
 * log.runs[0]?.results[0]?.ruleId; // => "TS2322"
 * ```
 */
export function sarifLog({ stages, version, rules = {} }: SarifRequest) {
  return {
    $schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
    version: "2.1.0" as const,
    runs: stages.map((stage) => runOf(stage, version, rules)),
  };
}

function runOf(stage: StageResult, version: string, known: Readonly<Record<string, SarifRule>>) {
  const codes = [...new Set(stage.diagnostics.map(({ code }) => code))];
  const { reason } = stage;
  return {
    tool: {
      driver: {
        name: `maze ${stage.stage}`,
        semanticVersion: version,
        ...(stage.tool === undefined ? {} : { properties: { decidedBy: stage.tool } }),
        rules: codes.map((code) => descriptorOf(code, known[code])),
      },
    },
    invocations: [
      {
        executionSuccessful: stage.status !== "skipped",
        ...(reason === undefined
          ? {}
          : {
              toolExecutionNotifications: [
                { descriptor: { id: reason.code }, level: "warning" as const, message: { text: reason.message } },
              ],
            }),
      },
    ],
    columnKind: "utf16CodeUnits" as const,
    results: stage.diagnostics.map((diagnostic) => resultOf(diagnostic, codes.indexOf(diagnostic.code))),
  };
}

function descriptorOf(id: string, rule: SarifRule | undefined) {
  if (rule === undefined) return { id };
  return {
    id,
    shortDescription: { text: rule.title },
    ...(rule.help === undefined ? {} : { help: { text: rule.help } }),
    ...(rule.tags === undefined ? {} : { properties: { tags: [...rule.tags] } }),
  };
}

function resultOf(diagnostic: Diagnostic, ruleIndex: number) {
  const { code, severity, message, hint, related = [] } = diagnostic;
  return {
    ruleId: code,
    ruleIndex,
    level: levels[severity],
    message: { text: hint === undefined ? message : `${message} ${hint}` },
    locations: diagnostic.file === undefined ? [] : [locationOf(diagnostic)],
    ...(related.length === 0
      ? {}
      : {
          relatedLocations: related
            .filter(({ file }) => file !== undefined)
            .map((place) => ({ ...locationOf(place), message: { text: place.message } })),
        }),
  };
}

function locationOf({ file = "", span }: Pick<Diagnostic, "file" | "span">) {
  return {
    physicalLocation: {
      // A URI reference: what has a meaning there is escaped, slashes stay.
      artifactLocation: { uri: file.split("/").map(encodeURIComponent).join("/") },
      ...(span === undefined
        ? {}
        : {
            region: {
              startLine: span.from.line,
              startColumn: span.from.column,
              endLine: span.to.line,
              endColumn: span.to.column,
              charOffset: span.start,
              charLength: span.end - span.start,
            },
          }),
    },
  };
}
