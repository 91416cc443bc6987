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

/** Bytes in which the head of a file that people write ends. */
const HEAD_BYTES = 8192;

/**
 * The same answer for a file as bytes of UTF-8, of which no more is decoded than the answer needs.
 */
export function generatedReasonOfBytes(path: string, bytes: Buffer): string | undefined {
  const size = Math.min(bytes.length, HEAD_BYTES);
  const headIsWhole = size === bytes.length || breaksWithin(bytes, size) >= HEAD_LINES;
  const isDoubtful = !headIsWhole || hasLongLine(bytes);
  if (!isDoubtful && !path.includes("min.") && !bytes.subarray(0, size).includes("enerated") && !bytes.subarray(0, size).includes("ENERATED")) return undefined;
  return generatedReason(path, isDoubtful ? bytes.toString() : bytes.toString("utf8", 0, size));
}

function breaksWithin(bytes: Buffer, end: number): number {
  let breaks = 0;
  for (let at = bytes.indexOf(10); at >= 0 && at < end && breaks < HEAD_LINES; at = bytes.indexOf(10, at + 1)) breaks++;
  return breaks;
}

/** Whether a line may be longer than `LONG_LINE` units; looks at the last break of each stretch of that length only. */
function hasLongLine(text: string | Buffer): boolean {
  for (let start = 0; start + LONG_LINE < text.length;) {
    const end = start + LONG_LINE;
    const last = typeof text === "string" ? text.lastIndexOf("\n", end) : text.lastIndexOf(10, end);
    if (last < start) return true;
    start = last + 1;
  }
  return false;
}

function isMinified(text: string): boolean {
  if (!hasLongLine(text)) return false;
  let lines = 1;
  for (let end = text.indexOf("\n"); end >= 0; end = text.indexOf("\n", end + 1)) lines++;
  return text.length / lines > LONG_AVERAGE;
}
