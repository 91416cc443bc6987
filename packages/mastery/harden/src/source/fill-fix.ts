import { startOf, type SourceNode } from "./parse-source.ts";
import type { ReplacementPart } from "./replace-node.ts";

/** A metavariable in a fix: `$X`, or `$$$XS` for several nodes. */
export const METAVARIABLE = /(\$\$\$|\$)([A-Z_][A-Z0-9_]*)/g;

/** A fix with the nodes of a match in the place of its variables, in the indentation and line ends of the match. */
export function fillFix(fix: string, match: SourceNode, source: string): ReplacementPart[] {
  const parts: ReplacementPart[] = [];
  const indent = indentAt(source, startOf(match));
  const eol = source.includes("\r\n") ? "\r\n" : "\n";
  const literal = (text: string): string => text.replaceAll("\n", `${eol}${indent}`);
  let at = 0;
  for (const { 0: whole, 1: marker, 2: name = "", index } of fix.trimEnd().matchAll(METAVARIABLE)) {
    parts.push(literal(fix.slice(at, index)));
    const single = marker === "$" ? match.getMatch(name) : null;
    parts.push(single === null ? match.getMultipleMatches(name) : [single]);
    at = index + whole.length;
  }
  parts.push(literal(fix.slice(at).trimEnd()));
  // A pattern without a semicolon also matches a statement with one, which has to stay.
  if (fix.trim() !== "" && match.text().endsWith(";") && !/[;}]$/.test(fix.trimEnd())) parts.push(";");
  return parts.filter((part) => part.length > 0);
}

function indentAt(source: string, offset: number): string {
  const lineStart = source.lastIndexOf("\n", offset - 1) + 1;
  return /^[ \t]*/.exec(source.slice(lineStart, offset))?.[0] ?? "";
}
