import type { TextEdit } from "./span.ts";
import { MazeError } from "./maze-error.ts";

/**
 * Applies edits whose offsets all refer to the original text, in any order. Insertions at one offset keep their order
 * and come before what replaces the text from there on.
 *
 * @throws {MazeError} MAZE_CORE_OVERLAPPING_EDITS, MAZE_CORE_OFFSET_OUT_OF_RANGE
 * @example
 * ```ts
 * import { applyTextEdits } from "@maze/core";
 * applyTextEdits("let a = 1", [{ start: 0, end: 3, newText: "const" }, { start: 8, end: 9, newText: "2" }]); // => "const a = 2"
 * ```
 */
export function applyTextEdits(text: string, edits: readonly TextEdit[]): string {
  const sorted = [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
  let result = "";
  let at = 0;
  for (const edit of sorted) {
    if (!isRangeOf(text, edit)) {
      throw new MazeError({
        code: "MAZE_CORE_OFFSET_OUT_OF_RANGE",
        message: `edit [${String(edit.start)}, ${String(edit.end)}) lies outside a text of length ${String(text.length)}`,
        hint: "Compute the offset from the same version of the text.",
        details: { start: edit.start, end: edit.end, length: text.length },
      });
    }
    if (edit.start < at) {
      throw new MazeError({
        code: "MAZE_CORE_OVERLAPPING_EDITS",
        message: `an edit at offset ${String(edit.start)} overlaps the edit before it, which ends at ${String(at)}`,
        hint: "Merge the edits, or apply them one after the other.",
        details: { start: edit.start, previousEnd: at },
      });
    }
    result += text.slice(at, edit.start) + edit.newText;
    at = edit.end;
  }
  return result + text.slice(at);
}

function isRangeOf(text: string, { start, end }: TextEdit): boolean {
  return Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start <= end && end <= text.length;
}
