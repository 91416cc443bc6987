import type { Boundary, OpenBlock } from "./scan-statements.ts";

/** A statement, or the part of one up to a block that it opens. */
interface Part {
  readonly start: number;
  readonly end: number;
  readonly words: ReadonlySet<string>;
  /** Names that it may declare. */
  readonly declares: readonly string[];
  /** The name whose type hangs on what stands inside of the block that it opens. */
  readonly inferred: string | undefined;
  /** The part that opened the block around it. */
  readonly header: Part | undefined;
}

const WORD = /[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*/gu;
const COMMENT = /\/\/[^\n]*|\/\*[^]*?\*\//gu;
const KEYWORDS = new Set("const let var function class for if of in return async export default new await".split(" "));

/**
 * Tells which offsets stand in code whose types hang on names that are not declared yet: the compiler takes such a name
 * as an error and what follows from it as `any` or `unknown`, so what it finds there may not be so in the end. A name is
 * doubtful if a doubtful statement may declare it; that takes more for doubtful than is, never less.
 */
export function doubtfulOffsets(
  text: string,
  boundaries: readonly Boundary[],
  unknownNames: readonly number[],
): (offset: number) => boolean {
  if (unknownNames.length === 0) return () => false;
  const parts = partsOf(text, boundaries);
  const doubtful = new Set<Part>(parts.filter(({ start, end }) => unknownNames.some((at) => at >= start && at < end)));
  const names = new Set<string>();
  const spread = (part: Part): void => {
    doubtful.add(part);
    for (const name of part.declares) names.add(name);
    // What a function returns may hang on it.
    for (let { header } = part; header !== undefined; header = header.header) {
      if (header.inferred !== undefined) names.add(header.inferred);
    }
  };
  for (const part of doubtful) spread(part);
  for (let before = -1; before < names.size;) {
    before = names.size;
    for (const part of parts) {
      if (!doubtful.has(part) && [...part.words].some((word) => names.has(word))) spread(part);
    }
  }
  return (offset) => [...doubtful].some(({ start, end }) => offset >= start && offset < end);
}

function partsOf(text: string, boundaries: readonly Boundary[]): Part[] {
  const parts: Part[] = [];
  const headers: Part[] = [];
  let start = 0;
  let depth = 0;
  for (const { offset, open } of boundaries) {
    const code = text.slice(start, offset).replaceAll(COMMENT, (comment) => " ".repeat(comment.length));
    headers.length = Math.min(headers.length, depth);
    const opens = open.length > depth;
    const part: Part = {
      start,
      end: offset,
      words: new Set(code.match(WORD)),
      declares: declaredIn(code, opens),
      inferred: opens && isInferred(open.at(-1)) ? wordsOf(code)[0] : undefined,
      header: headers.at(-1),
    };
    parts.push(part);
    if (opens) headers.push(part);
    depth = open.length;
    start = offset;
  }
  return parts;
}

/** A function that does not say what it returns, or a class, whose members may not. */
const isInferred = (block: OpenBlock | undefined): boolean =>
  block?.kind === "class" || (block?.kind === "function" && !block.isAnnotated);

const wordsOf = (code: string): string[] => (code.match(WORD) ?? []).filter((word) => !KEYWORDS.has(word));

/** Words of a header or a pattern, else the word before an annotation or what is assigned; no less than what is declared. */
function declaredIn(code: string, opens: boolean): string[] {
  if (opens) return wordsOf(code);
  const end = code.search(/=(?![=>])/);
  const head = end < 0 ? code : code.slice(0, end);
  return /[[{(,]/.test(head) ? wordsOf(head) : wordsOf(head.split(":", 1)[0] ?? head);
}
