import { stem } from "./words.ts";

/** Words of people and the words that libraries use for the same thing; one way only. */
const SAID_AS: Readonly<Record<string, string>> = {
  pattern: "format",
  printed: "format",
  displayed: "format",
  shown: "format",
  written: "format",
  represent: "format",
  label: "format",
  later: "add",
  after: "add next",
  following: "add next",
  plus: "add",
  earlier: "sub subtract previous",
  before: "sub subtract previous",
  ago: "sub subtract",
  minus: "sub subtract",
  between: "difference interval",
  within: "interval",
  lasts: "difference",
  elapsed: "difference",
  passed: "difference",
  age: "difference",
  earliest: "min start",
  latest: "max end",
  oldest: "min",
  newest: "max",
  largest: "max",
  smallest: "min",
  chronological: "compare",
  sorted: "compare",
  order: "compare",
  first: "start",
  beginning: "start",
  begins: "start",
  last: "end",
  same: "equal",
  every: "each",
  whole: "full",
  text: "string",
};

const bySpelling = new Map(Object.entries(SAID_AS).map(([said, meant]) => [stem(said), meant.split(" ").map(stem)]));

/** What else a word (a stem) may be called in a library. */
export const synonymsOf = (word: string): readonly string[] => bySpelling.get(word) ?? [];
