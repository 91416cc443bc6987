import type { Comment } from "oxc-parser";

/** A comment `maze-allow security/ID: reason`, on the line of a finding or right above it. */
export interface Suppression {
  readonly rule: string;
  /** Empty where none is given; such a comment allows nothing. */
  readonly reason: string;
  readonly start: number;
  readonly end: number;
  /** The line that it stands on and the next one, from 1. */
  readonly lines: readonly [number, number];
}

/** The suppressions of a text. */
export function suppressionsOf(comments: readonly Comment[], lineOf: (offset: number) => number): Suppression[] {
  return comments.flatMap(({ value, start, end }) => {
    const match = /\bmaze-allow\s+security\/([\w-]+)\s*(?::\s*([^\n*]*))?/.exec(value);
    if (match === null) return [];
    const line = lineOf(end);
    return [{ rule: match[1] ?? "", reason: (match[2] ?? "").trim(), start, end, lines: [line, line + 1] as const }];
  });
}
