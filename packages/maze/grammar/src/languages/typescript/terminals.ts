import type { Expression, Terminal } from "../../ast/grammar.ts";
import { choice, token } from "../../ast/expression-builders.ts";
import { alternate, concat, notCharacters, plusPattern, text } from "../../pattern/pattern-builders.ts";
import type { Pattern } from "../../pattern/pattern.ts";
import { startOfIdentifierPart } from "./identifiers.ts";
import { inlineTrivia, startOfTrivia } from "./trivia.ts";

/** Where a token may stand: anywhere, on the line of the token before it, or directly behind it. */
export type Placement = "anywhere" | "same-line" | "adjacent";

/** Tokens for the rules of TypeScript; every token that is asked for becomes a terminal of the grammar. */
export interface TerminalTable {
  /** All terminals asked for so far, by name. */
  readonly terminals: Readonly<Record<string, Terminal>>;
  /** A lexeme of a pattern. */
  readonly define: (name: string, pattern: Pattern, notBefore?: Pattern, placement?: Placement) => Expression;
  /** Any one of the words. */
  readonly word: (words: string, placement?: Placement) => Expression;
  /** A word, with what follows on its line. */
  readonly wordSameLine: (word: string) => Expression;
  /** Any one of the signs, none of which a sign in `notBefore` may follow. Both are separated by spaces. */
  readonly sign: (signs: string, notBefore?: string, placement?: Placement) => Expression;
}

const triviaOf = { anywhere: "full", "same-line": "inline", adjacent: undefined } as const;
const anyText = (words: string): Pattern => alternate(...words.split(" ").map(text));

/** With JSX `</` is one token, so that a line comment cannot stand behind `<`. */
const notBeforeInJsx = concat(text("/"), notCharacters("*"));

export function createTerminalTable(jsx: boolean): TerminalTable {
  const terminals: Record<string, Terminal> = {};
  const tokens = new Map<string, Expression>();
  /** What is asked for again is not made again. */
  const once = (name: string, make: () => Expression): Expression => {
    let found = tokens.get(name);
    if (!found) tokens.set(name, (found = make()));
    return found;
  };
  const restriction = (signs: string, notBefore: string | undefined): Pattern | undefined => {
    const plain = notBefore === undefined ? undefined : anyText(notBefore);
    if (!jsx || signs !== "<") return plain;
    return plain ? alternate(plain, notBeforeInJsx) : notBeforeInJsx;
  };
  const define: TerminalTable["define"] = (name, pattern, notBefore, placement = "anywhere") => {
    const fullName = placement === "anywhere" ? name : `${name} (${placement})`;
    const trivia = triviaOf[placement];
    terminals[fullName] = { pattern, ...(trivia && { trivia }), ...(notBefore && { notBefore }) };
    return token(fullName);
  };
  return {
    terminals,
    define,
    word: (words, placement) =>
      once(`${words} ${placement ?? ""}`, () => define(words, anyText(words), startOfIdentifierPart, placement)),
    wordSameLine: (word) =>
      once(`${word} with its line`, () =>
        choice(
          define(`${word}, then a sign`, text(word), alternate(startOfIdentifierPart, startOfTrivia)),
          define(`${word}, then the same line`, concat(text(word), plusPattern(inlineTrivia)), startOfTrivia),
        ),
      ),
    sign: (signs, notBefore, placement) => {
      const name = notBefore === undefined ? signs : `${signs}, not before ${notBefore}`;
      return once(`${name} ${placement ?? ""}`, () =>
        define(name, anyText(signs), restriction(signs, notBefore), placement),
      );
    },
  };
}
