/** Lines at the head of a file in which a mark of generated code is looked for. */
const HEAD_LINES = 12;
const MARKS = [
  /@generated\b/,
  /\bcode generated\b.*\bdo not edit\b/i,
  /\bauto-?generated\b.*\bdo not (?:edit|modify|change)\b|\bdo not (?:edit|modify|change)\b.*\bauto-?generated\b/i,
  /^\W*this (?:file|code) (?:is|was|has been) (?:automatically |auto-?)generated\b/i,
];
/** A longest line above this many units, with long lines on average, is the work of a minifier. */
const LONG_LINE = 5_000;
const LONG_AVERAGE = 300;

/** Why a file counts as minified or generated; `undefined` for one that people write. */
export function generatedReason(path: string, text: string): string | undefined {
  if (/[.-]min\.[cm]?js$/i.test(path)) return "its name says that it is minified";
  let head = 0;
  for (let lines = 0; lines < HEAD_LINES && head < text.length; lines++) {
    const end = text.indexOf("\n", head);
    const line = text.slice(head, Math.min(end < 0 ? text.length : end, head + 500));
    if (
      /^\s*(?:\/\/|\/?\*|#)/.test(line.replace(/^\ufeff/, "")) &&
      MARKS.some((mark) => mark.test(line.replace(/^[\s/*#\ufeff]+/, "")))
    ) {
      return "it says that it is generated";
    }
    head = end < 0 ? text.length : end + 1;
  }
  return isMinified(text) ? "it is minified" : undefined;
}

function isMinified(text: string): boolean {
  if (text.length < LONG_LINE) return false;
  let longest = 0;
  let lines = 1;
  let start = 0;
  for (let end = text.indexOf("\n"); end >= 0; end = text.indexOf("\n", start)) {
    longest = Math.max(longest, end - start);
    lines++;
    start = end + 1;
  }
  longest = Math.max(longest, text.length - start);
  return longest > LONG_LINE && text.length / lines > LONG_AVERAGE;
}
