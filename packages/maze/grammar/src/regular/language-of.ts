import type { Pattern } from "../pattern/pattern.ts";
import { EMPTY_WORD, type Languages } from "./languages.ts";

const encoder = new TextEncoder();
const known = new WeakMap<Languages, WeakMap<Pattern, number>>();

/** The language of a pattern. */
export function languageOf(languages: Languages, pattern: Pattern): number {
  let cache = known.get(languages);
  if (!cache) known.set(languages, (cache = new WeakMap()));
  let result = cache.get(pattern);
  if (result === undefined) {
    result = build(languages, pattern);
    cache.set(pattern, result);
  }
  return result;
}

function build(languages: Languages, pattern: Pattern): number {
  const inner = (part: Pattern): number => languageOf(languages, part);
  switch (pattern.kind) {
    case "text":
      return languages.word(encoder.encode(pattern.text));
    case "bytes":
      return languages.word(pattern.bytes);
    case "class":
      return languages.codePoints(pattern.ranges);
    case "byte-class":
      return languages.byteSet(languages.sets.ofRanges(pattern.ranges));
    case "concat":
      return pattern.items.reduceRight((rest, item) => languages.concat(inner(item), rest), EMPTY_WORD);
    case "alternate":
      return languages.alternate(pattern.options.map(inner));
    case "repeat-pattern":
      return languages.repeat(inner(pattern.item), pattern.min, pattern.max);
    case "intersect":
      return languages.intersect(pattern.items.map(inner));
    case "complement":
      return languages.complement(inner(pattern.item));
  }
}
