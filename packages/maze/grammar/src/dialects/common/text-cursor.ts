import type { MazeError } from "@maze/core";
import { syntaxError, unsupported, type SourceText } from "./source-text.ts";

/** A place in a text that is being read. */
export class TextCursor implements SourceText {
  at = 0;
  readonly what: string;
  readonly text: string;

  constructor(text: string, what: string) {
    this.text = text;
    this.what = what;
  }

  atEnd(): boolean {
    return this.at >= this.text.length;
  }

  /** The UTF-16 unit here; empty at the end. */
  get next(): string {
    return this.text[this.at] ?? "";
  }

  /** True when the text goes on with this here. */
  sees(expected: string): boolean {
    return this.text.startsWith(expected, this.at);
  }

  /** Moves past the text if it is here. */
  take(expected: string): boolean {
    if (!this.sees(expected)) return false;
    this.at += expected.length;
    return true;
  }

  /** Moves past the text, which must be here. */
  expect(expected: string, message = `expected "${expected}"`): void {
    if (!this.take(expected)) throw this.syntax(message);
  }

  /** Moves past what the sticky expression matches here, and returns the match. */
  match(expression: RegExp): RegExpExecArray | null {
    expression.lastIndex = this.at;
    const found = expression.exec(this.text);
    if (found !== null) this.at += found[0].length;
    return found;
  }

  /** The code point here, moving past it. */
  point(): number {
    const point = this.text.codePointAt(this.at) ?? 0;
    this.at += point > 0xffff ? 2 : 1;
    return point;
  }

  syntax(message: string, from = this.at): MazeError {
    return syntaxError(this, from, message, Math.max(from + 1, this.at));
  }

  unsupported(construct: string, from: number, to = Math.max(from + 1, this.at)): MazeError {
    return unsupported(this, from, construct, to);
  }
}
