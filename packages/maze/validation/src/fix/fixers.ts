import { stripVTControlCharacters } from "node:util";
import type { Diagnostic, IsolatedResult } from "@maze/core";
import { z } from "zod";
import type { Fixer } from "./fixer.ts";

const eslintReportSchema = z.array(
  z.object({
    filePath: z.string(),
    messages: z.array(z.object({ ruleId: z.string().nullable(), severity: z.number(), message: z.string() })),
  }),
);

const eslint: Fixer = {
  id: "eslint",
  package: "eslint",
  programs: ["eslint"],
  configuration: /^(?:eslint\.config\.[cm]?[jt]s|\.eslintrc(?:\..+)?)$/,
  isConfiguredIn: (manifest) => "eslintConfig" in manifest,
  args: (files) => ["--fix", "--format", "json", "--no-warn-ignored", "--no-error-on-unmatched-pattern", ...files],
  read({ stdout, exitCode }, local) {
    if (exitCode !== 0 && exitCode !== 1) return undefined;
    return eslintReportSchema.parse(JSON.parse(stdout)).flatMap(({ filePath, messages }) =>
      messages.map(({ ruleId, severity, message }): Diagnostic => ({
        source: "eslint",
        severity: severity === 2 ? "error" : "warning",
        code: ruleId ?? "eslint",
        message,
        file: local(filePath),
      })),
    );
  },
};

/** Tools that say on stderr what they could not do, one finding a line. */
function plainFindings(source: string, { exitCode, stderr }: IsolatedResult): Diagnostic[] {
  if (exitCode === 0) return [];
  const lines = stripVTControlCharacters(stderr)
    .split("\n")
    .filter((line) => line.trim() !== "");
  const message = lines.find((line) => /error/i.test(line)) ?? lines[0] ?? `${source} ended with ${String(exitCode)}`;
  return [{ source, severity: "error", code: source, message: message.trim() }];
}

const biome: Fixer = {
  id: "biome",
  package: "@biomejs/biome",
  programs: ["biome"],
  configuration: /^\.?biome\.jsonc?$/,
  args: (files) => ["check", "--write", "--no-errors-on-unmatched", "--files-ignore-unknown=true", ...files],
  read: (result) => plainFindings("biome", result),
};

const prettier: Fixer = {
  id: "prettier",
  package: "prettier",
  programs: ["prettier"],
  configuration: undefined,
  args: (files) => ["--write", "--ignore-unknown", "--log-level", "warn", ...files],
  read: (result) => plainFindings("prettier", result),
};

/** In the order in which they run: what a linter rewrites, a formatter lays out. */
export const fixers: readonly Fixer[] = [eslint, biome, prettier];
