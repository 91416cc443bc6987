import type { DocComment } from "@maze/core";
import type { TreeFile } from "./parse-tree.ts";

/** A line of documentation without its margin, and where it stands in the file. */
export interface DocLine {
  readonly text: string;
  readonly offset: number;
}

/** Lines of a range of the file, without the margin that a pattern matches at the start of each. */
export function docLines({ text }: TreeFile, [start, end]: readonly [number, number], margin: RegExp): DocLine[] {
  const found: DocLine[] = [];
  let offset = start;
  for (const raw of text.slice(start, end).split(/(?<=\n|\r(?!\n))/)) {
    const content = raw.replace(/[\r\n]+$/, "");
    const skipped = margin.exec(content)?.[0].length ?? 0;
    found.push({ text: content.slice(skipped).trimEnd(), offset: offset + skipped });
    offset += raw.length;
  }
  return found;
}

/** Documentation that is Markdown: the fenced blocks that `isExample` takes are its examples, the rest is its summary. */
export function markdownDoc(
  file: TreeFile,
  lines: readonly DocLine[],
  isExample: (info: string) => boolean,
): DocComment {
  const doc: DocComment = { summary: "", examples: [], tags: [] };
  const rest: string[] = [];
  let fence: { marks: string; lines: DocLine[] | undefined } | undefined;
  for (const line of lines) {
    const [, marks, info = ""] = /^\s*(`{3,}|~{3,})(.*)$/.exec(line.text) ?? [];
    if (fence === undefined) {
      if (marks !== undefined) fence = { marks, lines: isExample(info.trim()) ? [] : undefined };
      if (fence?.lines === undefined) rest.push(line.text);
      continue;
    }
    const isEnd = marks?.startsWith(fence.marks) === true && info.trim() === "";
    if (fence.lines === undefined) rest.push(line.text);
    else if (isEnd) addExample(file, doc, fence.lines);
    else fence.lines.push(line);
    if (isEnd) fence = undefined;
  }
  if (fence?.lines !== undefined) addExample(file, doc, fence.lines);
  doc.summary = rest.join("\n").trim();
  return doc;
}

/** Adds an example with its place. */
export function addExample({ lines }: TreeFile, doc: DocComment, found: readonly DocLine[]): void {
  const [first, last] = [found[0], found.at(-1)];
  if (first === undefined || last === undefined) return;
  const span = lines.spanOf(first.offset, last.offset + last.text.length);
  doc.examples.push({ text: found.map(({ text }) => text).join("\n"), span });
}
