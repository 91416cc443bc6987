import { stripVTControlCharacters } from "node:util";
import { severitySchema } from "@maze/core";
import { z } from "zod";
import type { SourceTool } from "./source-tool.ts";

const eslintReportSchema = z.array(
  z.object({
    filePath: z.string(),
    messages: z.array(
      z.object({
        ruleId: z.string().nullable(),
        severity: z.number(),
        message: z.string(),
        line: z.number().default(0),
        column: z.number().default(0),
      }),
    ),
  }),
);

const eslint: SourceTool = {
  id: "eslint",
  package: "eslint",
  programs: ["eslint"],
  configuration: /^(?:eslint\.config\.[cm]?[jt]s|\.eslintrc(?:\..+)?)$/,
  isConfiguredIn: (manifest) => "eslintConfig" in manifest,
  fixArgs: (files) => ["--fix", "--format", "json", "--no-error-on-unmatched-pattern", ...files],
  checkArgs: (files) => ["--format", "json", "--no-error-on-unmatched-pattern", ...files],
  read({ stdout, exitCode }) {
    if (exitCode !== 0 && exitCode !== 1) return undefined;
    return eslintReportSchema.parse(JSON.parse(stdout)).flatMap(({ filePath, messages }) =>
      messages.map(({ ruleId, severity, message, line, column }) => ({
        severity: severity === 2 ? ("error" as const) : ("warning" as const),
        code: ruleId ?? "eslint",
        message,
        file: filePath,
        line,
        column,
      })),
    );
  },
};

const biomeReportSchema = z.object({
  diagnostics: z.array(
    z.object({
      severity: severitySchema.catch("info"),
      category: z.string(),
      message: z.string(),
      location: z.object({ path: z.string(), start: z.object({ line: z.number(), column: z.number() }) }),
    }),
  ),
});

const biome: SourceTool = {
  id: "biome",
  package: "@biomejs/biome",
  programs: ["biome"],
  configuration: /^\.?biome\.jsonc?$/,
  checkArgs: (files) => [
    ...["lint", "--reporter=json", "--no-errors-on-unmatched", "--files-ignore-unknown=true"],
    ...files,
  ],
  fixArgs: (files) => [
    ...["check", "--write", "--reporter=json", "--no-errors-on-unmatched", "--files-ignore-unknown=true"],
    ...files,
  ],
  read: ({ stdout }) =>
    biomeReportSchema.parse(JSON.parse(stdout)).diagnostics.map(({ severity, category, message, location }) => ({
      severity,
      code: category,
      message,
      file: location.path,
      ...location.start,
    })),
};

const oxlintReportSchema = z.object({
  diagnostics: z.array(
    z.object({
      message: z.string(),
      code: z.string().default("oxlint"),
      severity: z.string(),
      filename: z.string(),
      labels: z.array(z.object({ span: z.object({ line: z.number().default(0), column: z.number().default(0) }) })),
    }),
  ),
});

const oxlint: SourceTool = {
  id: "oxlint",
  package: "oxlint",
  programs: ["oxlint"],
  fixArgs: (files) => ["--fix", "--format=json", ...files],
  checkArgs: (files) => ["--format=json", ...files],
  read: ({ stdout }) =>
    oxlintReportSchema
      .parse(JSON.parse(stdout))
      .diagnostics.map(({ message, code, severity, filename, labels: [place] }) => ({
        severity: severity === "error" ? ("error" as const) : ("warning" as const),
        code,
        message,
        file: filename,
        ...place?.span,
      })),
};

const prettier: SourceTool = {
  id: "prettier",
  package: "prettier",
  programs: ["prettier"],
  fixArgs: (files) => ["--write", "--ignore-unknown", "--log-level", "warn", ...files],
  read({ exitCode, stderr }) {
    if (exitCode === 0) return [];
    // `[error] src/a.ts: SyntaxError: Expression expected. (1:5)`, then a frame of the code.
    const lines = stripVTControlCharacters(stderr).split("\n");
    const found = lines.flatMap((text) => {
      const [, file, message, line, column] =
        /^\[error\] (.+?): (\w*Error: .*?)(?: \((\d+):(\d+)\))?$/.exec(text) ?? [];
      if (file === undefined || message === undefined) return [];
      return [
        { severity: "error" as const, code: "prettier", message, file, line: Number(line), column: Number(column) },
      ];
    });
    return found.length === 0 ? undefined : found;
  },
};

/** In the order in which they correct: what a linter rewrites, a formatter lays out. */
export const sourceTools: readonly SourceTool[] = [eslint, oxlint, biome, prettier];
