import { describe, expect, it } from "vitest";
import { parseGrammar } from "../../src/dialects/index.ts";
import type { ParseOptions } from "../../src/dialects/index.ts";
import { accepted } from "./language.ts";
import { failure } from "./failure.ts";

const lark = (text: string, options: ParseOptions = {}) => parseGrammar(text, { dialect: "lark", ...options });
const llguidance = (text: string, options: ParseOptions = {}) =>
  parseGrammar(text, { dialect: "llguidance", ...options });

describe("Lark", () => {
  it("reads continued alternatives, options, repetitions, aliases, priorities and modifiers", () => {
    const grammar = lark(`
?start: sum          // a comment
      | "[" start "]" -> boxed
      | NAME ~ 2..3

!sum.2: product
    | sum "+" product   -> add
    | sum "-" product   -> sub   # another
product: atom ["!"] ("*" atom)*
_atom: atom
atom: NUMBER
    | "(" sum ")"
NUMBER.1: /[0-9]+/
NAME: ("a".."c" | "_")+ "x"i~2
%import common.WS
%ignore WS
`);
    const texts = ["1+2*3", " [ 1 - (2) ]\n", "1!*2", "abxX _xx", "axx", "axx axx axx axx", "1 2", "[", "1 +", "12 "];
    expect(accepted(grammar, texts)).toEqual([
      "1+2*3",
      " [ 1 - (2) ]\n",
      "1!*2",
      "abxX _xx",
      "axx axx axx".slice(0, 0) || "12 ",
    ]);
    expect(Object.keys(grammar.rules)).toEqual(
      ["start", "sum", "product", "_atom", "atom"].sort(
        (a, b) => Object.keys(grammar.rules).indexOf(a) - Object.keys(grammar.rules).indexOf(b),
      ),
    );
  });

  it("never drops an alternative that goes on in the next line", () => {
    const grammar = lark('start: "a"\n\n  // comment\n  | "b"\n\n  | "c" ":" "d"\n  |\n');
    expect(accepted(grammar, ["a", "b", "c:d", "", "d"])).toEqual(["a", "b", "c:d", ""]);
  });

  it("takes as much text for a terminal as it can, and keeps keywords from names", () => {
    const grammar = lark(`
start: (statement ";")*
statement: "let" NAME "=" NUMBER | "if" NAME NAME
NAME: /[a-z]+/
NUMBER: /\\d+(\\.\\d+)?/
%ignore " "
`);
    const texts = ["let x=1;", "letx=1;", "let let=1;", "let lets=1.5;", "if a b;", "ifa b;", "if ab;", "let x=1.;"];
    expect(accepted(grammar, texts)).toEqual(["let x=1;", "let lets=1.5;", "if a b;"]);
    const dynamic = lark('start: "if" NAME\nNAME: /[a-z]+/\n', { lexing: "dynamic" });
    expect(accepted(dynamic, ["ifif", "ifa", "if"])).toEqual(["ifif", "ifa"]);
  });

  it("splits a terminal where different text would go on with its words", () => {
    const grammar = lark("start: N REST\nN: /[0-9]+(\\.[0-9]+)?/\nREST: /\\.[0-9]+|[a-z]|[0-9]/");
    expect(accepted(grammar, ["1.5.5", "1.5", "15", "1a", "1.5a", "1.55"])).toEqual(["1.5.5", "1a", "1.5a"]);
  });

  it("prefers terminals of higher priority", () => {
    const grammar = lark('start: (WORD | KEY "!")+\nKEY.1: /x[0-9]/\nWORD: /[a-z0-9]+/\n%ignore " "');
    expect(accepted(grammar, ["x1!", "x1", "x12", "abc x1! d", "abc x1 d"])).toEqual(["x1!", "x12", "abc x1! d"]);
  });

  it("reads comments that end with their line as ignored text", () => {
    const grammar = lark("start: NAME+\nNAME: /[a-z]+/\n%ignore /[ \\n]+/\n%ignore /#[^\\n]*/");
    expect(accepted(grammar, ["a #b\nc", "a#b", "#x\na", "# a", "a # b", "a#\n#c\n\n"])).toEqual([
      "a #b\nc",
      "a#b",
      "#x\na",
      "a # b",
      "a#\n#c\n\n",
    ]);
    expect(grammar.trivia["%ignore"]).toBeDefined();
    const lines = lark('start: (NAME "\\n")+\nNAME: /[a-z]+/\n%ignore " "\n%ignore /#[^\\n]*/');
    expect(accepted(lines, ["a#b\n", "a #b", "#x\na\n", "#xa\n", "a\n#b\n c #d\n", "a\nc #d\n#e"])).toEqual([
      "a#b\n",
      "a\nc #d\n#e",
    ]);
  });

  it("reads shortest matches of lazy regular expressions", () => {
    const grammar = lark("start: C NAME\nC: /<.*?>/\nNAME: /[^ ]+/");
    expect(accepted(grammar, ["<a>b", "<a><b>", "<a>"])).toEqual(["<a>b", "<a><b>"]);
    expect(accepted(lark("start: /<.*?>/"), ["<a>", "<a><b>"])).toEqual(["<a>"]);
  });

  it("reads templates of rules and terminals", () => {
    const grammar = lark(`
start: list{item, ","} | wrap{list{"x", ";"}}
list{x, separator}: x (separator x)*
wrap{inner}: "<" inner ">"
item: /[0-9]/ | QUOTED{/[a-z]/, "'"}
QUOTED{CONTENT, QUOTE}: QUOTE CONTENT QUOTE
`);
    expect(accepted(grammar, ["1,2", "1,'a'", "<x;x>", "<x,x>", "1;2", "'a"])).toEqual(["1,2", "1,'a'", "<x;x>"]);
  });

  it("reads imports of other texts, overrides and extensions", () => {
    const modules = {
      ".numbers": 'number: SIGN? DIGITS | special\nspecial: "inf"\nSIGN: "-"\nDIGITS: /[0-9]+/\n%import common.LETTER',
      "lists.basic": 'bracket: OPEN\nOPEN: "["',
    };
    const grammar = lark(
      `%import .numbers.number -> value
%import .numbers (DIGITS, special)
%import lists.basic.bracket
%override special: "nan"
%extend DIGITS: "#"
start: value bracket`,
      { modules },
    );
    expect(accepted(grammar, ["-12[", "nan[", "#[", "inf[", "-["])).toEqual(["-12[", "nan[", "#["]);
  });

  it.each([
    ["/(?i:a)B/", ["aB", "AB", "ab"], ["aB", "AB"]],
    ["/[^\\W\\d]+/", ["é_", "1"], ["é_"]],
    ["/(?x) a b # c\n/".replace("\n", ""), ["ab", "a b"], ["ab"]],
    ["/a{,2}b/", ["b", "aab", "aaab"], ["b", "aab"]],
    ["/[]a-]+\\-\\//", ["]a--/", "b-/"], ["]a--/"]],
    ["/(?P<n>x)(?#no)y/is", ["XY", "x"], ["XY"]],
    ["/{\\x41\\u00e9\\.[\\b]?/", ["{Aé.", "{Aé.\b"], ["{Aé.", "{Aé.\b"]],
  ])("reads the regular expression %s of Python", (regex, texts, expected) => {
    expect(accepted(lark(`start: ${regex}`), texts)).toEqual(expected);
  });

  it.each([
    [
      "start: A\n%declare A",
      "MAZE_GRAMMAR_UNSUPPORTED Lark grammar, 2:1: %declare (terminals without a pattern) is not supported",
    ],
    [
      "start: /a(?=b)/",
      "MAZE_GRAMMAR_UNSUPPORTED Lark grammar, 1:10: in a regular expression: the lookahead (?=…) is not supported",
    ],
    [
      "start: /(a)\\1/",
      "MAZE_GRAMMAR_UNSUPPORTED Lark grammar, 1:12: in a regular expression: the backreference \\1 is not supported",
    ],
    [
      "start: /^a/",
      "MAZE_GRAMMAR_UNSUPPORTED Lark grammar, 1:9: in a regular expression: the anchor ^ is not supported",
    ],
    ["start: b", 'MAZE_GRAMMAR_UNDEFINED Lark grammar, 1:8: the rule "b" is not defined'],
    ["start: A\nA: B", 'MAZE_GRAMMAR_UNDEFINED Lark grammar, 2:4: the terminal "B" is not defined'],
    ['start: A\nA: A "x"', "MAZE_GRAMMAR_SYNTAX Lark grammar, 2:4: a terminal cannot contain itself"],
    ["start: A\nA: start", 'MAZE_GRAMMAR_SYNTAX Lark grammar, 2:4: the rule "start" cannot stand in a terminal'],
    ["start: /a*/", "MAZE_GRAMMAR_SYNTAX Lark grammar, 1:8: the terminal /a*/ matches the empty text"],
    ['start: "a', "MAZE_GRAMMAR_SYNTAX Lark grammar, 1:8: expected a text between quotes that ends in its line"],
    ['start: ("a"', 'MAZE_GRAMMAR_SYNTAX Lark grammar, 1:12: expected ")" to close the group'],
    ['start: "a"\nstart: "b"', 'MAZE_GRAMMAR_SYNTAX Lark grammar, 2:1: "start" is defined twice'],
    [
      "%import x.Y\nstart: Y",
      'MAZE_GRAMMAR_UNSUPPORTED Lark grammar, 1:9: the import of the module "x", whose text is not given, is not supported',
    ],
    ["%import common.NOPE\nstart: NOPE", 'MAZE_GRAMMAR_UNDEFINED Lark grammar, 1:9: the module "common" has no NOPE'],
    ["begin: /a/", 'MAZE_GRAMMAR_UNDEFINED Lark grammar, 1:1: there is no rule "start" to start with'],
    ["start: <think>", "MAZE_GRAMMAR_SYNTAX Lark grammar, 1:8: expected a text, a regular expression or a name"],
  ])("refuses %j", (text, message) => {
    expect(failure(() => lark(text))).toBe(message);
  });
});

