import { describe, expect, it } from "vitest";
import { parseGrammar } from "../../src/dialects/index.ts";
import { accepted } from "./language.ts";
import { failure } from "./failure.ts";

describe("GBNF", () => {
  const read = (text: string) => parseGrammar(text, { dialect: "gbnf" });

  it("reads every construct", () => {
    const grammar = read(
      String.raw`# a comment
root ::= ( "a" |   # nested lines
  [b-d\x65] |
  "\u00e9\n\"" )+ tail-1? .{2,3}
  | "\U0001F600" [^a-z\]-] # goes on with a bar
tail-1 ::= "t"{2} "u"{0,} "v"{,} |
`.replace("{,}", "{1,}"),
    );
    expect(Object.keys(grammar.rules)).toEqual(["root", "tail-1"]);
    const texts = ["abxy", "aexyz", 'é\n"xy', "attuuvxy", "av", "😀]", "😀A", "😀x", "axyzw", "a"];
    expect(accepted(grammar, texts)).toEqual(["abxy", "aexyz", 'é\n"xy', "attuuvxy", "😀A"]);
  });

  it("keeps its structure", () => {
    expect(read('root ::= "ab" x*\nx ::= [0-9]').rules).toEqual({
      root: {
        body: {
          kind: "sequence",
          items: [
            { kind: "pattern", pattern: { kind: "text", text: "ab" } },
            { kind: "repeat", item: { kind: "rule", name: "x" }, min: 0, max: null },
          ],
        },
      },
      x: { body: { kind: "pattern", pattern: { kind: "class", ranges: [[48, 57]] } } },
    });
  });

  it.each([
    ["root ::= <think> x", "MAZE_GRAMMAR_UNSUPPORTED GBNF grammar, 1:10: the token reference <think> is not supported"],
    ["root ::= !<[5]>", "MAZE_GRAMMAR_UNSUPPORTED GBNF grammar, 1:10: the token reference !<[5]> is not supported"],
    ["root ::= x", 'MAZE_GRAMMAR_UNDEFINED GBNF grammar, 1:10: the rule "x" is not defined'],
    ['root ::= "a', "MAZE_GRAMMAR_SYNTAX GBNF grammar, 1:10: the text is not closed"],
    ['root ::= "\\q"', "MAZE_GRAMMAR_SYNTAX GBNF grammar, 1:11: \\q is not an escape"],
    ['root ::= "a"\nroot ::= "b"', 'MAZE_GRAMMAR_SYNTAX GBNF grammar, 2:1: the rule "root" is defined twice'],
    ["root ::= [z-a]", "MAZE_GRAMMAR_SYNTAX GBNF grammar, 1:11: the range is out of order"],
    ["root ::= *", "MAZE_GRAMMAR_SYNTAX GBNF grammar, 1:10: there is nothing to repeat"],
    ['x ::= "a"', 'MAZE_GRAMMAR_UNDEFINED GBNF grammar, 1:1: there is no rule "root" to start with'],
  ])("refuses %j", (text, message) => {
    expect(failure(() => read(text))).toBe(message);
  });
});

describe("XGrammar EBNF", () => {
  const read = (text: string) => parseGrammar(text, { dialect: "xgrammar" });

  it("reads every construct", () => {
    const grammar = read(
      String.raw`root ::= "a\x41\u00e9\"" | () "b"{1,2} name.part
  | Regex("[0-9]{2,3}") # comment
name.part[capture="n"] ::= [^\-a-z\]]+ ("" | "!")
`,
    );
    expect(accepted(grammar, ['aAé"', "bZ", "bbZZ!", "bz", "12", "1", "1234", "b]"])).toEqual([
      'aAé"',
      "bZ",
      "bbZZ!",
      "12",
    ]);
    expect(grammar.rules["name.part"]?.body).toMatchObject({ kind: "tagged", tag: "n" });
  });

  it("reads TagDispatch as free text with tagged regions", () => {
    const grammar = read(`root ::= TagDispatch(("<f>", call), stop_str=("END",), stop_eos=false, excludes=("bad"))
call ::= [0-9]+ "</f>"`);
    const texts = ["hi END", "a<f>12</f>bEND", "<f>1</f><f>2</f>END", "<f>xEND", "hi", "a bad END", "END END", "<fEND"];
    expect(accepted(grammar, texts)).toEqual(["hi END", "a<f>12</f>bEND", "<f>1</f><f>2</f>END", "<fEND"]);
    const once = read(`root ::= TagDispatch(("<f>", call), loop_after_dispatch=false)\ncall ::= "1"`);
    expect(accepted(once, ["free", "a<f>1", "a<f>1b", "<f>"])).toEqual(["free", "a<f>1"]);
  });

  it.each([
    [
      'root ::= "a" (= "b")',
      "MAZE_GRAMMAR_UNSUPPORTED XGrammar EBNF grammar, 1:14: the lookahead assertion (=…) is not supported",
    ],
    [
      "root ::= Token(5)",
      "MAZE_GRAMMAR_UNSUPPORTED XGrammar EBNF grammar, 1:10: the token macro Token is not supported",
    ],
    [
      'root ::= "a"\nx[max_tokens=5] ::= "b"',
      "MAZE_GRAMMAR_UNSUPPORTED XGrammar EBNF grammar, 2:3: the attribute max_tokens is not supported",
    ],
    ["root ::= [\\d]", "MAZE_GRAMMAR_UNSUPPORTED XGrammar EBNF grammar, 1:11: the class escape \\d is not supported"],
    [
      'root ::= "a" |',
      'MAZE_GRAMMAR_SYNTAX XGrammar EBNF grammar, 1:15: expected an item; the empty text is written ""',
    ],
  ])("refuses %j", (text, message) => {
    expect(failure(() => read(text))).toBe(message);
  });
});

