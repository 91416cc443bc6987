import type { DocComment } from "@maze/core";
import type { Node } from "web-tree-sitter";
import { docLines, type DocLine } from "../tree-sitter/doc-text.ts";
import type { TreeFile } from "../tree-sitter/parse-tree.ts";

/** Directives of tools, such as `//go:embed`, are no documentation. */
const DIRECTIVE = /^\/\/(?:[a-z0-9]+:[a-z0-9]|line |export |extern )/;

/** The comments right before a declaration; a paragraph `Deprecated: …` is a tag. */
export function docOf(file: TreeFile, comments: readonly Node[]): DocComment | undefined {
  const lines: DocLine[] = [];
  for (const { startIndex, endIndex } of comments) {
    const source = file.text.slice(startIndex, endIndex);
    if (DIRECTIVE.test(source)) continue;
    if (source.startsWith("//")) lines.push(...docLines(file, [startIndex + 2, endIndex], /^ /));
    else lines.push(...docLines(file, [startIndex + 2, Math.max(startIndex + 2, endIndex - 2)], /^[ \t]*\*? ?/));
  }
  if (lines.length === 0) return undefined;
  const paragraphs = lines
    .map(({ text }) => text)
    .join("\n")
    .split(/\n\s*\n/);
  const isTag = (paragraph: string): boolean => paragraph.trimStart().startsWith("Deprecated: ");
  const tags = paragraphs
    .filter(isTag)
    .map((paragraph) => ({ name: "deprecated", text: paragraph.trim().slice("Deprecated: ".length) }));
  const summary = paragraphs
    .filter((paragraph) => !isTag(paragraph))
    .join("\n\n")
    .trim();
  return { summary, examples: [], tags };
}
