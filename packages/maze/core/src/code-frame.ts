import type { Diagnostic } from "./diagnostic.ts";
import type { Span } from "./span.ts";
import { createTextIndex } from "./text-index.ts";

/**
 * The lines around a span with a line-number gutter and a marker under the first line of the span. Tabs are kept, so
 * the marker lines up under any tab width.
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
  const first = Math.max(1, span.from.line - contextLines);
  const last = Math.min(index.lineCount, span.from.line + contextLines);
  const gutter = String(last).length;
  const rows: string[] = [];
  for (let line = first; line <= last; line++) {
    const content = index.lineText(line);
    if (line === index.lineCount && content === "" && line !== span.from.line) continue;
    const marked = line === span.from.line;
    rows.push(`${marked ? ">" : " "} ${String(line).padStart(gutter)} | ${content}`.trimEnd());
    if (!marked) continue;
    const before = content.slice(0, span.from.column - 1).replace(/[^\t]/g, " ");
    const width =
      span.to.line === span.from.line ? span.to.column - span.from.column : content.length - span.from.column + 1;
    rows.push(`  ${" ".repeat(gutter)} | ${before}${"^".repeat(Math.max(1, width))}`);
  }
  return rows.join("\n");
}

/**
 * One diagnostic as text: `file:line:column severity code: message`, then the code frame where the text is at hand,
 * then the hint.
 */
export function formatDiagnostic(diagnostic: Diagnostic, text?: string): string {
  const { file, span, severity, code, message, hint } = diagnostic;
  const place =
    span === undefined ? (file ?? "") : `${file ?? "<text>"}:${String(span.from.line)}:${String(span.from.column)}`;
  const rows = [`${place === "" ? "" : `${place} `}${severity} ${code}: ${message}`];
  if (text !== undefined && span !== undefined) rows.push(codeFrame(text, span));
  if (hint !== undefined) rows.push(`hint: ${hint}`);
  return rows.join("\n");
}
