import { isAbsolute, relative, resolve } from "node:path";
import type { Diagnostic } from "@maze/core";
import type { SourceReader } from "../source-files.ts";

/** A finding as the compiler prints it with `--pretty false`. */
export interface CompilerFinding {
  severity: "error" | "warning" | "info";
  code: string;
  message: string;
  /** Relative to the directory, with `/`; absent for findings about the configuration. */
  file?: string;
  line?: number;
  column?: number;
}

export interface CompilerOutput {
  findings: CompilerFinding[];
  /** Files of the program, relative to the directory with `/`, from `--listFiles`. */
  files: string[];
}

const placed = /^(.+?)\((\d+),(\d+)\): (error|warning|message) (TS\d+): (.*)$/;
const unplaced = /^(error|warning|message) (TS\d+): (.*)$/;

/** Reads what `tsc --pretty false --listFiles` prints; any other line that follows a finding with an indent belongs to it. */
export function parseCompilerOutput(text: string, directory: string): CompilerOutput {
  const findings: CompilerFinding[] = [];
  const files: string[] = [];
  const local = (path: string): string => relative(directory, resolve(directory, path)).replaceAll("\\", "/");
  for (const line of text.split(/\r?\n/)) {
    const [, file, row, column, kind, code, message] = placed.exec(line) ?? [];
    if (file !== undefined && code !== undefined && message !== undefined) {
      findings.push({
        severity: severityOf(kind),
        code,
        message,
        file: local(file),
        line: Number(row),
        column: Number(column),
      });
      continue;
    }
    const [, otherKind, otherCode, otherMessage] = unplaced.exec(line) ?? [];
    if (otherCode !== undefined && otherMessage !== undefined) {
      findings.push({ severity: severityOf(otherKind), code: otherCode, message: otherMessage });
      continue;
    }
    const last = findings.at(-1);
    if (/^\s+\S/.test(line) && last !== undefined) last.message += `\n${line}`;
    else if (isAbsolute(line)) files.push(local(line));
  }
  return { findings, files };
}

function severityOf(kind: string | undefined): CompilerFinding["severity"] {
  return kind === "warning" ? "warning" : kind === "message" ? "info" : "error";
}

/** The same finding in another version of the file has another place and the same key. */
export const keyOf = ({ file = "", code, message }: CompilerFinding): string => `${file}\n${code}\n${message}`;

export async function toDiagnostic(finding: CompilerFinding, reader: SourceReader): Promise<Diagnostic> {
  const { severity, code, message, file, line, column } = finding;
  const base = { source: "typescript", severity, code, message };
  if (file === undefined || line === undefined || column === undefined) return base;
  const span = await reader.wordAt(file, line, column);
  return span === undefined ? { ...base, file } : { ...base, file, span };
}
