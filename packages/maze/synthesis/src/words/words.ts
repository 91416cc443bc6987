const STOP = new Set(
  "a an and are as at be been by can do does each for from get given gets has have if in into is it its of on or our return returned returns should so that the their them then there they this to use used using value was we what when where which while will with within you your function true false one also than given no other such".split(
    " ",
  ),
);

/**
 * The content words of a text in a common form: identifiers are split at their humps, plurals and verb endings are cut off.
 */
export function wordsOf(text: string): string[] {
  const parts = text
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, "$1 $2")
    .toLowerCase()
    .match(/\p{L}{2,}/gu);
  return (parts ?? []).filter((word) => !STOP.has(word)).map(stem);
}

/** A cheap English stem: enough to make `days`, `adding` and `formatted` meet `day`, `add` and `format`. */
export function stem(word: string): string {
  let stemmed = word;
  if (stemmed.length > 4 && stemmed.endsWith("ies")) stemmed = `${stemmed.slice(0, -3)}y`;
  else if (stemmed.length > 4 && /(?:[sxz]|ch|sh)es$/.test(stemmed)) stemmed = stemmed.slice(0, -2);
  else if (stemmed.length > 3 && stemmed.endsWith("s") && !/[su]s$/.test(stemmed)) stemmed = stemmed.slice(0, -1);
  if (stemmed.length > 5 && stemmed.endsWith("ing")) stemmed = undouble(stemmed.slice(0, -3));
  else if (stemmed.length > 4 && stemmed.endsWith("ed")) stemmed = undouble(stemmed.slice(0, -2));
  if (stemmed.length > 5 && stemmed.endsWith("est")) stemmed = undouble(stemmed.slice(0, -3));
  else if (stemmed.length > 5 && stemmed.endsWith("er")) stemmed = undouble(stemmed.slice(0, -2));
  return stemmed.length > 4 && stemmed.endsWith("e") ? stemmed.slice(0, -1) : stemmed;
}

const undouble = (word: string): string => (word.length > 3 && /([bdgmnprt])\1$/.test(word) ? word.slice(0, -1) : word);
