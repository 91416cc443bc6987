/**
 * Bytes of native stack that one more level of each construct costs the parser at most, measured by nesting it until
 * oxc-parser 0.154.0 overflows a stack of 2 MB.
 */
export const cost = {
  opener: 2300,
  angle: 1700,
  arrow: 800,
  query: 750,
  keyword: 600,
  assign: 550,
  colon: 450,
  tag: 650,
  other: 260,
  word: 60,
} as const;

export const KEYWORDS: ReadonlySet<string> = new Set(
  (
    "abstract accessor as asserts async await break case catch class const continue debugger declare default delete do " +
    "else enum export extends finally for from function get global if implements import in infer instanceof interface " +
    "is keyof let module namespace new of out override private protected public readonly return satisfies set static " +
    "super switch this throw try type typeof unique using var void while with yield"
  ).split(" "),
);
