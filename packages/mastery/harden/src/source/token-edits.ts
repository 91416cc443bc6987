import type { TextEdit } from "@maze/core";

/** A piece of text that is code, with where it stands in the text it belongs to. */
export interface Token {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** What is to stand in the place of some code: its text and the tokens in it. */
export interface Replacement {
  readonly text: string;
  readonly tokens: readonly Token[];
}

/**
 * The smallest edits of whole tokens that turn `before` (tokens of `source`, without comments) into `after`. What stands
 * between tokens that stay, comments included, is not touched.
 */
export function tokenEdits(source: string, before: readonly Token[], after: Replacement): TextEdit[] {
  const kept = longestCommon(before, after.tokens);
  const edits: TextEdit[] = [];
  let [from, fresh] = [0, 0];
  for (const [keptBefore, keptAfter] of [...kept, [before.length, after.tokens.length] as const]) {
    const removed = before.slice(from, keptBefore);
    if (removed.length > 0 || keptAfter > fresh) {
      edits.push(...changeOf(source, before, after, removed, from, fresh, keptAfter));
    }
    [from, fresh] = [keptBefore + 1, keptAfter + 1];
  }
  return edits;
}

function changeOf(
  source: string,
  before: readonly Token[],
  after: Replacement,
  removed: readonly Token[],
  at: number,
  fresh: number,
  freshEnd: number,
): TextEdit[] {
  const [first, last] = [removed[0], removed.at(-1)];
  const added = after.tokens.slice(fresh, freshEnd);
  if (first === undefined || last === undefined) return [insertion(source, before, after, at, fresh, freshEnd)];
  const text = added.length === 0 ? "" : after.text.slice(added[0]?.start, added.at(-1)?.end);
  if (text === "") return runs(source, removed).map((run) => deletion(source, run.start, run.end));
  const [firstRun, ...otherRuns] = runs(source, removed);
  return [
    { start: firstRun?.start ?? first.start, end: firstRun?.end ?? last.end, newText: text },
    ...otherRuns.map((run) => deletion(source, run.start, run.end)),
  ];
}

function insertion(
  source: string,
  before: readonly Token[],
  after: Replacement,
  at: number,
  fresh: number,
  freshEnd: number,
): TextEdit {
  const [previous, next] = [before[at - 1], before[at]];
  const [from, to] = [after.tokens[fresh - 1]?.end, after.tokens[freshEnd]?.start];
  if (previous !== undefined && next !== undefined && /^[ \t]*$/.test(source.slice(previous.end, next.start))) {
    return narrowed(source, { start: previous.end, end: next.start, newText: after.text.slice(from, to) });
  }
  if (previous !== undefined) {
    const newText = after.text.slice(from, after.tokens[freshEnd - 1]?.end);
    return { start: previous.end, end: previous.end, newText };
  }
  const place = next?.start ?? 0;
  const newText = after.text.slice(after.tokens[fresh]?.start, to);
  return { start: place, end: place, newText };
}

/** An edit without what its two texts have in common at either end. */
function narrowed(source: string, { start, end, newText }: TextEdit): TextEdit {
  const old = source.slice(start, end);
  let [head, tail] = [0, 0];
  const shorter = Math.min(old.length, newText.length);
  while (head < shorter && old[head] === newText[head]) head += 1;
  while (tail < shorter - head && old.at(-1 - tail) === newText.at(-1 - tail)) tail += 1;
  return { start: start + head, end: end - tail, newText: newText.slice(head, newText.length - tail) };
}

/** Neighbouring tokens as one stretch, as far as only spaces stand between them. */
function runs(source: string, tokens: readonly Token[]): { start: number; end: number }[] {
  const stretches: { start: number; end: number }[] = [];
  for (const { start, end } of tokens) {
    const current = stretches.at(-1);
    if (current !== undefined && source.slice(current.end, start).trim() === "") current.end = end;
    else stretches.push({ start, end });
  }
  return stretches;
}

/** Takes a stretch out, with the spaces that would be left over on one side, or with its line where it stands alone. */
function deletion(source: string, start: number, end: number): TextEdit {
  const spacesBefore = /[ \t]*$/.exec(source.slice(0, start))?.[0].length ?? 0;
  const spacesAfter = /^[ \t]*/.exec(source.slice(end))?.[0].length ?? 0;
  const lineStart = start - spacesBefore;
  const isAtLineStart = lineStart === 0 || source[lineStart - 1] === "\n";
  const lineEnd = /^\r?\n/.exec(source.slice(end + spacesAfter));
  if (isAtLineStart && lineEnd !== null)
    return { start: lineStart, end: end + spacesAfter + lineEnd[0].length, newText: "" };
  if (!isAtLineStart && spacesBefore > 0 && /[\s)\],;]/.test(source[end] ?? "\n")) {
    return { start: lineStart, end, newText: "" };
  }
  const isOpen = isAtLineStart || spacesBefore > 0 || /[([{]$/.test(source.slice(0, start));
  return { start, end: isOpen ? end + spacesAfter : end, newText: "" };
}

/** Pairs of indexes of a longest common subsequence. */
function longestCommon(a: readonly Token[], b: readonly Token[]): (readonly [number, number])[] {
  const lengths = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  const at = (i: number, j: number): number => lengths[i]?.[j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1) {
    const row = lengths[i] ?? [];
    for (let j = b.length - 1; j >= 0; j -= 1) {
      row[j] = a[i]?.text === b[j]?.text ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const pairs: (readonly [number, number])[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (a[i]?.text === b[j]?.text) pairs.push([i++, j++]);
    else if (at(i + 1, j) >= at(i, j + 1)) i += 1;
    else j += 1;
  }
  return pairs;
}
