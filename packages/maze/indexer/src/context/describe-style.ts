import type { StyleProfile } from "@maze/core";

/** The habits of a profile in words, with the share that agrees where that is not all. */
export function describeStyle(style: StyleProfile | undefined): string {
  if (style === undefined) return "";
  const share = (confidence: number): string =>
    confidence > 0.995 ? "" : ` (${String(Math.round(confidence * 100))} %)`;
  const { quotes, semicolons, indent, trailingCommas } = style;
  const parts = [
    quotes && `${quotes.value} quotes${share(quotes.confidence)}`,
    semicolons && `${semicolons.value ? "semicolons" : "no semicolons"}${share(semicolons.confidence)}`,
    indent && `${indent.value === "tab" ? "tabs" : `${String(indent.value)} spaces`}${share(indent.confidence)}`,
    trailingCommas &&
      `${trailingCommas.value ? "trailing commas" : "no trailing commas"}${share(trailingCommas.confidence)}`,
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? "" : `Style: ${parts.join(", ")}.`;
}
