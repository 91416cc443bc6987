import { TextCursor } from "../common/text-cursor.ts";

/** Where a regular expression is being read, and what a prescan found out about its groups. */
export class RegexReader extends TextCursor {
  readonly groupCount: number;
  readonly hasNamedGroups: boolean;

  constructor(text: string, unicodeSets: boolean, what = "regular expression") {
    super(text, what);
    const groups = countGroups(text, unicodeSets);
    this.groupCount = groups.count;
    this.hasNamedGroups = groups.named;
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