describe("W3C EBNF", () => {
  const read = (text: string) => parseGrammar(text, { dialect: "w3c-ebnf" });

  it("reads every construct", () => {
    const grammar = read(`/* XML-like */
[1] document ::= (Name '=' "v"+)? Comment*
[2] Name ::= ([a-zA-Z#x5F] ([a-z] | #xE9)*)
  - ('if' | "do")
Comment ::= '<!--' ((Char - '-') | ('-' (Char - '-')))* '-->'
Char ::= [^#x0-#x8]`);
    expect(grammar.start).toBe("document");
    const texts = ["", "ab=v", "_é=vv", "if=v", "iff=v", "<!--a-b-->", "<!--a--b-->", "x=v<!--c--><!---->"];
    expect(accepted(grammar, texts)).toEqual(["", "ab=v", "_é=vv", "iff=v", "<!--a-b-->", "x=v<!--c--><!---->"]);
  });

  it.each([
    [
      "a ::= 'x' [ vc: Unique ]",
      "MAZE_GRAMMAR_UNSUPPORTED W3C EBNF grammar, 1:11: the constraint in prose [ vc: Unique ] is not supported",
    ],
    [
      "a ::= ('(' a ')' | 'x') - 'x'",
      "MAZE_GRAMMAR_UNSUPPORTED W3C EBNF grammar, 1:25: a difference with a recursive side is not supported",
    ],
    ["a ::= 'x", "MAZE_GRAMMAR_SYNTAX W3C EBNF grammar, 1:7: the text is not closed"],
    ["a ::= b", 'MAZE_GRAMMAR_UNDEFINED W3C EBNF grammar, 1:7: the rule "b" is not defined'],
  ])("refuses %j", (text, message) => {
    expect(failure(() => read(text))).toBe(message);
  });
});

describe("ISO 14977 EBNF", () => {
  const read = (text: string) => parseGrammar(text, { dialect: "iso-ebnf" });

  it("reads every construct, and the alternative symbols", () => {
    const grammar = read(`(* comment (* nested *) *)
number list = [ "-" ], 2 * digit, { ",", number  part }- | empty ! (/ "o" /), "k" / (: "z" :), '"';
number part = letter - vowel | digit ;
digit = "0" | "1" .
letter = "a" | "b" | "c" | "e" ;
vowel = "a" | "e" ;
empty = ;`);
    expect(grammar.start).toBe("number list");
    const texts = ["-01,b", "01,1,c", "01,a", "01", "", "ok", "k", 'zz"', '"'];
    expect(accepted(grammar, texts)).toEqual(["-01,b", "01,1,c", "", "ok", "k", 'zz"', '"']);
  });

  it.each([
    [
      "a = ? any ? ;",
      "MAZE_GRAMMAR_UNSUPPORTED ISO 14977 EBNF grammar, 1:5: the special sequence ? any ? is not supported",
    ],
    ["a = 'x'", 'MAZE_GRAMMAR_SYNTAX ISO 14977 EBNF grammar, 1:8: expected ";" to end the rule'],
    ["a = b c;", 'MAZE_GRAMMAR_UNDEFINED ISO 14977 EBNF grammar, 1:5: the rule "b c" is not defined'],
    ["a = ('x';", 'MAZE_GRAMMAR_SYNTAX ISO 14977 EBNF grammar, 1:9: expected ")"'],
  ])("refuses %j", (text, message) => {
    expect(failure(() => read(text))).toBe(message);
  });
});
