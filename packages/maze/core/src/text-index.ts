import type { Position, Span } from "./span.ts";
import { MazeError } from "./maze-error.ts";

/** Converts between UTF-16 offsets, editor positions and UTF-8 byte offsets of one text. */
export interface TextIndex {
  readonly text: string;
  readonly lineCount: number;
  /** Editor position of a UTF-16 offset. @throws MAZE_CORE_OFFSET_OUT_OF_RANGE */
  positionAt(offset: number): Position;
  /** UTF-16 offset of an editor position; the column is clamped to the end of its line, before the line break. @throws MAZE_CORE_OFFSET_OUT_OF_RANGE */
  offsetAt(position: Position): number;
  /** UTF-8 byte offset of a UTF-16 offset. An offset inside a surrogate pair counts as its start. @throws MAZE_CORE_OFFSET_OUT_OF_RANGE */
  byteOffsetAt(offset: number): number;
  /** UTF-16 offset of a UTF-8 byte offset; a byte inside a character counts as its start. @throws MAZE_CORE_OFFSET_OUT_OF_RANGE */
  offsetAtByte(byteOffset: number): number;
  /** The half-open range `[start, end)` with its editor positions. @throws MAZE_CORE_OFFSET_OUT_OF_RANGE */
  spanOf(start: number, end: number): Span;
  /** Text of one line (from 1) without its line break. @throws MAZE_CORE_OFFSET_OUT_OF_RANGE */
  lineText(line: number): string;
}

/**
 * Indexes a text for conversions. Lines end at `\n`, `\r\n` or `\r`; a byte order mark counts as the character that it
 * is. Building is O(n); a conversion is O(log lines) plus, for bytes, the length of one line.
 *
 * @example
 * ```ts
 * import { createTextIndex } from "@maze/core";
 * const index = createTextIndex("one\nzwölf 🦊\n");
 * index.positionAt(4); // => { line: 2, column: 1 }
 * index.offsetAt({ line: 2, column: 4 }); // => 7
 * index.byteOffsetAt(10); // => 11
 * index.offsetAtByte(11); // => 10
 * ```
 */
export function createTextIndex(text: string): TextIndex {
  const lineStarts = findLineStarts(text);
  const lineBytes: number[] = [0];
  let indexedLines = 0;

  const lineOf = (offset: number): number => upperBound(lineStarts, offset) - 1;
  const startOfLine = (line: number): number => lineStarts[line] ?? text.length;
  const bytesBefore = (line: number): number => {
    while (indexedLines < line) {
      const bytes = utf8Length(text, startOfLine(indexedLines), startOfLine(indexedLines + 1));
      lineBytes.push((lineBytes[indexedLines] ?? 0) + bytes);
      indexedLines++;
    }
    return lineBytes[line] ?? 0;
  };
  const endOfLine = (line: number): number => {
    const end = startOfLine(line + 1);
    if (line + 1 === lineStarts.length) return end;
    return text.charCodeAt(end - 1) === 10 && text.charCodeAt(end - 2) === 13 ? end - 2 : end - 1;
  };
  const inRange = (offset: number, length: number, unit: string): void => {
    if (Number.isInteger(offset) && offset >= 0 && offset <= length) return;
    throw outOfRange(`${unit} offset ${String(offset)} lies outside a text of length ${String(length)}`, {
      offset,
      length,
    });
  };
  const lineInRange = (line: number): void => {
    if (Number.isInteger(line) && line >= 1 && line <= lineStarts.length) return;
    const lines = lineStarts.length;
    throw outOfRange(`line ${String(line)} lies outside a text of ${String(lines)} lines`, { line, lines });
  };
  const positionAt = (offset: number): Position => {
    inRange(offset, text.length, "UTF-16");
    const line = lineOf(offset);
    return { line: line + 1, column: offset - startOfLine(line) + 1 };
  };

  return {
    text,
    lineCount: lineStarts.length,
    positionAt,
    offsetAt({ line, column }) {
      lineInRange(line);
      if (!Number.isInteger(column) || column < 1) {
        throw outOfRange(`column ${String(column)} is not a column; columns count from 1`, { column });
      }
      return Math.min(startOfLine(line - 1) + column - 1, endOfLine(line - 1));
    },
    byteOffsetAt(offset) {
      inRange(offset, text.length, "UTF-16");
      const line = lineOf(offset);
      return (
        bytesBefore(line) + utf8Length(text, startOfLine(line), insideSurrogatePair(text, offset) ? offset - 1 : offset)
      );
    },
    offsetAtByte(byteOffset) {
      inRange(byteOffset, bytesBefore(lineStarts.length), "byte");
      const line = upperBound(lineBytes, byteOffset) - 1;
      let bytes = lineBytes[line] ?? 0;
      let offset = startOfLine(line);
      while (offset < text.length) {
        const codePoint = text.codePointAt(offset) ?? 0;
        bytes += utf8Width(codePoint);
        if (bytes > byteOffset) break;
        offset += codePoint > 0xffff ? 2 : 1;
      }
      return offset;
    },
    spanOf(start, end) {
      return { start, end, from: positionAt(start), to: positionAt(end) };
    },
    lineText(line) {
      lineInRange(line);
      return text.slice(startOfLine(line - 1), endOfLine(line - 1));
    },
  };
}

function outOfRange(message: string, details: Record<string, number>): MazeError {
  return new MazeError({
    code: "MAZE_CORE_OFFSET_OUT_OF_RANGE",
    message,
    hint: "Compute the offset from the same version of the text.",
    details,
  });
}

function findLineStarts(text: string): number[] {
  const starts = [0];
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 10 || (unit === 13 && text.charCodeAt(i + 1) !== 10)) starts.push(i + 1);
  }
  return starts;
}

/** First index whose value is greater than `value` in a sorted array. */
function upperBound(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? 0) <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}

const utf8Width = (codePoint: number): number =>
  codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;

function utf8Length(text: string, start: number, end: number): number {
  let bytes = 0;
  for (let i = start; i < end;) {
    const codePoint = text.codePointAt(i) ?? 0;
    bytes += utf8Width(codePoint);
    i += codePoint > 0xffff ? 2 : 1;
  }
  return bytes;
}

function insideSurrogatePair(text: string, offset: number): boolean {
  const before = text.charCodeAt(offset - 1);
  const at = text.charCodeAt(offset);
  return before >= 0xd800 && before < 0xdc00 && at >= 0xdc00 && at < 0xe000;
}
