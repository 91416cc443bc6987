import {
  compileGrammar,
  createMatcher,
  loadVocabulary,
  type Grammar,
  type TokenMatcher,
  type Vocabulary,
} from "@maze/grammar";
import { walk, type MaskWalker, type Walk } from "./walk.ts";

/** Our matcher as a walker; masks are written to one buffer. */
export function matcherWalker(matcher: TokenMatcher): MaskWalker {
  const mask = new Uint32Array(matcher.maskWords);
  return {
    mask: () => matcher.mask(mask),
    allows: (token) => (((mask[token >> 5] ?? 0) >>> (token & 31)) & 1) === 1,
    accept: (token) => matcher.accept(token),
  };
}

/** A matcher of a grammar that was compiled just now, with a vocabulary whose workspace is empty. */
export function freshMatcher(grammar: Grammar, { image }: Vocabulary): TokenMatcher {
  return createMatcher(compileGrammar(grammar, { vocabulary: loadVocabulary(image) }));
}

/** Walks documents with one matcher, each from its beginning. A token that is not allowed is an error. */
export async function walkAll(matcher: TokenMatcher, documents: readonly (readonly number[])[]): Promise<Walk> {
  const walker = matcherWalker(matcher);
  const masks: number[] = [];
  const accepts: number[] = [];
  for (const [index, tokens] of documents.entries()) {
    matcher.reset();
    const one = await walk(walker, tokens);
    if (one.refusedAt !== undefined) {
      const { expected } = matcher.why(tokens[one.refusedAt] ?? 0);
      throw new Error(
        `token ${String(one.refusedAt)} of document ${String(index)} is refused; expected ${expected.join(", ")}`,
      );
    }
    if (!matcher.isAccepting()) throw new Error(`document ${String(index)} is not accepted at its end`);
    for (const value of one.masks) masks.push(value);
    for (const value of one.accepts) accepts.push(value);
  }
  return { masks, accepts };
}

/** Microseconds of taking back a token, at each position of documents. */
export function rollbackCosts(matcher: TokenMatcher, documents: readonly (readonly number[])[]): readonly number[] {
  const costs: number[] = [];
  for (const tokens of documents) {
    matcher.reset();
    for (const token of tokens) {
      matcher.accept(token);
      const begin = performance.now();
      matcher.rollback(1);
      costs.push((performance.now() - begin) * 1000);
      matcher.accept(token);
    }
  }
  return costs;
}
