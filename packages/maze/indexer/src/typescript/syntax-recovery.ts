import { isSurelyFlat } from "@maze/core/nesting";
import { parseSync, type ParserOptions, type ParseResult } from "oxc-parser";

/** Parses that a recovery tries at most; each of them removes one statement of the file. */
const MOST_PARSES = 48;

/**
 * The best parse of a text that the parser gave up on: broken top-level statements are blanked one by one, so that the
 * offsets of the others stay. A statement is guessed by layout, as a part that begins in the first column.
 */
export function parseWithoutBrokenParts(of: {
  path: string;
  text: string;
  whole: ParseResult;
  options: ParserOptions;
}): ParseResult {
  const parts = partStarts(of.text);
  const parse = (text: string): Attempt => {
    // Without the error that stopped the parser, the rest may be nested deeper than what it saw.
    if (!isSurelyFlat(text, of.options)) return { text, result: of.whole, errorAt: -1 };
    const result = parseSync(of.path, text, of.options);
    const gaveUp = result.program.body.length === 0 && result.errors.length > 0;
    return { text, result, errorAt: gaveUp ? (result.errors[0]?.labels[0]?.start ?? 0) : Infinity };
  };
  let best: Attempt = { text: of.text, result: of.whole, errorAt: of.whole.errors[0]?.labels[0]?.start ?? 0 };
  for (let parses = 0; best.errorAt < Infinity && parses < MOST_PARSES; parses += 2) {
    // The part with the error, or the one before it, which may lack its end.
    const attempts = lastPartsBefore(best, parts).map(([start, end]) => parse(blank(best.text, start, end)));
    const [next] = attempts.sort((a, b) => b.errorAt - a.errorAt);
    if (next === undefined || next.errorAt < 0) break;
    best = next;
  }
  return best.result;
}

interface Attempt {
  readonly text: string;
  readonly result: ParseResult;
  /** Offset at which the parser gave up; `Infinity` where it did not. */
  readonly errorAt: number;
}

/** Offsets of lines that begin in the first column with what can begin a statement, and the end of the text. */
function partStarts(text: string): number[] {
  const starts = [0];
  for (const { index } of text.matchAll(/(?<=[\n\r])[\p{L}_$@/"'`[(#]/gu)) starts.push(index);
  return [...starts, text.length];
}

function lastPartsBefore({ text, errorAt }: Attempt, starts: readonly number[]): [number, number][] {
  const found: [number, number][] = [];
  for (let i = starts.length - 2; i >= 0 && found.length < 2; i--) {
    const [start = 0, end = 0] = starts.slice(i, i + 2);
    if (start <= errorAt && text.slice(start, end).trim() !== "") found.push([start, end]);
  }
  return found;
}

function blank(text: string, start: number, end: number): string {
  return text.slice(0, start) + text.slice(start, end).replace(/[^\n\r]/g, " ") + text.slice(end);
}
