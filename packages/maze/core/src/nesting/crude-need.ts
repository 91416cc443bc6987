import { cost, KEYWORDS } from "./costs.ts";

const costOf: Readonly<Record<string, number>> = {
  "(": cost.opener,
  "[": cost.opener,
  "{": cost.opener,
  "<": cost.angle,
  "?": cost.query,
  "=": cost.assign,
  ":": cost.colon,
  "@": cost.keyword,
};

/**
 * An upper bound of the native stack, in bytes, that parsing a text can take: as if everything in it were nested in
 * everything before. Holds without knowing which tokens are comments or strings; of use for short texts.
 */
export function crudeNeed(text: string): number {
  let need = 0;
  for (const [token] of text.matchAll(/[\p{L}\p{N}_$]+|\S/gu)) {
    need +=
      costOf[token] ?? (KEYWORDS.has(token) ? cost.keyword : /^[\p{L}\p{N}_$]/u.test(token) ? cost.word : cost.other);
  }
  return need;
}
