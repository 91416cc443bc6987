import { stripVTControlCharacters } from "node:util";
import { fileURLToPath } from "node:url";

/** First line of a failure, and the first place in a file that its stack names. */
export function placeOfFailure(failure: string, file: string): { summary: string; line?: number; column?: number } {
  const text = stripVTControlCharacters(failure);
  const summary =
    text
      .split("\n")
      .find((line) => line.trim() !== "")
      ?.trim() ?? "it failed";
  for (const line of text.split("\n")) {
    const [, path, row, column] =
      /(?:\(|\bat |^\s*)((?:file:\/\/|[A-Za-z]:[\\/]|\/)[^()]*?):(\d+):(\d+)\)?\s*$/.exec(line) ?? [];
    if (path === undefined || toPath(path) !== file) continue;
    return { summary, line: Number(row), column: Number(column) };
  }
  return { summary };
}

function toPath(place: string): string {
  try {
    return place.startsWith("file:") ? fileURLToPath(place) : place;
  } catch {
    return place;
  }
}
