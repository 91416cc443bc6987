/** Contractions that are pieces of their own, in both cases; U+017F folds to "s". */
const CONTRACTION = "'(?:[sS\\u017fdDmMtT]|[lL][lL]|[vV][eE]|[rR][eE])";
const SPACE = "\\p{White_Space}";

/**
 * How the published encodings cut a text into pieces that are encoded on their own (tiktoken, openai_public.py), as
 * sources of regular expressions with the flag u.
 */
export const publishedPieces = {
  gpt2: `'(?:[sdmt]|ll|ve|re)| ?\\p{L}+| ?\\p{N}+| ?[^${SPACE}\\p{L}\\p{N}]+|${SPACE}+(?!\\P{White_Space})|${SPACE}+`,
  cl100k: [
    CONTRACTION,
    "[^\\r\\n\\p{L}\\p{N}]?\\p{L}+",
    "\\p{N}{1,3}",
    ` ?[^${SPACE}\\p{L}\\p{N}]+[\\r\\n]*`,
    `${SPACE}*[\\r\\n]+`,
    `${SPACE}+(?!\\P{White_Space})`,
    `${SPACE}+`,
  ].join("|"),
  o200k: [
    `[^\\r\\n\\p{L}\\p{N}]?[\\p{Lu}\\p{Lt}\\p{Lm}\\p{Lo}\\p{M}]*[\\p{Ll}\\p{Lm}\\p{Lo}\\p{M}]+(?:${CONTRACTION})?`,
    `[^\\r\\n\\p{L}\\p{N}]?[\\p{Lu}\\p{Lt}\\p{Lm}\\p{Lo}\\p{M}]+[\\p{Ll}\\p{Lm}\\p{Lo}\\p{M}]*(?:${CONTRACTION})?`,
    "\\p{N}{1,3}",
    ` ?[^${SPACE}\\p{L}\\p{N}]+[\\r\\n/]*`,
    `${SPACE}*[\\r\\n]+`,
    `${SPACE}+(?!\\P{White_Space})`,
    `${SPACE}+`,
  ].join("|"),
} as const;

const bothCases = (letters: string): string =>
  letters.replace(/[a-z]/giu, (letter) => {
    const [lower, upper] = [letter.toLowerCase(), letter.toUpperCase()];
    return `[${lower}${upper}${lower === "s" ? "\\u017f" : ""}${lower === "k" ? "\\u212a" : ""}]`;
  });

/**
 * A pattern of the Rust or Oniguruma dialect as the source of a regular expression here, or `undefined` when it has
 * none. Possessive quantifiers lose their plus, which the published patterns do not depend on.
 */
export function translatePieces(source: string): string | undefined {
  const translated = source
    .replace(/\(\?i:([a-z'|]+)\)/giu, (_whole, inner: string) => `(?:${bothCases(inner)})`)
    .replace(/\\([sS])/gu, (_whole, letter: string) => (letter === "s" ? "\\p{White_Space}" : "\\P{White_Space}"))
    .replace(/([?*+]|\{\d+(?:,\d*)?\})\+/gu, "$1");
  try {
    new RegExp(translated, "u");
  } catch (thrown) {
    if (thrown instanceof SyntaxError) return undefined;
    throw thrown;
  }
  return translated;
}
