import type { Random } from "../../src/index.ts";

/** Grammars that use much of a dialect, to be mutated. */
export const GRAMMARS: Readonly<Record<string, readonly string[]>> = {
  lark: [
    'start: expr\n?expr: term (("+"|"-") term)*\n?term: factor (("*"|"/") factor)*\nfactor: NUMBER | "(" expr ")" | "-" factor -> neg\n%import common.NUMBER\n%import common.WS\n%ignore WS\n',
    'start: _sep{item, ","} [opt]\n_sep{x, s}: x (s x)*\nitem.3: NAME -> name\nopt: "k"~3 "o"?\nNAME: /(?i:a|b)[0-9]{2,4}\\w*/ | "\\U0001F600\\x41"\n%override NAME: "q"\n%extend item: "z"\n// comment\n',
  ],
  llguidance: [
    '%llguidance {}\nstart: "a" body | %json { "type": "object", "properties": {"a": {"type": "integer"}} } TAIL\nbody: /[a-z]+/ \nTAIL[lazy]: /.*x/ & ~/foo/ | "z"{2,3}\nA: /[^"\\\\]*/ | "\\u0041"\n',
  ],
  gbnf: [
    'root ::= ws object\nobject ::= "{" ws ( string ":" ws value ("," ws string ":" ws value)* )? "}"\nvalue ::= object | string | [0-9]+ ("." [0-9]{1,3})?\nstring ::= "\\"" ([^"\\\\\\x00-\\x1f] | "\\\\" (["\\\\/bfnrt] | "u" [0-9a-fA-F]{4}))* "\\"" ws\nws ::= | " " | "\\n" [ \\t]{0,20} # c\n',
  ],
  xgrammar: [
    'root ::= TagDispatch(("<a>", x), ("<b>", y), loop_after_dispatch=true)\nx ::= [a-z]{1,3}\ny ::= "q" | "\\x41\\u00e9" y* z{2}\nz ::= [^\\]a-b]+ /* c */ # d\n',
  ],
  "iso-ebnf": ['(* c *) start = "a", { "b" | \'c\' }, [ d ], 3 * "e" - "eee" ; d = "x" | ; '],
  "w3c-ebnf": ["start ::= (a | b)+ - 'zz' /* c */\na ::= [#x41-#x5A] \"x\"?\nb ::= [^a-z#x9] #x20* \n"],
  regex: [
    "^(?:[a-z\\d_]+(?<n>\\u{1F600}|\\x41)|[^\\S\\n]{2,5}?)*$",
    "(?<\\u0061>a|b)*?c+?.\\w",
    "\\cA\\0[\\x41-\\u{41}]",
  ],
};

const PIECES = [
  ...Array.from("()[]{}|*+?:\"'/\\~-,;%#\n .0&^$i="),
  "::=",
  "..",
  "9999999",
  "\\u{110000}",
  "\\U00110000",
  "\\x",
  "\\p{",
  "(*",
  "*)",
  "/*",
  "*/",
  "?=",
  "?<",
  "\ud800",
  "😀",
  "{1000000000}",
  "{2,1}",
  "%json",
  "%import",
  "%ignore",
  "start",
  "root",
];

/** A text with some pieces lost, repeated, replaced or taken from another text. */
export function mutated(text: string, other: string, random: Random): string {
  const below = (limit: number): number => Math.floor(random() * limit);
  const piece = (): string => PIECES[below(PIECES.length)] ?? "";
  let result = text;
  for (let count = 1 + below(4); count > 0; count--) {
    const from = below(result.length + 1);
    const to = Math.min(result.length, from + below(8));
    const [before, between, after] = [result.slice(0, from), result.slice(from, to), result.slice(to)];
    const start = below(other.length);
    const options = [
      before + after,
      before + piece() + between + after,
      before + piece() + after,
      before + between.repeat(2 + below(3)) + after,
      before + other.slice(start, start + below(30)) + after,
      before,
    ];
    result = options[below(options.length)] ?? result;
  }
  return result;
}
