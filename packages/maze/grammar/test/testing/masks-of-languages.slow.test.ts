import { describe, expect, it } from "vitest";
import { compileGrammar, createGrammarSampler, createMatcher, encodeBytes, seededRandom } from "../../src/index.ts";
import {
  goGrammar,
  jsonGrammar,
  pythonGrammar,
  rustGrammar,
  typescriptGrammar,
  zigGrammar,
} from "../../src/languages/index.ts";
import { createReferenceMasks } from "../../src/testing/index.ts";
import { o200k } from "../vocabulary/real-vocabularies.ts";

const vocabulary = o200k();
const SENTENCES = 4;
const PLACES = 4;
const TOKENS = 400;

describe.each([
  ["go", goGrammar],
  ["json", jsonGrammar],
  ["python", pythonGrammar],
  ["rust", rustGrammar],
  ["typescript", typescriptGrammar],
  ["zig", zigGrammar],
] as const)("masks of %s with a real vocabulary", (_name, make) => {
  it("are those of the reference, for random tokens at random places of random sentences", { timeout: 300_000 }, () => {
    const random = seededRandom(20);
    const grammar = make();
    const sample = createGrammarSampler(grammar, { random, size: 60 });
    const matcher = createMatcher(compileGrammar(grammar, { vocabulary }));
    const mask = new Uint32Array(matcher.maskWords);
    const wrong: string[] = [];
    const below = (most: number): number => Math.floor(random() * most);
    // Long tokens are rare among all; the first are single bytes and the most frequent pairs.
    const ids = Array.from({ length: TOKENS }, (_, index) => (index < TOKENS / 2 ? below(2000) : below(199_998)));
    const masks = createReferenceMasks(
      grammar,
      ids.map((id) => vocabulary.tokenBytes(id)),
    );
    for (let sentence = 0; sentence < SENTENCES; sentence++) {
      const tokens = encodeBytes(vocabulary, sample());
      const places = new Set(Array.from({ length: PLACES }, () => below(tokens.length + 1)));
      matcher.reset();
      const prefix: number[] = [];
      for (let place = 0; place <= tokens.length; place++) {
        if (places.has(place)) {
          matcher.mask(mask);
          const reference = masks(prefix);
          const text = new TextDecoder().decode(Uint8Array.from(prefix));
          ids.forEach((id, index) => {
            const allowed = (((mask[id >> 5] ?? 0) >> (id & 31)) & 1) === 1;
            if (allowed !== reference.tokens.has(index) || allowed !== matcher.canAccept(id)) {
              wrong.push(`${JSON.stringify(text)} ${String(id)} ${String(allowed)}`);
            }
          });
          if (matcher.isAccepting() !== reference.mayEnd) wrong.push(`${JSON.stringify(text)} end`);
        }
        const token = tokens[place];
        if (token === undefined) break;
        matcher.accept(token);
        prefix.push(...vocabulary.tokenBytes(token));
      }
    }
    expect(wrong).toEqual([]);
  });
});
