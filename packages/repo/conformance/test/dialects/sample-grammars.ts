import { createGrammarSampler, compileGrammar, createMatcher, type Grammar } from "@maze/grammar";
import { parseGrammar } from "@maze/grammar/dialects";
import { jsonGrammar } from "@maze/grammar/languages";

const permutation = `
start    :  perm::0x0
perm::_  :  ""                             %if is_ones([0:3])
         |  "red " perm::set_bit(0)        %if bit_clear(0)
         |  "green " perm::set_bit(1)      %if bit_clear(1)
         |  "blue " perm::set_bit(2)       %if bit_clear(2)
`;

const statements = `
start: statement*
statement: "let" NAME "=" sum ";" | "if" sum "then" statement
sum: sum ("+" | "-") term | term
term: NAME | NUMBER
NAME: /[a-z_][a-z_0-9]*/
NUMBER: /[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?/
%ignore /[ \\t\\n]+/
%ignore /#[^\\n]*/
`;

const brackets = `
start: "(" start ")" start | ""
`;

const unicode = `
Text   ::= Word (' ' Word)* [.!?]
Word   ::= ([#x410-#x42F] [#x430-#x44F]* | [#x1F600-#x1F64F]+) - 'Да'
`;

/** Grammars with what notations differ in: keywords next to names, trivia, parameters, recursion, Unicode, bounds. */
export const SAMPLE_GRAMMARS: Readonly<Record<string, Grammar>> = {
  JSON: jsonGrammar(),
  "statements with keywords": parseGrammar(statements, { dialect: "lark" }),
  "nested brackets": parseGrammar(brackets, { dialect: "llguidance" }),
  "a permutation": parseGrammar(permutation, { dialect: "llguidance" }),
  "Unicode words": parseGrammar(unicode, { dialect: "w3c-ebnf" }),
  "tagged regions": parseGrammar('root ::= TagDispatch(("<f>", n))\nn ::= [0-9]{1,3} "</f>"', { dialect: "xgrammar" }),
  "long bounds": parseGrammar('root ::= ("a" [0-9]{2,150}){1,2} "é"?', { dialect: "gbnf" }),
};

/** Membership in the language of a grammar. */
export function recogniser(grammar: Grammar): (text: string) => boolean {
  const compiled = compileGrammar(grammar);
  return (text) => {
    const matcher = createMatcher(compiled);
    const bytes = new TextEncoder().encode(text);
    if (matcher.prefixLength(bytes) < bytes.length) return false;
    matcher.acceptBytes(bytes);
    return matcher.isAccepting();
  };
}

/** A linear congruential generator: the same texts in every run. */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Sentences of a grammar, and texts that differ from them in one character. */
export function sampleTexts(grammar: Grammar, count: number): string[] {
  const random = seededRandom(17);
  const sample = createGrammarSampler(grammar, { random, size: 40 });
  const decoder = new TextDecoder("utf-8", { fatal: true });
  const texts = new Set<string>();
  for (let index = 0; index < count; index++) {
    const sentence = Array.from(decoder.decode(sample()));
    texts.add(sentence.join(""));
    const at = Math.floor(random() * sentence.length);
    const other = sentence[Math.floor(random() * sentence.length)] ?? "x";
    texts.add(sentence.toSpliced(at, 1).join(""));
    texts.add(sentence.toSpliced(at, 0, other).join(""));
    texts.add(sentence.toSpliced(at, 1, other === " " ? "9" : " ").join(""));
  }
  // A text for the C strings of the peers has no zero in it.
  return [...texts].filter((text) => !text.includes("\0"));
}
