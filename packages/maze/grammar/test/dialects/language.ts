import { compileGrammar, createMatcher, type Grammar } from "../../src/index.ts";

/** A test of membership in the language of a grammar. */
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

/** Which of the texts are in the language. */
export const accepted = (grammar: Grammar, texts: readonly string[]): string[] => texts.filter(recogniser(grammar));
