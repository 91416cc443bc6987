import type { DocComment } from "@maze/core";
import type { Comment } from "oxc-parser";
import type { SourceFile } from "./parse-source.ts";

/** A line of a doc comment without its margin, and where it stands in the file. */
interface DocLine {
  readonly text: string;
  readonly offset: number;
}

/** The documentation of the declaration that begins at an offset: the last doc comment right before it. */
export function docBefore(file: SourceFile, start: number): DocComment | undefined {
  const comment = docCommentBefore(file, start);
  return comment === undefined ? undefined : parseDocComment(file, comment);
}

function docCommentBefore({ text, comments }: SourceFile, start: number): Comment | undefined {
  let low = 0;
  let high = comments.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((comments[middle]?.start ?? Infinity) < start) low = middle + 1;
    else high = middle;
  }
  let end = start;
  for (let i = low - 1; i >= 0; i--) {
    const comment = comments[i];
    if (comment === undefined || comment.end > end || text.slice(comment.end, end).trim() !== "") return undefined;
    if (comment.type === "Block" && comment.value.startsWith("*") && comment.value !== "*") return comment;
    end = comment.start;
  }
  return undefined;
}

/**
 * Reads a JSDoc or TSDoc comment: the description up to the first block tag, the examples, and the other block tags in
 * order. A tag begins a line and does not stand in a fenced block.
 */
export function parseDocComment({ text, lines }: SourceFile, comment: Comment): DocComment {
  const doc: DocComment = { summary: "", examples: [], tags: [] };
  let inFence = false;
  let section: { tag: string | undefined; lines: DocLine[] } = { tag: undefined, lines: [] };
  const finish = (): void => {
    const kept = trimBlankLines(section.lines);
    const body = kept.map((line) => line.text).join("\n");
    if (section.tag === undefined) doc.summary = body.trim();
    else if (section.tag !== "example") doc.tags.push({ name: section.tag, text: body.trim() });
    else {
      const [first, last] = [kept[0], kept.at(-1)];
      const span =
        first === undefined || last === undefined
          ? {}
          : { span: lines.spanOf(first.offset, last.offset + last.text.length) };
      doc.examples.push({ text: body, ...span });
    }
  };
  for (const line of docLines(text, comment)) {
    const tag = inFence ? null : /^\s*@([A-Za-z][\w-]*)\s*/.exec(line.text);
    if (/^\s*(?:```|~~~)/.test(line.text)) inFence = !inFence;
    if (tag === null) section.lines.push(line);
    else {
      finish();
      const [{ length }, name = ""] = tag;
      section = { tag: name, lines: [{ text: line.text.slice(length), offset: line.offset + length }] };
      if (/^(?:```|~~~)/.test(line.text.slice(length))) inFence = !inFence;
    }
  }
  finish();
  return doc;
}

function docLines(text: string, comment: Comment): DocLine[] {
  const from = comment.start + 3;
  const body = text.slice(from, comment.end - 2);
  const found: DocLine[] = [];
  let offset = from;
  for (const raw of body.split(/(?<=\n|\r(?!\n))/)) {
    const content = raw.replace(/[\r\n]+$/, "");
    const margin = found.length === 0 ? /^[ \t]*/.exec(content) : /^[ \t]*(?:\*(?!\/) ?)?/.exec(content);
    const skipped = margin?.[0].length ?? 0;
    found.push({ text: content.slice(skipped).trimEnd(), offset: offset + skipped });
    offset += raw.length;
  }
  return found;
}

function trimBlankLines(lines: readonly DocLine[]): DocLine[] {
  const first = lines.findIndex((line) => line.text.trim() !== "");
  const last = lines.findLastIndex((line) => line.text.trim() !== "");
  return first < 0 ? [] : lines.slice(first, last + 1);
}
