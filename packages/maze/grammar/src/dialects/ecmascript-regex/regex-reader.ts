import type { MazeError } from "@maze/core";
import { syntaxError, unsupported } from "../common/source-text.ts";

/** Where a regular expression is being read, and what a prescan found out about its groups. */
export class RegexReader {
  at = 0;
  readonly text: string;
  readonly groupCount: number;
  readonly hasNamedGroups: boolean;
  private readonly what: string;

  constructor(text: string, unicodeSets: boolean, what = "regular expression") {
    this.text = text;
    this.what = what;
    const groups = countGroups(text, unicodeSets);
    this.groupCount = groups.count;
    this.hasNamedGroups = groups.named;
  }

  get done(): boolean {
    return this.at >= this.text.length;
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
    return syntaxError({ what: this.what, text: this.text }, from, message, Math.max(from + 1, this.at));
  }

  unsupported(construct: string, from: number, to = Math.max(from + 1, this.at)): MazeError {
    return unsupported({ what: this.what, text: this.text }, from, construct, to);
  }
}

function countGroups(text: string, unicodeSets: boolean): { count: number; named: boolean } {
  let depth = 0;
  let count = 0;
  let named = false;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === "\\") at++;
    else if (character === "[") depth = unicodeSets ? depth + 1 : 1;
    else if (character === "]") depth = Math.max(0, depth - 1);
    else if (character === "(" && depth === 0) {
      const isNamed = /^\(\?<[^=!]/.test(text.slice(at, at + 4));
      if (isNamed || text[at + 1] !== "?") count++;
      named ||= isNamed;
    }
  }
  return { count, named };
}
