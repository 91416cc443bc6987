import { isAbsolute, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { stripVTControlCharacters } from "node:util";

/** What a failure says in one line, and the first place in its test file that its stack names. */
export interface FailurePlace {
  readonly summary: string;
  readonly line?: number;
  readonly column?: number;
}

/** `file` is absolute; paths of the stack are absolute, file URLs, or relative to the directory. */
export function placeOfFailure(failure: string, file: string, directory: string): FailurePlace {
  const lines = stripVTControlCharacters(failure).split("\n");
  const summary = summaryOf(lines);
  for (const line of lines) {
    const [, path, row, column] = /(?:\(|\bat )([^()]+?):(\d+):(\d+)\)?\s*$/.exec(line) ?? [];
    if (path === undefined || toPath(path, directory) !== file) continue;
    return { summary, line: Number(row), column: Number(column) };
  }
  return { summary };
}

/** The first line that says something, with the next one where it ends in a colon. */
function summaryOf(lines: readonly string[]): string {
  const said = lines.map((line) => line.trim()).filter((line) => line !== "" && !line.startsWith("●"));
  const [first = "it failed", second] = said;
  return first.endsWith(":") && second !== undefined && !second.startsWith("at ") ? `${first} ${second}` : first;
}

function toPath(place: string, directory: string): string {
  if (!place.startsWith("file:")) return isAbsolute(place) ? place : resolve(directory, place);
  try {
    return fileURLToPath(place);
  } catch {
    return place;
  }
}
