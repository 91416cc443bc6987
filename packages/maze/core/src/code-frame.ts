import type { Diagnostic } from "./diagnostic.ts";
import { printable } from "./printable.ts";
import type { Span } from "./span.ts";
import { createTextIndex } from "./text-index.ts";

/** UTF-16 units of a line that a frame shows at the most; of a longer one it shows the part around the marker. */
const LONGEST_LINE = 160;

/**
 * The lines around a span with a line-number gutter and a marker under the first line of the span. Tabs are kept, so
 * the marker lines up under any tab width; long lines are cut to the part around the marker; control characters are
 * replaced, since the text may be hostile.
 *
 * @example
 * ```ts
 * import { codeFrame, createTextIndex } from "@maze/core";
 * const text = "a = 1\nb = two\n";
 * codeFrame(text, createTextIndex(text).spanOf(10, 13), 0); // => "> 2 | b = two\n    |     ^^^"
 * ```
 */
export function codeFrame(text: string, span: Span, contextLines = 2): string {
  const index = createTextIndex(text);
  const { line: markedLine, column } = span.from;
  const isTrailing = (line: number): boolean =>
    line === index.lineCount && line !== markedLine && index.lineText(line) === "";
  const first = Math.max(1, markedLine - contextLines);
  const bottom = Math.min(index.lineCount, markedLine + contextLines);
  const last = isTrailing(bottom) ? bottom - 1 : bottom;
  const gutter = String(last).length;
  const cutAt = column > LONGEST_LINE / 2 ? column - 1 - LONGEST_LINE / 2 : 0;
  const rows: string[] = [];
  for (let line = first; line <= last; line++) {
    const content = index.lineText(line);
    const marked = line === markedLine;
    rows.push(`${marked ? ">" : " "} ${String(line).padStart(gutter)} | ${cut(content, cutAt)}`.trimEnd());
    if (!marked) continue;
    const spanEnd = span.to.line === markedLine ? span.to.column - 1 : content.length;
    const shown = content.length > LONGEST_LINE ? cutAt : 0;
    const indent = `${shown > 0 ? "…" : ""}${content.slice(shown, column - 1)}`.replace(/[^\t]/g, " ");
    const width = Math.min(spanEnd, shown + LONGEST_LINE) - (column - 1);
    rows.push(`  ${" ".repeat(gutter)} | ${indent}${"^".repeat(Math.max(1, width))}`);
  }
  return rows.join("\n");
}

function cut(content: string, at: number): string {
  if (content.length <= LONGEST_LINE) return printable(content);
  const end = at + LONGEST_LINE;
  return `${at > 0 ? "…" : ""}${printable(content.slice(at, end))}${end < content.length ? "…" : ""}`;
}

/**
 * One diagnostic as text: `file:line:column severity code: message`, then the code frame where the text is at hand,
 * then the hint. Control characters are replaced.
 *
 * @example
 * ```ts
 * import { formatDiagnostic } from "@maze/core";
 * const finding = { source: "config", severity: "warning", code: "unused", message: "nothing reads x", file: "maze.toml" } as const;
 * formatDiagnostic(finding); // => "maze.toml warning unused: nothing reads x"
 * ```
 */
export function formatDiagnostic(diagnostic: Diagnostic, text?: string): string {
  const { file, span, severity, code, message, hint } = diagnostic;
  const place =
    span === undefined ? (file ?? "") : `${file ?? "<text>"}:${String(span.from.line)}:${String(span.from.column)}`;
  const rows = [printable(`${place === "" ? "" : `${place} `}${severity} ${code}: ${message}`)];
  if (text !== undefined && span !== undefined) rows.push(codeFrame(text, span));
  if (hint !== undefined) rows.push(printable(`hint: ${hint}`));
  return rows.join("\n");
}
