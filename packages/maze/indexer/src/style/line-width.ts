import type { StyleProfile } from "@maze/core";

/** Limits that formatters and style guides set. */
const LIMITS = [72, 79, 80, 88, 90, 96, 99, 100, 110, 120, 132, 140, 160];
/** The share of lines that must keep a limit for it to be one; a long address or table breaks any. */
const SHARE = 0.99;
/** Lines of which a width says something. */
const FEWEST_LINES = 20;

/** The narrowest customary limit that nearly all lines of a text keep; nothing for a short text, or one without any. */
export function lineWidthOf(text: string): Pick<StyleProfile, "lineWidth"> {
  const widths = text
    .split(/\r?\n|\r/)
    .filter((line) => line.trim() !== "")
    .map(columnsOf);
  if (widths.length < FEWEST_LINES) return {};
  for (const value of LIMITS) {
    const confidence = widths.filter((width) => width <= value).length / widths.length;
    if (confidence >= SHARE) return { lineWidth: { value, confidence, observations: widths.length } };
  }
  return {};
}

/** A tab counts as four columns. */
const columnsOf = (line: string): number => line.length + 3 * (line.match(/\t/g)?.length ?? 0);

/** The limit of several files: the narrowest of theirs that files with nearly all of the lines keep. */
export function mergeLineWidths(
  widths: readonly (StyleProfile["lineWidth"] | undefined)[],
): Pick<StyleProfile, "lineWidth"> {
  const known = widths.filter((width) => width !== undefined).sort((a, b) => a.value - b.value);
  const observations = known.reduce((sum, width) => sum + width.observations, 0);
  let kept = 0;
  for (const { value, confidence, observations: lines } of known) {
    kept += confidence * lines;
    if (kept >= observations * 0.95) return { lineWidth: { value, confidence: kept / observations, observations } };
  }
  return {};
}
