import { MazeError, codeFrame, createTextIndex } from "@maze/core";
import type { GrammarErrorCode } from "../../errors.ts";

/** A text that is being read, which knows how to name a place in it. */
export interface SourceText {
  /** What the text is, for messages: "regular expression", "Lark grammar". */
  readonly what: string;
  readonly text: string;
}

function failure(code: GrammarErrorCode, source: SourceText, from: number, to: number, message: string): MazeError {
  const end = Math.max(from, Math.min(to, source.text.length));
  const span = createTextIndex(source.text).spanOf(Math.min(from, source.text.length), end);
  const place = `${String(span.from.line)}:${String(span.from.column)}`;
  return new MazeError<GrammarErrorCode>({
    code,
    message: `${source.what}, ${place}: ${message}\n${codeFrame(source.text, span)}`,
    details: { line: span.from.line, column: span.from.column, from, to: end },
  });
}

/** The error for a text that does not follow its syntax. */
export function syntaxError(source: SourceText, from: number, message: string, to = from + 1): MazeError {
  return failure("MAZE_GRAMMAR_SYNTAX", source, from, to, message);
}

/** The error for a construct that is well written and has no meaning here. */
export function unsupported(source: SourceText, from: number, construct: string, to = from + 1): MazeError {
  return failure("MAZE_GRAMMAR_UNSUPPORTED", source, from, to, `${construct} is not supported`);
}

/** The error for a name that is used and not defined. */
export function undefinedName(source: SourceText, from: number, message: string, to = from + 1): MazeError {
  return failure("MAZE_GRAMMAR_UNDEFINED", source, from, to, message);
}