describe("Lark as llguidance reads it", () => {
  it("reads its repetitions, comments, names and operators", () => {
    const grammar = llguidance(`%llguidance {}
start: my-rule{2,3} WORD  # both kinds
my-rule: "x" | "y"{2} // of comments
WORD: /[a-z]{3}/ & ~/b.*/ & ~("aaa" | "ccc")
`);
    expect(accepted(grammar, ["xxabc", "xyyxabc", "xxbaa", "xxaaa", "xabc", "yyxaab"])).toEqual([
      "xxabc",
      "xyyxabc",
      "yyxaab",
    ]);
  });

  it("ignores text between lexemes, not before the first", () => {
    const text = 'start: "a" "b"\n%ignore / +/';
    expect(accepted(llguidance(text), ["ab", "a b", "a b ", " ab"])).toEqual(["ab", "a b", "a b "]);
    const allowed = llguidance(`%llguidance { "allow_initial_skip": true }\n${text}`);
    expect(accepted(allowed, ["ab", " a b "])).toEqual(["ab", " a b "]);
    const once = llguidance('%llguidance { "skip_repetition": "once" }\nstart: "a" "b"\n%ignore / {1,2}/');
    expect(accepted(once, ["ab", "a  b", "a   b"])).toEqual(["ab", "a  b"]);
  });

  it("reads lazy rules and suffixes as shortest matches", () => {
    const grammar = llguidance(`start: ( foo | bar )* end
end: TEXT
TEXT: /(.|\\n)*/
foo_head[lazy]: TEXT "<f"
foo: foo_head "=foo>" /[0-9]+/ "</f>"
bar[capture="b", suffix="<b>"]: TEXT
`);
    const texts = ["free text", "a<f=foo>12</f>b", "a<f=foo>x</f>", "x<b>y", ""];
    // TEXT at the end matches anything, so that only what the other ways add can be told from it.
    expect(accepted(grammar, texts)).toEqual(texts);
    const strict = llguidance('start: head "!"\nhead[lazy]: /[^!]*/ "<f"');
    expect(accepted(strict, ["a<f!", "a<f<f!", "<f!"])).toEqual(["a<f!", "<f!"]);
  });

  it("reads parametric rules", () => {
    const grammar = llguidance(`
start    :  perm::0x0
perm::_  :  ""                       %if is_ones([0:3])
         |  "a" perm::set_bit(0)     %if bit_clear(0)
         |  "b" perm::set_bit(1)     %if bit_clear(1)
         |  "c" perm::set_bit(2)     %if bit_clear(2)
`);
    expect(accepted(grammar, ["abc", "cab", "ab", "aab", "abca"])).toEqual(["abc", "cab"]);
    const counted = llguidance(`start: lst::0x0
lst::_ : "a" lst::incr([0:3])  %if lt([0:3], 5)
       | "b" lst::incr([3:6])  %if lt([3:6], 2)
       | ""`);
    expect(accepted(counted, ["aaaaa", "aaaaaa", "abab", "bbb", "bb", ""])).toEqual(["aaaaa", "abab", "bb", ""]);
    const masks = llguidance(
      `start: a::0b0
a::_ : "x" b::bit_or(6)
b::_ : "y" b::bit_and(0x2) %if bit_count_eq(_, 2)
     | "z" %if and(eq([1:2], 1), not(gt(_, 2)))`.replace("0b0", "0"),
    );
    expect(accepted(masks, ["xyz", "xz", "xyyz", "x"])).toEqual(["xyz"]);
  });

  it("reads %json as the grammar of exactly the valid texts", () => {
    const grammar = llguidance(
      'start: "call " %json { "type": "object", "properties": { "n": { "type": "integer", "minimum": 3 } } }',
    );
    const texts = ['call {"n": 3}', "call { }", 'call {"n": 2}', 'call {"n": "3"}'];
    expect(accepted(grammar, texts)).toEqual(['call {"n": 3}', "call { }"]);
  });

  it("reads %regex, %json with a compiler, and nested %lark", () => {
    const grammar = llguidance(
      String.raw`start: SUB "|" %json { "const": "}\"" } | "L" %lark {
  start: INNER+
  INNER: /[0-9]/
  %ignore " "
} "!"
SUB: %regex { "substring_words": "to be. or" }`,
      {
        jsonSchema: (schema) =>
          parseGrammar(`root ::= "${String((schema as { const: string }).const.length)}"`, { dialect: "gbnf" }),
      },
    );
    const texts = ["|2", "be. or|2", "e. or|2", "to or|2", "L1 2!", "L!", "L12 !"];
    expect(accepted(grammar, texts)).toEqual(["|2", "be. or|2", "L1 2!", "L12 !"]);
  });

  it.each([
    ["/[[:alpha:]&&[^a-y]]+/", ["zZ", "a"], ["zZ"]],
    ["/\\p{Greek}\\pL/", ["αb", "ab"], ["αb"]],
    ["/(?s:.)(?i)a|b/", ["\nA", "B", "\na"], ["\nA", "B", "\na"]],
    ["/[\\w--\\d]/", ["a", "1"], ["a"]],
    ["/\\x{41}|\\u{e9}/", ["A", "é"], ["A", "é"]],
  ])("reads the regular expression %s of Rust", (regex, texts, expected) => {
    expect(accepted(llguidance(`start: ${regex}`), texts)).toEqual(expected);
  });

  it.each([
    [
      "start: <|eom|>",
      "MAZE_GRAMMAR_UNSUPPORTED Lark grammar of llguidance, 1:8: the special token <|eom|> is not supported",
    ],
    [
      "start: <[1-5]>",
      "MAZE_GRAMMAR_UNSUPPORTED Lark grammar of llguidance, 1:8: the special token <[1-5]> is not supported",
    ],
    [
      "start: @other",
      "MAZE_GRAMMAR_UNSUPPORTED Lark grammar of llguidance, 1:8: the reference @other to another grammar is not supported",
    ],
    [
      'start[stop="x"]: /a/',
      "MAZE_GRAMMAR_UNSUPPORTED Lark grammar of llguidance, 1:7: the attribute stop is not supported",
    ],
    [
      "start[max_tokens=5]: /a/",
      "MAZE_GRAMMAR_UNSUPPORTED Lark grammar of llguidance, 1:7: the attribute max_tokens is not supported",
    ],
    [
      "start: /a*?/",
      "MAZE_GRAMMAR_UNSUPPORTED Lark grammar of llguidance, 1:8: a lazy quantifier in a regular expression is not supported",
    ],
    ['start: "a"\n| %json { "a": }', "MAZE_GRAMMAR_SYNTAX"],
    ['start: %json { "uniqueItems": true }', "MAZE_GRAMMAR_UNSUPPORTED Lark grammar of llguidance, 1:8: this %json ("],
    [
      'start: p::_\np::_: "a"',
      'MAZE_GRAMMAR_SYNTAX Lark grammar of llguidance, 1:8: "start" has no parameter to pass on',
    ],
    ['start: "a" & "b"', 'MAZE_GRAMMAR_SYNTAX Lark grammar of llguidance, 1:17: "&" can only stand in a terminal'],
  ])("refuses %j", (text, message) => {
    expect(failure(() => llguidance(text)).slice(0, message.length)).toBe(message);
  });
});
