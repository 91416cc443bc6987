import type { Diagnostic, TextIndex } from "@maze/core";
import { isSurelyFlat } from "@maze/core/nesting";
import { createTextIndex } from "@maze/core/plain";
import { parseSync, type Comment, type ParserOptions, type ParseResult, type Program } from "oxc-parser";
import { finding } from "../finding-codes.ts";
import { survivesParsing } from "./survives-parsing.ts";
import { parseWithoutBrokenParts } from "./syntax-recovery.ts";

/** A parsed file. All offsets are UTF-16 offsets of `text`, in which a byte order mark counts as the character it is. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
  readonly lines: TextIndex;
  readonly program: Program;
  /** In the order of the text. */
  readonly comments: readonly Comment[];
  /** A declaration file, in which everything is ambient. */
  readonly isDeclarationFile: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

/** The dialect and goal that a file name tells. */
export function parserOptionsOf(path: string): ParserOptions {
  const name = path.toLowerCase();
  const sourceType = /\.c[jt]s$/.test(name) ? { sourceType: "commonjs" as const } : {};
  if (/\.d\.(?:[^./]+\.)?[cm]?ts$/.test(name)) return { lang: "dts" };
  if (name.endsWith(".tsx")) return { lang: "tsx" };
  if (/\.[cm]?ts$/.test(name)) return { lang: "ts", ...sourceType };
  return { lang: "jsx", astType: "ts", ...sourceType };
}

/**
 * Parses a file; `null` with a diagnostic where it is nested too deeply. Where the syntax is broken, the statements that
 * can be read remain.
 */
export function parseSource(file: { path: string; text: string }): SourceFile | { tooDeep: Diagnostic } {
  const { path, text } = file;
  const options = parserOptionsOf(path);
  if (!isSurelyFlat(text, options) && !survivesParsing(text, options)) {
    const message = `${path} is nested too deeply to be parsed`;
    return { tooDeep: finding({ code: "MAZE_INDEX_TOO_DEEP", severity: "error", message, file: path }) };
  }
  const lines = createTextIndex(text);
  const whole = parseSync(path, text, options);
  const diagnostics = whole.errors.map((error) => syntaxFinding(error, { path, lines }));
  const gaveUp = whole.program.body.length === 0 && whole.errors.length > 0;
  const { program, comments } = gaveUp ? parseWithoutBrokenParts({ path, text, whole, options }) : whole;
  return { path, text, lines, program, comments, isDeclarationFile: options.lang === "dts", diagnostics };
}

function syntaxFinding(
  error: ParseResult["errors"][number],
  { path, lines }: { path: string; lines: TextIndex },
): Diagnostic {
  const [label] = error.labels;
  const help = error.helpMessage === null ? "" : ` (${error.helpMessage})`;
  const length = lines.text.length;
  const start = Math.min(label?.start ?? 0, length);
  return finding({
    code: "MAZE_INDEX_SYNTAX",
    severity: "error",
    message: `${error.message}${help}`,
    file: path,
    span: lines.spanOf(start, Math.min(Math.max(start, label?.end ?? start), length)),
  });
}
